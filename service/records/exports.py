"""Exports as deeds: who took what out of the service, and what a round or the log holds to be taken out."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from checkers.model import Text
from service.records.audit import Actor, Subject, note
from service.records.board import VISIBLE
from service.records.refusals import Refused
from service.tables import Dossier, Round


def written(session: Session, actor: Actor, sort: str, subject: Subject, told: dict[str, object]) -> None:
    """Log that something was exported; `sort` is what: report, dossier, bundle, round, log, list."""
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
