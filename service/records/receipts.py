"""Receipts: what was handed in, as it was at that moment, under a number of its year that is given once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.records import answers, dossiers, profiles, reports
from service.records.audit import Actor, Subject, note
from service.records.staying import RECEIPT, last_given
from service.tables import Answer, Dossier, Receipt, Run, Version
from service.tables.base import now

TRIES = 20
"""How often the next number is asked for while others take theirs."""


def give(session: Session, actor: Actor, dossier: Dossier, year: int) -> Receipt:
    """The receipt of what a dossier holds now; `year` is that of the office's clock."""
    at = now()
    body = _body(session, actor, dossier)
    for _ in range(TRIES - 1):
        try:
            with session.begin_nested():
                return _given(session, actor, dossier, at, year, body)
        except IntegrityError:
            continue  # another dossier was handed in at the same moment
    return _given(session, actor, dossier, at, year, body)


def of(session: Session, dossier_id: str) -> list[Receipt]:
    """All receipts of a dossier, the latest first."""
    query = select(Receipt).where(Receipt.dossier_id == dossier_id).order_by(Receipt.id.desc())
    return list(session.scalars(query))


def _given(session: Session, actor: Actor, dossier: Dossier, at: datetime, year: int, body: dict[str, Any]) -> Receipt:
    there = session.scalar(select(func.max(Receipt.place)).where(Receipt.year == year)) or 0
    place = max(there, last_given(session, RECEIPT, year)) + 1
    made = Receipt(
        number=f"{year}-{place:05}", year=year, place=place, dossier_id=dossier.id, by_id=actor.id, at=at, body=body
    )
    session.add(made)
    session.flush()
    after = {"number": made.number, "files": len(body["files"])}
    note(session, actor, "receipt.given", Subject("receipt", made.number, dossier.id), after=after)
    return made


def _body(session: Session, actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """What was handed in, in plain values: nothing that changes later changes it."""
    profile = profiles.of(session, dossier.owner_id)
    run = reports.last_done(session, dossier.id)
    return {
        "applicant": profile.name if profile else dossier.applicant,
        "credit_code": profile.credit_code if profile else "",
        "title": dossier.title,
        "category": dossier.category,
        "services": list(dossier.services),
        "as_of": dossier.as_of.isoformat() if dossier.as_of else None,
        "round": {"number": dossier.round.number, "title": dossier.round.title} if dossier.round else None,
        "by": actor.name,
        "files": [_file(version) for _, version in dossiers.current(dossier)],
        "run": run.number if run else None,
        **_answers(session, run),
    }


def _answers(session: Session, run: Run | None) -> dict[str, int]:
    """How many figures were confirmed, disputed, left unanswered."""
    found = answers.figures(session, run) if run else []
    said = [figure.answer.answer if figure.answer else None for figure in found]
    return {
        "confirmed": said.count(Answer.CONFIRM),
        "disputed": said.count(Answer.DISPUTE),
        "unanswered": said.count(None),
    }


def _file(version: Version) -> dict[str, Any]:
    return {"name": version.name, "size": version.size, "sha256": version.sha256, "version": version.number}
