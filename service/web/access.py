"""Who may go where: one table for every address, decided before any view runs; what is not in it is closed."""

from __future__ import annotations

from flask import Flask, g, redirect, request, url_for
from werkzeug.exceptions import Forbidden, Unauthorized
from werkzeug.wrappers import Response

from service.records import accounts
from service.tables import Role, User
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

ROLES: dict[str, frozenset[Role] | frozenset[None]] = {
    "static": ANYONE,
    "auth.home": USERS,
    "auth.login": ANYONE,
    "auth.logout": USERS,
    "auth.register": ANYONE,
    "auth.switch_language": ANYONE,
    "auth.account": USERS,
    "auth.new_token": USERS,
    "auth.revoke_token": USERS,
    "dashboard.index": STAFF,
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
    "reviews.index": OFFICE,
    "reviews.show": OFFICE,
    "reviews.decide": EXPERT,
    "reviews.withdraw": EXPERT,
    "reviews.following": OFFICE,
    "reviews.sign": EXPERT,
    "reviews.reopen": STAFF,
    "reviews.print_view": OFFICE,
    "reviews.changes": OFFICE,
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
    "users.index": STAFF,
    "users.add": STAFF,
    "users.take_in": STAFF,
    "users.revoke": STAFF,
    "users.change": STAFF,
    "users.password": STAFF,
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
    "exports.round_book": STAFF,
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
    "health.alive": ANYONE,
    "health.ready": ANYONE,
    "health.metrics": ANYONE,
}


def guard() -> Response | None:
    """Before every request: let through, send to the sign-in page, or refuse."""
    if request.endpoint is None:
        return None  # no such address, which is said as such
    if request.blueprint == "api":
        g.bearer = _bearer()
    who = visitor()
    allowed = ROLES.get(request.endpoint, frozenset())
    if None in allowed:
        return None
    if who is not None and who.one_time and request.endpoint not in WITH_ONE_TIME_PASSWORD:
        return redirect(url_for("auth.account")) if request.blueprint != "api" else _closed()
    if who is not None and who.role in allowed:
        return None
    if who is not None:
        raise Forbidden
    if request.blueprint == "api" or request.method != "GET" or wants_json():
        raise Unauthorized
    return redirect(url_for("auth.login", next=request.full_path.rstrip("?")))


def _closed() -> Response:
    raise Forbidden


def _bearer() -> Visitor | None:
    """The user whose token came along; programs bring no cookie, and a cookie opens nothing here."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        return None
    with desk().database.reading() as session:
        user = accounts.user_of_token(session, token.strip())
        return Visitor(user) if user else None


def remember(text: str) -> Visitor | None:
    """The user of a session, if it still holds: Flask-Login asks this for every request of a page."""
    number, _, epoch = text.partition(".")
    if not (number.isdecimal() and epoch.isdecimal()):
        return None
    with desk().database.reading() as session:
        user = session.get(User, int(number))
    return Visitor(user) if user and user.active and user.epoch == int(epoch) else None


def check_table(app: Flask) -> None:
    """Raises LookupError where an address is missing from the table, or the table names one that is not there."""
    there = {rule.endpoint for rule in app.url_map.iter_rules()}
    if there != set(ROLES):
        raise LookupError(f"addresses without roles or roles without addresses: {sorted(there ^ set(ROLES))}")
