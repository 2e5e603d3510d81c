"""What is filled in about who comes here: names, passwords, roles and tokens."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, IntegerField, PasswordField, SelectField, StringField
from wtforms.validators import DataRequired, EqualTo, Length, NumberRange, Optional

from service.records.accounts import PASSWORD_LENGTH, PASSWORD_LIMIT, TOKEN_DAYS, TOKEN_LIMIT
from service.tables import Role
from service.web.forms import Form, choices
from service.web.unit_fields import UnitFields

AS_ABOVE = EqualTo("password", _("两次输入的密码不一致。"))


class SignIn(Form):
    """Name and password."""

    name = StringField(_("用户名"), validators=[DataRequired(), Length(max=64)])
    password = PasswordField(_("密码"), validators=[DataRequired(), Length(max=PASSWORD_LIMIT)])


class Register(UnitFields):
    """A new applicant; the unit may be told later."""

    name = StringField(_("用户名"), validators=[DataRequired(), Length(max=64)])
    password = PasswordField(_("密码"), validators=[DataRequired(), Length(min=PASSWORD_LENGTH, max=PASSWORD_LIMIT)])
    again = PasswordField(_("再次输入密码"), validators=[DataRequired(), AS_ABOVE])


class OwnPassword(Form):
    """A user changes the password."""

    present = PasswordField(_("现在的密码"), validators=[DataRequired(), Length(max=PASSWORD_LIMIT)])
    password = PasswordField(_("新密码"), validators=[DataRequired(), Length(min=PASSWORD_LENGTH, max=PASSWORD_LIMIT)])
    again = PasswordField(_("再次输入新密码"), validators=[DataRequired(), AS_ABOVE])


class Forgot(Form):
    """Somebody who forgot a password says who they are."""

    who = StringField(_("用户名或电子邮箱"), validators=[DataRequired(), Length(max=200)])


class FreshPassword(Form):
    """A new password by a link that was sent."""

    password = PasswordField(_("新密码"), validators=[DataRequired(), Length(min=PASSWORD_LENGTH, max=PASSWORD_LIMIT)])
    again = PasswordField(_("再次输入新密码"), validators=[DataRequired(), AS_ABOVE])


class TokenForm(Form):
    """A new token: what it opens, and for how long."""

    scopes = SelectField(_("权限"), default="read write")
    days = IntegerField(
        _("有效期（天）"), default=TOKEN_DAYS, validators=[Optional(), NumberRange(min=1, max=TOKEN_LIMIT)]
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.scopes.choices = choices("scope", ("read write", "read", "write"))


class NewUser(Form):
    """Staff add a user."""

    name = StringField(_("用户名"), validators=[DataRequired(), Length(max=64)])
    password = PasswordField(
        _("初始密码"), validators=[DataRequired(), Length(min=PASSWORD_LENGTH, max=PASSWORD_LIMIT)]
    )
    role = SelectField(_("角色"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.role.choices = choices("role", Role)


class Access(Form):
    """Staff change what a user may do."""

    role = SelectField(_("角色"))
    active = BooleanField(_("启用"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.role.choices = choices("role", Role)


class NewPassword(Form):
    """Staff set a user's password."""

    password = PasswordField(_("新密码"), validators=[DataRequired(), Length(min=PASSWORD_LENGTH, max=PASSWORD_LIMIT)])
