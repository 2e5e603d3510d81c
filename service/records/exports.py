"""Exports as deeds: who took what out of the service, and what a round or the log holds to be taken out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from checkers.model import Text
from service.records.audit import Actor, Subject, note
from service.records.board import VISIBLE
from service.records.refusals import Refused
from service.tables import AuditEntry, Dossier, Round

A_PIECE = 500
"""Entries of the log that are read at once."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries of the log: from a moment on, before another one, by whom, of which deed, on which dossier."""

    since: datetime | None = None
    until: datetime | None = None
    actor: str = ""
    action: str = ""
    dossier: str = ""


def written(session: Session, actor: Actor, sort: str, subject: Subject, told: dict[str, object]) -> None:
    """Log that something was exported; `sort` is what: report, dossier, round, log, list."""
    note(session, actor, f"export.{sort}", subject, after=told)


def of_dossier(dossier: Dossier) -> Subject:
    """A dossier as what is exported."""
    return Subject("dossier", dossier.id, dossier.id)


def of_round(found: Round) -> Subject:
    """A round as what is exported."""
    return Subject("round", str(found.id))


def round_of(session: Session, number: int) -> Round:
    """The round. Raises Refused."""
    found = session.get(Round, number)
    if found is None:
        raise Refused("no_round", Text("没有这个申报批次。", "There is no such round."), 404)
    return found


def dossiers_of(session: Session, found: Round) -> list[str]:
    """The ids of the round's dossiers that were handed in, the first one first."""
    query = select(Dossier.id).where(Dossier.round_id == found.id, Dossier.stage.in_(VISIBLE))
    return list(session.scalars(query.order_by(Dossier.submitted_at, Dossier.id)))


def entries(session: Session, wanted: Wanted) -> Iterator[AuditEntry]:
    """The log's entries, the latest first; a piece at a time, so that a long log needs no more memory."""
    last: int | None = None
    while True:
        query = _narrowed(select(AuditEntry), wanted).order_by(AuditEntry.id.desc()).limit(A_PIECE)
        found = list(session.scalars(query if last is None else query.where(AuditEntry.id < last)))
        yield from found
        if len(found) < A_PIECE:
            return
        last = found[-1].id
        session.expunge_all()


def _narrowed(query: Select[AuditEntry], wanted: Wanted) -> Select[AuditEntry]:
    if wanted.since:
        query = query.where(AuditEntry.at >= wanted.since)
    if wanted.until:
        query = query.where(AuditEntry.at < wanted.until)
    for column, value in (
        (AuditEntry.actor, wanted.actor),
        (AuditEntry.action, wanted.action),
        (AuditEntry.dossier_id, wanted.dossier),
    ):
        query = query.where(column == value) if value else query
    return query
