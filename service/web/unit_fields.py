"""The fields in which applicants say what unit they apply for: all of them, or for the time being none."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import EmailField, StringField, TelField
from wtforms.validators import Length

from service.records.profiles import WRONG, Said, tidy, wrong
from service.web.context import say


class UnitFields(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Name, code, and whom to call."""

    unit = StringField(_("单位名称"), validators=[Length(max=200)])
    credit_code = StringField(_("统一社会信用代码"), validators=[Length(max=30)])
    contact = StringField(_("联系人"), validators=[Length(max=64)])
    phone = TelField(_("联系电话"), validators=[Length(max=32)])
    email = EmailField(_("电子邮箱"), validators=[Length(max=200)])

    @property
    def said(self) -> Said | None:
        """What was filled in; None where nothing was."""
        parts = [field.data or "" for field in (self.unit, self.credit_code, self.contact, self.phone, self.email)]
        return tidy(Said(*parts)) if any(part.strip() for part in parts) else None

    def validate(self, extra_validators: Any = None) -> bool:
        """Every field by itself, then what they say together."""
        fits = bool(super().validate(extra_validators))
        said = self.said
        for part, text in (wrong(said) if said else {}).items():
            field = self.unit if part == "name" else self[part]
            field.errors = [*field.errors, say(text)]
            fits = False
        return fits


class UnitForm(UnitFields):
    """The same on the account's page, where nothing is nothing to save."""

    def validate(self, extra_validators: Any = None) -> bool:
        """Something must be filled in."""
        fits = super().validate(extra_validators)
        if self.said is None:
            self.unit.errors = [*self.unit.errors, say(WRONG["name"])]
            return False
        return fits
