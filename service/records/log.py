"""The log narrowed to what somebody looks for: one question for its page and for what is taken out of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from service.records.searching import matches
from service.tables import AuditEntry, Dossier

A_PIECE = 500
"""Entries that are read at once."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries: from a moment on, before another one, by whom (part of the name), of which deed, on which dossier
    (by any of its names)."""

    since: datetime | None = None
    until: datetime | None = None
    actor: str = ""
    action: str = ""
    dossier: str = ""


def narrowed(wanted: Wanted) -> Select[AuditEntry]:
    """The log as wanted, the latest deeds first."""
    query = select(AuditEntry).order_by(AuditEntry.id.desc())
    if wanted.since:
        query = query.where(AuditEntry.at >= wanted.since)
    if wanted.until:
        query = query.where(AuditEntry.at < wanted.until)
    if wanted.actor:
        query = query.where(AuditEntry.actor.icontains(wanted.actor, autoescape=True))
    if wanted.action:
        query = query.where(AuditEntry.action == wanted.action)
    if wanted.dossier:
        found = AuditEntry.dossier_id.in_(select(Dossier.id).where(matches(wanted.dossier)))
        query = query.where(found | (AuditEntry.dossier_id == wanted.dossier.strip()))  # also one that was purged
    return query


def entries(session: Session, wanted: Wanted) -> Iterator[AuditEntry]:
    """All of them, a piece at a time, so that a long log needs no more memory."""
    last: int | None = None
    while True:
        query = narrowed(wanted).limit(A_PIECE)
        found = list(session.scalars(query if last is None else query.where(AuditEntry.id < last)))
        yield from found
        if len(found) < A_PIECE:
            return
        last = found[-1].id
        session.expunge_all()
