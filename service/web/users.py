"""Staff look after users: add, change role, put out and let in, set a password."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.exceptions import BadRequest, NotFound
from werkzeug.wrappers import Response as Answer

from service.records import accounts, office_identities, user_lists
from service.records.refusals import Refused
from service.retention.due import GONE
from service.tables import Role, User
from service.web.account_forms import Access, NewPassword, NewUser
from service.web.context import actor, desk, say
from service.web.forms import Press

blueprint = Blueprint("users", __name__, url_prefix="/users")

LONGEST = 2_000_000
"""Bytes of a list of users at most."""


@blueprint.get("")
def index() -> str:
    """All users."""
    with desk().database.reading() as session:
        there = select(User).where(~User.key.startswith(GONE))
        users = session.scalars(there.order_by(User.role, User.key)).all()
        office = desk().settings.office_login
        linked = office_identities.of_issuer(session, office.issuer) if office else {}
    return render_template(
        "users/index.html",
        users=users,
        form=NewUser(),
        access=Access(formdata=None),
        office=office is not None,
        linked=linked,
    )


@blueprint.post("")
def add() -> Answer:
    """A new user of any role."""
    form = NewUser()
    if not form.validate():
        raise BadRequest
    with desk().database.writing() as session:
        accounts.add_user(session, actor(), form.name.data, form.password.data, Role(form.role.data))
    flash(_("已添加用户。"), "done")
    return redirect(url_for("users.index"))


@blueprint.post("/import")
def take_in() -> str | Answer:
    """A list of users, all or none; their passwords are shown this once."""
    file = request.files.get("list")
    if not Press().validate():
        raise BadRequest
    try:
        wanted = user_lists.lines(file.filename or "", file.stream.read(LONGEST)) if file else []
        with desk().database.writing() as session:
            made = user_lists.take_in(session, actor(), wanted)
    except Refused as refused:
        for line in say(refused.text).splitlines():
            flash(line, "error")
        return redirect(url_for("users.index"))
    return render_template("users/passwords.html", made=made)


@blueprint.post("/<int:user_id>/revoke")
def revoke(user_id: int) -> Answer:
    """Out, for a reason that is kept."""
    if not Press().validate():
        raise BadRequest
    try:
        with desk().database.writing() as session:
            accounts.revoke(session, actor(), _user(session, user_id), request.form.get("reason", "")[:1000])
    except Refused as refused:
        flash(say(refused.text), "error")
    else:
        flash(_("已停用，其登录和令牌均已失效。"), "done")
    return redirect(url_for("users.index"))


@blueprint.post("/<int:user_id>/access")
def change(user_id: int) -> Answer:
    """Another role, or out, or in again."""
    form = Access()
    if not form.validate():
        raise BadRequest
    with desk().database.writing() as session:
        accounts.set_access(session, actor(), _user(session, user_id), Role(form.role.data), form.active.data)
    flash(_("已保存。"), "done")
    return redirect(url_for("users.index"))


@blueprint.post("/<int:user_id>/password")
def password(user_id: int) -> Answer:
    """A new password for someone who forgot it."""
    form = NewPassword()
    if not form.validate():
        raise BadRequest
    with desk().database.writing() as session:
        accounts.set_password(session, actor(), _user(session, user_id), form.password.data)
    flash(_("密码已重置。"), "done")
    return redirect(url_for("users.index"))


def _user(session: Session, user_id: int) -> User:
    found = session.get(User, user_id, with_for_update=True)
    if found is None:
        raise NotFound
    return found
