"""A round's files to be taken out: the workbook of its dossiers, and the list that is made public."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import IO

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.exports.conditions import conditions
from service.exports.contents import Taking
from service.exports.of_run import particulars, shown
from service.exports.public_list import Entry, PublicList
from service.exports.round_book import Row, write_round
from service.exports.words import said
from service.procedure import procedure
from service.procedure.working_days import last_day
from service.records import board, exports, reports
from service.report.words import Words
from service.tables import Dossier, Round, Stage, Step
from service.web.words import word

Told = Callable[[int, int], None]
"""Is told how many of how many dossiers are written."""


def write_book(session: Session, target: IO[bytes], found: Round, taking: Taking, told: Told | None = None) -> int:
    """Write the workbook; how many dossiers are in it."""
    ids = exports.dossiers_of(session, found)
    latest = board.latest_reports(session, ids)
    summaries = [latest[number][1] for number in ids if number in latest]
    title = said("round_header", taking.lang, title=found.title, number=found.number)
    asked = conditions(summaries, Words(taking.lang))
    write_round(target, title, asked, _rows(session, ids, taking, told), taking)
    return len(ids)


def _rows(session: Session, ids: list[str], taking: Taking, told: Told | None) -> Iterator[Row]:
    """Dossier after dossier; what was read of one is let go before the next."""
    for place, number in enumerate(ids):
        if told:
            told(place, len(ids))
        session.expunge_all()
        dossier = session.get_one(Dossier, number)
        run = reports.last_done(session, number)
        yield particulars(dossier, taking), shown(session, dossier, run, taking) if run and run.report else None


def candidates(session: Session, found: Round) -> list[Dossier]:
    """The dossiers that may stand on the list."""
    return [session.get_one(Dossier, number) for number in exports.dossiers_of(session, found)]


def announced(found: Collection[Dossier]) -> set[str]:
    """Those that the procedure has brought before the public: they stand on the list unless others are chosen."""
    return {dossier.id for dossier in found if dossier.stage is Stage.ANNOUNCED}


def first_day(session: Session, chosen: Collection[str]) -> date | None:
    """The day on which the last of these was announced; None where none was."""
    announced_on = select(func.max(Step.day)).where(Step.dossier_id.in_(chosen), Step.after == Stage.ANNOUNCED.value)
    return session.scalar(announced_on)


def public_list(session: Session, found: Round, chosen: Collection[str], first: date, taking: Taking) -> PublicList:
    """The list of those that were chosen, in the round's order."""
    entries = tuple(_entry(session, one, taking) for one in candidates(session, found) if one.id in chosen)
    term = procedure().states[Stage.ANNOUNCED.value].term
    assert term is not None, "the procedure says how long a list is public"
    last = last_day(first, term.days, term.working).day
    return PublicList(found.title, found.number, first, last, term.days, entries)


def _entry(session: Session, dossier: Dossier, taking: Taking) -> Entry:
    run = reports.last_done(session, dossier.id)
    body = reports.body_of(session, run) if run else None
    told = body["dossier"] if body else {}
    category = told.get("category") or dossier.category
    name = told.get("applicant") or particulars(dossier, taking).name
    return Entry(dossier.id, name, told.get("platform_name") or "", word("category", category, taking.lang))
