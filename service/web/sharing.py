"""Before an applicant's papers are taken in: whether the account has room for them. Asked before the body is read."""

from __future__ import annotations

from flask import Flask, request

from service.records import shares
from service.records.shares import Share
from service.settings import Settings
from service.web.context import desk, somebody, visitor

CHANGING = frozenset({"POST", "PUT"})

BEGINS_DOSSIERS = frozenset({"dossiers.new", "api.create"})

TAKES_PAPERS = frozenset(
    {"documents.add", "documents.replace", "api.create", "api.add", "api.replace", "notices.answer", "api.answer_item"}
)

ASKS_FOR_RUNS = frozenset(
    {"dossiers.run", "dossiers.edit", "documents.replace", "api.create", "api.replace", "api.run", "api.change"}
)


def register(app: Flask) -> None:
    """Have the application ask, and see that all these addresses are there."""
    missing = (BEGINS_DOSSIERS | TAKES_PAPERS | ASKS_FOR_RUNS) - {rule.endpoint for rule in app.url_map.iter_rules()}
    if missing:
        raise LookupError(f"no such addresses: {sorted(missing)}")
    app.before_request(check)


def check() -> None:
    """Raises Refused where the account has had its share."""
    who = visitor()
    if who is None or request.method not in CHANGING or not shares.has_share(who.role):
        return
    mine = share_of(desk().settings)
    with desk().database.reading() as session:
        if request.endpoint in BEGINS_DOSSIERS:
            shares.check_dossiers(session, somebody().number, mine)
        if request.endpoint in TAKES_PAPERS:
            shares.check_bytes(session, somebody().number, request.content_length or 0, mine)
        if request.endpoint in ASKS_FOR_RUNS:
            shares.check_runs(session, somebody().number, mine)


def share_of(settings: Settings) -> Share:
    """The share that the settings give."""
    return Share(settings.account_dossiers, settings.account_bytes, settings.account_runs)
