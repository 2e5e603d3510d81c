"""Who may go where: one table for every address, decided before any view runs; what is not in it is closed."""

from __future__ import annotations

import hmac
from contextlib import suppress

from flask import Flask, g, redirect, request, url_for
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import Forbidden, Unauthorized
from werkzeug.wrappers import Response

from checkers.model import Text
from service.records import accounts, web_sessions
from service.records.refusals import Refused
from service.tables import Role, Scope, Token, User, WebSession
from service.web.context import Visitor, desk, visitor
from service.web.problems import wants_json

ANYONE = frozenset({None})
USERS = frozenset(Role)
APPLICANT = frozenset({Role.APPLICANT})
OFFICE = frozenset({Role.EXPERT, Role.STAFF})
EXPERT = frozenset({Role.EXPERT})
STAFF = frozenset({Role.STAFF})
HANDS_IN = frozenset({Role.APPLICANT, Role.STAFF})

WITH_ONE_TIME_PASSWORD = frozenset({"auth.account", "auth.logout"})
"""All that is open to who still has the password that was printed: a change of it."""

WITHOUT_SECOND_FACTOR = frozenset({"second_factor.set_up", "second_factor.picture", "auth.logout"})
"""All that is open to staff without a second factor, where they must have one: to set it up."""

ROLES: dict[str, frozenset[Role] | frozenset[None]] = {
    "static": ANYONE,
    "auth.home": USERS,
    "auth.login": ANYONE,
    "auth.logout": USERS,
    "auth.register": ANYONE,
    "auth.switch_language": ANYONE,
    "auth.account": USERS,
    "web_sessions.end": USERS,
    "web_sessions.end_all": USERS,
    "office_login.begin": ANYONE,
    "office_login.back": ANYONE,
    "office_login.link": OFFICE,
    "office_login.unlink": OFFICE,
    "office_login.bind": STAFF,
    "auth.new_token": USERS,
    "auth.revoke_token": USERS,
    "dashboard.index": STAFF,
    "error_rates.index": STAFF,
    "error_rates.csv": STAFF,
    "bulk.do": STAFF,
    "dossiers.index": HANDS_IN,
    "dossiers.new": HANDS_IN,
    "dossiers.show": HANDS_IN,
    "dossiers.edit": HANDS_IN,
    "dossiers.progress": HANDS_IN,
    "dossiers.run": HANDS_IN,
    "dossiers.submit": HANDS_IN,
    "documents.add": HANDS_IN,
    "documents.replace": HANDS_IN,
    "documents.remove": HANDS_IN,
    "documents.restore": HANDS_IN,
    "documents.original": USERS,
    "documents.page": USERS,
    "documents.cutout": USERS,
    "documents.report": USERS,
    "documents.bundle": OFFICE,
    "wholes.show": USERS,
    "wholes.rows": USERS,
    "personal.look": STAFF,
    "reviews.index": OFFICE,
    "reviews.show": OFFICE,
    "reviews.decide": EXPERT,
    "reviews.withdraw": EXPERT,
    "reviews.following": OFFICE,
    "reviews.sign": EXPERT,
    "reviews.reopen": STAFF,
    "reviews.print_view": OFFICE,
    "reviews.changes": OFFICE,
    "blind.read": EXPERT,
    "blind.rule": EXPERT,
    "opinions.give": EXPERT,
    "opinions.withdraw": EXPERT,
    "opinions.compare": OFFICE,
    "opinions.settle": EXPERT,
    "opinions.pdf": OFFICE,
    "opinions.word": OFFICE,
    "assignments.index": STAFF,
    "assignments.spread": STAFF,
    "assignments.assign": STAFF,
    "assignments.take_off": STAFF,
    "assignments.make_chair": STAFF,
    "assignments.claim": EXPERT,
    "assignments.release": EXPERT,
    "assignments.recuse": EXPERT,
    "questions.ask": OFFICE,
    "questions.reply": OFFICE,
    "questions.close": OFFICE,
    "questions.answer": APPLICANT,
    "phrases.index": OFFICE,
    "phrases.add": OFFICE,
    "phrases.remove": OFFICE,
    "corrections.value": STAFF,
    "corrections.kind": STAFF,
    "corrections.withdraw": STAFF,
    "supplements.index": STAFF,
    "supplements.add": STAFF,
    "supplements.paper": STAFF,
    "supplements.withdraw": STAFF,
    "steps.do": USERS,
    "steps.paper": USERS,
    "notices.draft": STAFF,
    "notices.propose": EXPERT,
    "notices.show": USERS,
    "notices.change": STAFF,
    "notices.letter": USERS,
    "notices.answer": HANDS_IN,
    "notices.ask_for_time": APPLICANT,
    "notices.extend": STAFF,
    "notices.close": STAFF,
    "messages.index": USERS,
    "messages.show": USERS,
    "messages.read": USERS,
    "messages.again": STAFF,
    "pairs.index": STAFF,
    "pairs.dismiss": OFFICE,
    "pairs.take_up": OFFICE,
    "runs.index": STAFF,
    "runs.retry": STAFF,
    "rounds.index": STAFF,
    "rounds.add": STAFF,
    "rounds.share": STAFF,
    "rounds.writing": STAFF,
    "rounds.example": STAFF,
    "retention.index": STAFF,
    "retention.show": STAFF,
    "retention.policy": STAFF,
    "retention.purge": STAFF,
    "retention.accounts": STAFF,
    "retention.hold": STAFF,
    "retention.account": STAFF,
    "users.index": STAFF,
    "users.add": STAFF,
    "users.take_in": STAFF,
    "users.revoke": STAFF,
    "users.change": STAFF,
    "users.password": STAFF,
    "second_factor.ask": ANYONE,
    "second_factor.set_up": OFFICE,
    "second_factor.picture": OFFICE,
    "second_factor.turn_off": OFFICE,
    "second_factor.reset": STAFF,
    "audit.index": STAFF,
    "drafts.index": STAFF,
    "drafts.judge": STAFF,
    "profiles.edit": HANDS_IN,
    "profiles.mail": USERS,
    "passwords.forgotten": ANYONE,
    "passwords.fresh": ANYONE,
    "checklists.show": ANYONE,
    "blanks.fetch": ANYONE,
    "figures.answer": HANDS_IN,
    "figures.confirm_all": HANDS_IN,
    "receipts.show": USERS,
    "receipts.give": STAFF,
    "exports.report": USERS,
    "exports.dossier": OFFICE,
    "round_exports.ask": STAFF,
    "round_exports.show": STAFF,
    "round_exports.fetch": STAFF,
    "api.ask_round_export": STAFF,
    "api.show_round_export": STAFF,
    "api.fetch_round_export": STAFF,
    "exports.log": STAFF,
    "exports.public": STAFF,
    "exports.public_file": STAFF,
    "api.openapi": ANYONE,
    "api.create": HANDS_IN,
    "api.index": USERS,
    "api.show": USERS,
    "api.report": USERS,
    "api.report_html": USERS,
    "api.replace": HANDS_IN,
    "api.run": HANDS_IN,
    "api.changes": USERS,
    "api.change": HANDS_IN,
    "api.documents": USERS,
    "api.add": HANDS_IN,
    "api.remove": HANDS_IN,
    "api.restore": HANDS_IN,
    "api.sign": EXPERT,
    "api.original": USERS,
    "api.list_steps": USERS,
    "api.take_step": USERS,
    "api.step_paper": USERS,
    "api.submit": HANDS_IN,
    "api.list_decisions": OFFICE,
    "api.decide": EXPERT,
    "api.figures": USERS,
    "api.left_out": USERS,
    "api.cutout": USERS,
    "api.list_notices": USERS,
    "api.give_back": STAFF,
    "api.show_notice": USERS,
    "api.answer_item": HANDS_IN,
    "api.ask_for_time": APPLICANT,
    "api.list_messages": USERS,
    "api.read_message": USERS,
    "api.read_messages": USERS,
    "api.list_rounds": USERS,
    "api.error_rates": STAFF,
    "api.list_hooks": USERS,
    "api.add_hook": USERS,
    "api.show_hook": USERS,
    "api.change_hook": USERS,
    "api.remove_hook": USERS,
    "hooks.add": USERS,
    "hooks.switch": USERS,
    "hooks.remove": USERS,
    "hooks.show": USERS,
    "reference.show": ANYONE,
    "health.alive": ANYONE,
    "health.ready": ANYONE,
    "health.figures": STAFF,
}


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


def check_table(app: Flask) -> None:
    """Raises LookupError where an address is missing from the table, or the table names one that is not there."""
    there = {rule.endpoint for rule in app.url_map.iter_rules()}
    if there != set(ROLES):
        raise LookupError(f"addresses without roles or roles without addresses: {sorted(there ^ set(ROLES))}")
