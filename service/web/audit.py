"""The log of deeds, for staff to read; nobody can change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, render_template, request
from flask_babel import gettext as _
from sqlalchemy import select

from checkers.model import Text
from checkers.rulebook.loading import Rulebook, in_force
from service.records.dossiers import checked_day
from service.records.log import Wanted, narrowed
from service.records.refusals import Refused
from service.tables import AuditEntry
from service.web.context import desk, say
from service.web.paging import check_there, page_wanted
from service.web.words import word

blueprint = Blueprint("audit", __name__, url_prefix="/audit")

A_PAGE = 100
ASKED = ("actor", "action", "dossier", "since", "until")
BAD_DAY = Text("日期应写作 2026-03-01。", "A day is written as 2026-03-01.")
CODED = frozenset(
    {"role", "stage", "category", "cause", "verdict", "status", "kind", "pair", "answer", "recommendation"}
    | {"audience", "reply", "sweep", "purge_cause"}
)
"""Details whose value is a code, named as the group of its words."""


@blueprint.get("")
def index() -> str:
    """The latest deeds first, narrowed by `ASKED`."""
    place = page_wanted()
    wanted = asked()
    with desk().database.reading() as session:
        found = session.scalars(narrowed(wanted_of(wanted)).offset((place - 1) * A_PAGE).limit(A_PAGE + 1)).all()
        check_there(place, found)
        actions = session.scalars(select(AuditEntry.action).distinct()).all()
    return render_template(
        "audit/index.html",
        entries=found[:A_PAGE],
        wanted=wanted,
        actions=sorted(actions, key=lambda code: word("action", code)),
        place=place,
        more=len(found) > A_PAGE,
        told=lambda side: list(told(side or {})),
        which=which,
    )


def asked() -> dict[str, str]:
    """What the address asks the log for, each of `ASKED`, "" for nothing."""
    return {name: request.args.get(name, "").strip() for name in ASKED}


def wanted_of(said: Mapping[str, str]) -> Wanted:
    """The same as the log takes it. Raises Refused for what is no day."""
    since, until = midnight(said["since"]), midnight(said["until"], 1)
    return Wanted(since, until, said["actor"], said["action"], said["dossier"])


def midnight(text: str, later: int = 0) -> datetime | None:
    """The beginning of a day on the office's clock, or of one some days later; None for "". Raises Refused."""
    if not text:
        return None
    try:
        day = checked_day(date.fromisoformat(text)) + timedelta(days=later)
    except ValueError:
        raise Refused("bad_day", BAD_DAY, 400) from None
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(desk().settings.timezone))


def which(entry: AuditEntry) -> str:
    """Which one of its kind a deed was done to, in words where there are any."""
    name = entry.subject_id.rpartition("/")[2]
    if entry.subject_kind == "claim":
        return word("field", name)
    return _titles().get(name.partition("#")[0], name) if entry.subject_kind == "finding" else name


def _titles() -> dict[str, str]:
    """What the rules are called by, in the caller's language."""
    return {rule.id: say(rule.title) for rule in _rulebook().rules}


@cache
def _rulebook() -> Rulebook:
    return in_force()


def told(side: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What stood before or after a deed: each detail's name and value in words; empty ones are left out."""
    for name, value in side.items():
        if value not in (None, "", []) and name != "log":
            spoken = "letter" if name == "number" and isinstance(value, str) else name
            yield word("detail_name", spoken), _value(name, value)


def _value(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return str(_("是") if value else _("否"))
    if isinstance(value, list):
        return "、".join(word("service", str(one)) for one in value)
    if name == "place":
        return str(int(value) + 1)
    return word(name, str(value)) if name in CODED else str(value)
