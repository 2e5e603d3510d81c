"""Two finished runs side by side, for the page and for programs."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from service.records import changes, reports
from service.records.changes import Change, Changes, Side
from service.tables import Run
from service.web.context import language


def compared(session: Session, old: Run, new: Run) -> Changes:
    """What changed, in the caller's language."""
    return changes.compare(_side(session, old), _side(session, new))


def as_json(found: Changes, old: Run, new: Run) -> dict[str, Any]:
    """The same for programs."""
    return {
        "from": old.number,
        "to": new.number,
        "findings": [_finding(c) for c in found.findings],
        "claims": [_claim(c) for c in found.claims],
        "documents": [_document(c) for c in found.documents],
    }


def _side(session: Session, run: Run) -> Side:
    body = reports.localised(reports.body_of(session, run) or {}, language())
    return Side(body, reports.documents_of(run))


def _finding(change: Change) -> dict[str, Any]:
    one = change.after or change.before or {}
    kept = ("status", "value", "message", "stable")
    return {"rule": one["rule"], "field": one["field"], "change": change.change, **_sides(change, kept)}


def _claim(change: Change) -> dict[str, Any]:
    one = change.after or change.before or {}
    kept = ("value", "unit", "basis", "as_of", "evidence")
    return {"field": one["field"], "change": change.change, **_sides(change, kept)}


def _document(change: Change) -> dict[str, Any]:
    return {"id": change.key, "change": change.change, **_sides(change, ("name", "kind", "sha256", "error"))}


def _sides(change: Change, kept: tuple[str, ...]) -> dict[str, Any]:
    sides = {"before": change.before, "after": change.after}
    return {side: {key: found.get(key) for key in kept} if found else None for side, found in sides.items()}
