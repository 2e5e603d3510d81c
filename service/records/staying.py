"""The little that stays when a dossier goes: a recognised unit's name as it was made public, and numbers once given."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.records import reports
from service.tables import Dossier, GivenNumber, Notice, PublicUnit, Receipt, Round, Stage, Step

RECEIPT, NOTICE = "receipt", "notice"
_NOTICE = re.compile(r"〔(\d{4})〕(\d+)号")


def keep_unit(session: Session, dossier: Dossier) -> None:
    """Of a dossier that led to recognition: whom, for which platform, of which category, on which day."""
    if dossier.stage is not Stage.RECOGNISED:
        return
    run = reports.last_done(session, dossier.id)
    body = reports.body_of(session, run) if run else None
    told = (body or {}).get("dossier") or {}
    recognised = select(Step.day).where(Step.dossier_id == dossier.id, Step.after == Stage.RECOGNISED.value)
    session.add(
        PublicUnit(
            round_id=dossier.round_id,
            applicant=(told.get("applicant") or dossier.applicant or dossier.title or dossier.id)[:200],
            platform=(told.get("platform_name") or "")[:200],
            category=told.get("category") or dossier.category,
            recognised_on=session.scalar(recognised.order_by(Step.id.desc()).limit(1)),
        )
    )


def units(session: Session, found: Round | None) -> list[PublicUnit]:
    """The recognised units of a round whose dossiers are gone."""
    mine = PublicUnit.round_id == found.id if found else PublicUnit.round_id.is_(None)
    return list(session.scalars(select(PublicUnit).where(mine).order_by(PublicUnit.recognised_on, PublicUnit.id)))


def keep_numbers(session: Session, dossier_id: str) -> None:
    """The numbers of its receipts and notices, as the last of their years: none is given twice."""
    given = select(Receipt.year, Receipt.place).where(Receipt.dossier_id == dossier_id)
    _keep(session, RECEIPT, ((year, place) for year, place in session.execute(given)))
    sent = select(Notice.number).where(Notice.dossier_id == dossier_id, Notice.number.is_not(None))
    _keep(session, NOTICE, (parted(number or "") for number in session.scalars(sent)))


def parted(number: str) -> tuple[int, int]:
    """Year and place of a notice's number; (0, 0) for one of another form."""
    found = _NOTICE.search(number)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def last_given(session: Session, sort: str, year: int) -> int:
    """The last number of that year that was given to what is gone."""
    found = session.get(GivenNumber, (sort, year))
    return found.last if found else 0


def _keep(session: Session, sort: str, given: Iterable[tuple[int, int]]) -> None:
    for year, place in given:
        found = session.get(GivenNumber, (sort, year)) or GivenNumber(sort=sort, year=year, last=0)
        found.last = max(found.last, place)
        session.add(found)
    session.flush()
