"""What to hand in: the checklist of a round, for whoever asks, and that of a dossier with what is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template, request
from sqlalchemy import select
from sqlalchemy.orm import Session

from checkers.conditions.required_papers import Looked
from checkers.rulebook.asks.required_papers import AskedPaper
from extractors.model import FactName
from service.checklists.slots import Applied, Slot, slots
from service.checklists.ticking import Handed, Ticked, absent, found_in, ticked, without
from service.options import options_of
from service.records import dossiers, reports, rounds
from service.records.values import words_of
from service.rejudging import case_of
from service.report.parsing import report_of
from service.report.words import Words
from service.tables import Dossier, Round, Run
from service.web.context import desk, language, today
from service.web.rulebooks import rulebook_of

blueprint = Blueprint("checklists", __name__)


@dataclass(frozen=True, slots=True)
class Checklist:
    """A dossier's slots with how they stand, what is absent, files whose names tell nothing; `on`: for which day."""

    slots: tuple[Ticked, ...]
    absent: tuple[Ticked, ...]
    nameless: tuple[str, ...]
    is_read: bool
    on: date


@blueprint.get("/checklist")
def show() -> str:
    """Before there is a dossier: ?round=, ?category= and ?services= say what is applied for."""
    day = today()
    with desk().database.reading() as session:
        every = list(session.scalars(select(Round).order_by(Round.closes_on.desc(), Round.id.desc())))
        wanted = request.args.get("round", type=int)
        chosen = next((r for r in every if r.id == wanted), None) or (
            rounds.open_on(session, day) if wanted is None else None
        )
    applied = _applied(chosen, day)
    return render_template(
        "checklists/show.html",
        slots=slots(rulebook_of(chosen), applied, Words(language())),
        rounds=every,
        chosen=chosen,
        applied=applied,
        categories=words_of(FactName.CATEGORY),
        services=words_of(FactName.SERVICES),
        today=day,
    )


def of_dossier(session: Session, dossier: Dossier, done: Run | None) -> Checklist | None:
    """The dossier's checklist; None where its rulebook asks for no papers by name."""
    rulebook, words = rulebook_of(dossier.round), Words(language())
    applied = Applied(dossier.as_of or today(), dossier.category, tuple(dossier.services))
    asked: tuple[Slot, ...] = slots(rulebook, applied, words)
    if not asked:
        return None
    files = _handed(dossier, done)
    body = reports.body_of(session, done) if done else None
    looked: Mapping[AskedPaper, Looked] = {}
    if done and body:
        gone = {i.name for i in done.inputs} - set(files.read)
        left = without(report_of(body), gone)
        looked = found_in(left, rulebook, case_of(left, rulebook, options_of(done.options), applied.on))
    found = ticked(asked, files, looked, words)
    return Checklist(found, absent(found), files.nameless, bool(done), applied.on)


def _handed(dossier: Dossier, done: Run | None) -> Handed:
    """Which of the dossier's files the run has read as they are now, under the names that it knows them by."""
    now = {version.id: version.name for _, version in dossiers.current(dossier)}
    known = {i.version_id: i.name for i in done.inputs} if done else {}
    return Handed(
        read=[known[number] for number in now if number in known],
        unread=[name for number, name in now.items() if number not in known],
    )


def _applied(chosen: Round | None, day: date) -> Applied:
    """What is applied for by the address; the day lies within the round."""
    on = min(max(day, chosen.opens_on), chosen.closes_on) if chosen else day
    category = request.args.get("category", "")
    wanted = tuple(s for s in request.args.getlist("services") if s in words_of(FactName.SERVICES))
    return Applied(on, category if category in words_of(FactName.CATEGORY) else None, wanted)
