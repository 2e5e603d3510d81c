"""Who is let through: every request is held against the table of addresses before any view runs."""

from __future__ import annotations

import hmac
from contextlib import suppress

from flask import g, redirect, request, url_for
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import Forbidden, Unauthorized
from werkzeug.wrappers import Response

from checkers.model import Text
from service.records import accounts, web_sessions
from service.records.refusals import Refused
from service.tables import Scope, Token, User, WebSession
from service.web.access import ROLES
from service.web.context import Visitor, desk, visitor
from service.web.problems import wants_json

WITH_ONE_TIME_PASSWORD = frozenset({"auth.account", "auth.logout"})
"""All that is open to who still has the password that was printed: a change of it."""

WITHOUT_SECOND_FACTOR = frozenset({"second_factor.set_up", "second_factor.picture", "auth.logout"})
"""All that is open to staff without a second factor, where they must have one: to set it up."""

EXPIRED = Text("访问令牌已过期，请生成新的令牌。", "The token has expired; make a new one.")
NO_SCOPE = {
    Scope.READ: Text("此令牌不能读取，只能提交。", "This token may hand in, and not read."),
    Scope.WRITE: Text("此令牌只能读取，不能提交或修改。", "This token may read, and not hand in or change anything."),
}
READING = ("GET", "HEAD", "OPTIONS")


def guard() -> Response | None:
    """Before every request: let through, send to the sign-in page, or refuse."""
    if request.endpoint is None:
        return None  # no such address, which is said as such
    token = bearer() if request.blueprint == "api" else None
    if request.blueprint == "api":
        g.bearer = Visitor(token.user) if token and not accounts.has_ended(token) else None
    who = visitor()
    allowed = ROLES.get(request.endpoint, frozenset())
    if None in allowed or _watches():
        return None
    if who is not None and (first := _before_all_else(who)):
        return redirect(url_for(first)) if request.blueprint != "api" else _closed()
    if who is not None and who.role in allowed:
        _check_scope(token)
        return None
    if who is not None:
        raise Forbidden
    if token is not None:
        raise Refused("token_expired", EXPIRED, 401)
    if request.blueprint == "api" or request.method != "GET" or wants_json():
        raise Unauthorized
    return redirect(url_for("auth.login", next=request.full_path.rstrip("?")))


def _watches() -> bool:
    """Whether a program asks for figures and brings the token that is set for it, which opens nothing else."""
    token, brought = desk().settings.metrics_token, request.headers.get("Authorization", "")
    if request.endpoint != "health.figures" or not token:
        return False
    return hmac.compare_digest(brought.encode("utf-8", "replace"), f"Bearer {token}".encode())


def must_set_up(who: Visitor) -> bool:
    """Whether this office asks for a second factor that the visitor does not have yet, and brought none along."""
    return desk().settings.second_factor == who.role and not who.second_factor and not _counts_twice(who)


def _counts_twice(who: Visitor) -> bool:
    """Whether the visitor came by the office's own sign-in, and that counts as a second factor."""
    office = desk().settings.office_login
    return who.by_office and office is not None and office.counts_twice


def _before_all_else(who: Visitor) -> str:
    """The one page that is open to who has something to do first; "" where nothing is in the way of this one."""
    if who.one_time and not who.by_office:
        return "" if request.endpoint in WITH_ONE_TIME_PASSWORD else "auth.account"
    return "second_factor.set_up" if must_set_up(who) and request.endpoint not in WITHOUT_SECOND_FACTOR else ""


def _closed() -> Response:
    raise Forbidden


def bearer() -> Token | None:
    """The token that came along; programs bring no cookie, and a cookie opens nothing here."""
    scheme, _, text = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not text:
        return None
    with desk().database.reading() as record:
        return accounts.token_of(record, text.strip())


def _check_scope(token: Token | None) -> None:
    """Raises Refused where the token does not open this; else its use is on record."""
    if token is None:
        return
    wanted = Scope.READ if request.method in READING else Scope.WRITE
    if wanted.value not in token.scopes.split():
        raise Refused("scope", NO_SCOPE[wanted], 403)
    if accounts.is_use_news(token):
        with desk().database.writing() as record:
            accounts.token_used(record, token.id)


def remember(text: str) -> Visitor | None:
    """The user of a session, if it still holds: Flask-Login asks this for every request of a page."""
    number, epoch, shows = (*text.split(".", 2), "", "")[:3]
    if not (number.isdecimal() and epoch.isdecimal()):
        return None
    with desk().database.reading() as record:
        user = record.get(User, int(number))
        opened = web_sessions.shown(record, int(number), shows, desk().settings.session_hours)
    if user is None or opened is None or not user.active or user.epoch != int(epoch):
        return None
    _note_use(opened)
    return Visitor(user, shows, opened)


def _note_use(opened: WebSession) -> None:
    """When it was last used; a database that takes no writes just now keeps nobody out."""
    if web_sessions.is_use_news(opened):
        with suppress(OperationalError), desk().database.writing() as record:
            web_sessions.seen(record, opened.id)
