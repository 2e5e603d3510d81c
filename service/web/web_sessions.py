"""One's sessions on the account page: one ended, or all of them, with the tokens if one likes."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_login import logout_user
from werkzeug.wrappers import Response

from service.records import accounts, audit, web_sessions
from service.records.audit import Subject
from service.tables import User
from service.web.context import actor, desk, somebody
from service.web.forms import Press

blueprint = Blueprint("web_sessions", __name__, url_prefix="/account/sessions")

BROWSERS: dict[str, str] = {
    "Edg": "Edge",
    "Firefox": "Firefox",
    "MicroMessenger": "WeChat",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
"""By a mark in what they say of themselves, the more special ones first, since most claim to be others too."""

SYSTEMS = ("Windows", "Android", "iPhone", "iPad", "Mac OS X", "Linux")


@blueprint.post("/<int:number>/end")
def end(number: int) -> Response:
    """One of one's own opens nothing any more."""
    if not Press().validate():
        abort(400)
    with desk().database.writing() as record:
        if not web_sessions.end(record, actor(), record.get_one(User, somebody().number), number):
            abort(404)
    flash(_("已退出该设备。"), "done")
    return redirect(url_for("auth.account"))


@blueprint.post("/end")
def end_all() -> Response:
    """Signed out everywhere, here too; programs go on unless their tokens are to end as well."""
    if not Press().validate():
        abort(400)
    with desk().database.writing() as record:
        user = record.get_one(User, somebody().number, with_for_update=True)
        web_sessions.end_all(record, user)
        if request.form.get("tokens"):
            accounts.revoke_tokens(record, actor(), user)
        audit.note(record, actor(), "user.signed_out_everywhere", Subject("user", user.name))
    logout_user()
    flash(_("已在所有设备上退出。"), "done")
    return redirect(url_for("auth.login"))


def called(browser: str) -> str:
    """A browser by what it says of itself, as people would call it."""
    name = next((name for mark, name in BROWSERS.items() if mark in browser), "")
    system = next((system for system in SYSTEMS if system in browser), "")
    return " · ".join(part for part in (name, system) if part) or browser[:40]
