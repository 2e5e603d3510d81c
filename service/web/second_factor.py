"""The second factor: set up and taken off on the account's page, asked for at sign-in, reset by staff."""

from __future__ import annotations

import io

import pyotp
import segno
from flask import Blueprint, Response, abort, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as Answer
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from service.records import second_factor
from service.records.audit import Subject, actor_of, note
from service.records.refusals import Refused
from service.sealing import Seal
from service.tables import User
from service.web import guard, halfway
from service.web.auth import count, enter, refuse_for, way_back
from service.web.context import actor, desk, say, somebody
from service.web.forms import Form, Press

blueprint = Blueprint("second_factor", __name__)

PENDING = "second_factor"
"""Where the session keeps the secret, sealed, until its first code is right."""


class CodeForm(Form):
    """A code of the authenticator, or a recovery code."""

    code = StringField(
        _("验证码"),
        validators=[DataRequired(), Length(max=40)],
        render_kw={"autocomplete": "one-time-code", "spellcheck": "false"},
    )


@blueprint.route("/login/code", methods=["GET", "POST"])
def ask() -> str | Answer | tuple[str, int]:
    """The code after the password; without one that was right a moment ago there is nothing to ask."""
    form = CodeForm()
    with desk().database.writing() as record:
        user = halfway.user_of(record)
        if user is None:
            return render_template("second_factor/ask.html", form=None), 410
        if form.validate_on_submit():
            _count(user)
            if _comes_in(record, user, form.code.data):
                return redirect(way_back())
            form.code.errors = [say(second_factor.WRONG)]
    return render_template("second_factor/ask.html", form=form)


@blueprint.route("/account/second-factor", methods=["GET", "POST"])
def set_up() -> str | Answer:
    """The secret as a picture and as text; its first code turns it on, and the recovery codes are shown this once."""
    if somebody().second_factor:
        return redirect(url_for("auth.account"))
    form, secret = CodeForm(), _pending() or _begun()
    if form.validate_on_submit():
        try:
            with desk().database.writing() as record:
                user = _own(record)
                _count(user)
                codes = second_factor.turn_on(record, actor(), user, _seal(), secret, form.code.data)
                enter(record, user)
            return render_template("second_factor/codes.html", codes=codes)
        except Refused as refused:
            _note_refused(refused)
            form.code.errors = [say(refused.text)]
    return render_template("second_factor/set_up.html", form=form, secret=secret, must=guard.must_set_up(somebody()))


@blueprint.get("/account/second-factor/picture.svg")
def picture() -> Response:
    """The QR code that an authenticator takes the secret from, while it is being set up."""
    secret = _pending() or abort(404)
    address = pyotp.TOTP(secret).provisioning_uri(name=somebody().name, issuer_name=gettext("平台申报预审"))
    drawn = io.BytesIO()
    segno.make(address, error="l").save(drawn, kind="svg", scale=4, light="white", xmldecl=False)
    return Response(drawn.getvalue(), content_type="image/svg+xml", headers={"Cache-Control": "private, no-store"})


@blueprint.post("/account/second-factor/off")
def turn_off() -> Answer:
    """Taken off with a code."""
    form = CodeForm()
    try:
        with desk().database.writing() as record:
            user = _own(record)
            _count(user)
            second_factor.turn_off(record, actor(), user, _seal(), form.code.data if form.validate() else "")
            enter(record, user)
        flash(gettext("已关闭两步验证。"), "done")
    except Refused as refused:
        _note_refused(refused)
        flash(say(refused.text), "error")
    return redirect(url_for("auth.account"))


@blueprint.post("/users/<int:user_id>/second-factor")
def reset(user_id: int) -> Answer:
    """Staff take it off somebody who lost the authenticator."""
    if not Press().validate():
        abort(400)
    try:
        with desk().database.writing() as record:
            user = record.get(User, user_id, with_for_update=True) or abort(404)
            second_factor.reset(record, actor(), user, request.form.get("reason", "")[:1000])
        flash(gettext("已重置两步验证，其登录已失效。"), "done")
    except Refused as refused:
        flash(say(refused.text), "error")
    return redirect(url_for("users.index"))


def _comes_in(record: Session, user: User, code: str) -> bool:
    """Whether the code opens the door; either way it is logged."""
    proved = second_factor.proves(record, user, _seal(), code)
    by = actor_of(user, request.remote_addr or "")
    note(record, by, "user.signed_in" if proved else "user.code_refused", Subject("user", user.name))
    if proved:
        enter(record, user)
    return proved


def _note_refused(refused: Refused) -> None:
    """A wrong code is on record, though what was tried with it was not done."""
    if refused.code == "wrong_code":
        with desk().database.writing() as record:
            note(record, actor(), "user.code_refused", Subject("user", somebody().name))


def _count(user: User) -> None:
    """One try: by address and name as with passwords, and by user wherever it comes from."""
    count("code", user.key)
    refuse_for(desk().limiter.wait(desk().settings.code_limit, "code", str(user.id)))


def _own(record: Session) -> User:
    return record.get_one(User, somebody().number, with_for_update=True)


def _seal() -> Seal:
    return Seal(desk().settings.secret_key)


def _pending() -> str:
    return _seal().open(somebody().number, session.get(PENDING, ""))


def _begun() -> str:
    secret = second_factor.fresh_secret()
    session[PENDING] = _seal().close(somebody().number, secret)
    return secret
