"""The log of deeds, for staff to read; nobody can change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from flask import Blueprint, render_template, request
from flask_babel import gettext as _
from sqlalchemy import select

from checkers.rulebook.loading import Rulebook, in_force
from service.tables import AuditEntry
from service.web.context import desk, say
from service.web.words import word

blueprint = Blueprint("audit", __name__, url_prefix="/audit")

A_PAGE = 100
CODED = frozenset(
    {"role", "stage", "category", "cause", "verdict", "status", "kind", "pair", "recommendation", "audience"}
)
"""Details whose value is a code, named as the group of its words."""


@blueprint.get("")
def index() -> str:
    """The latest deeds first; ?actor=, ?action=, ?dossier= narrow it."""
    place = max(request.args.get("page", 1, type=int), 1)
    wanted = {name: request.args.get(name, "").strip() for name in ("actor", "action", "dossier")}
    query = select(AuditEntry).order_by(AuditEntry.id.desc())
    if wanted["actor"]:
        query = query.where(AuditEntry.actor == wanted["actor"])
    if wanted["action"]:
        query = query.where(AuditEntry.action == wanted["action"])
    if wanted["dossier"]:
        query = query.where(AuditEntry.dossier_id == wanted["dossier"])
    with desk().database.reading() as session:
        found = session.scalars(query.offset((place - 1) * A_PAGE).limit(A_PAGE + 1)).all()
    return render_template(
        "audit/index.html",
        entries=found[:A_PAGE],
        wanted=wanted,
        place=place,
        more=len(found) > A_PAGE,
        told=lambda side: list(told(side or {})),
        which=which,
    )


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
        if value not in (None, "", []):
            yield word("detail_name", name), _value(name, value)


def _value(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return str(_("是") if value else _("否"))
    if isinstance(value, list):
        return "、".join(word("service", str(one)) for one in value)
    if name == "place":
        return str(int(value) + 1)
    return word(name, str(value)) if name in CODED else str(value)
