"""Experts read figures of the blind sample from their pictures, and say what a difference comes from."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as Answer
from wtforms import SelectField, StringField
from wtforms.validators import DataRequired, Length, Optional

from service.records import blind
from service.records.refusals import Refused
from service.tables import Ruling
from service.web import lookup
from service.web.context import actor, desk, say
from service.web.reviews import light_of

blueprint = Blueprint("blind", __name__, url_prefix="/reviews/<dossier_id>/readings")


class ReadingForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """What the picture shows; `as_shown` and `unreadable` are answers of their own."""

    rule = StringField(validators=[DataRequired(), Length(max=64)])
    evidence = StringField(validators=[DataRequired(), Length(max=64)])
    value = StringField(lazy_gettext("图上所示"), validators=[Length(max=blind.LONGEST)])
    said = SelectField(choices=("", "as_shown", "unreadable"), validators=[Optional()])

    def read(self) -> str | None:
        """What was read; None where nothing can be."""
        if self.said.data == "unreadable":
            return None
        return self.said.data or self.value.data or ""


class RulingForm(FlaskForm):  # type: ignore[misc]  # as above
    """What a difference comes from."""

    rule = StringField(validators=[DataRequired(), Length(max=64)])
    evidence = StringField(validators=[DataRequired(), Length(max=64)])
    ruling = SelectField(choices=[one.value for one in Ruling], validators=[DataRequired()])


@blueprint.post("")
def read(dossier_id: str) -> Answer:
    """The expert's own reading; then the finding is shown as the machine has it."""
    form = ReadingForm()
    if not form.validate():
        raise BadRequest
    try:
        with desk().database.writing() as session:
            dossier = lookup.dossier(session, dossier_id, lock=True)
            light = light_of(lookup.finished(session, dossier, None), form.rule.data, form.evidence.data)
            reading = blind.answer(session, actor(), dossier, light, form.read())
            if reading.agrees is False:
                flash(_("您的读数与机器不一致，请说明原因。"), "note")
    except Refused as error:  # said on the page where it can be mended
        flash(say(error.text), "error")
    return _back(dossier_id, form.rule.data)


@blueprint.post("/ruling")
def rule(dossier_id: str) -> Answer:
    """What the expert says of a difference."""
    form = RulingForm()
    if not form.validate():
        raise BadRequest
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        light = light_of(lookup.finished(session, dossier, None), form.rule.data, form.evidence.data)
        blind.rule(session, actor(), dossier, light, Ruling(form.ruling.data))
    return _back(dossier_id, form.rule.data)


def _back(dossier_id: str, key: str) -> Answer:
    return redirect(url_for("reviews.show", dossier_id=dossier_id) + f"#finding-{key}")
