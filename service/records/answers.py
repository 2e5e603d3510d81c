"""Applicants' words on what was read: each figure confirmed or disputed, for as long as its evidence is the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from checkers.model import Text
from extractors.known_facts import is_fact, known
from extractors.model import RECOGNISED, Basis, FactName, Reader
from service.records import reports
from service.records.audit import Actor, Subject, note
from service.records.refusals import Refused
from service.tables import Answer, Cutout, FigureAnswer, Run

Json = Mapping[str, Any]

CHANGED = Text(
    "该数据刚刚有变化，请刷新页面重新核对。", "This figure has just changed. Reload the page and look at it again."
)


class Origin(StrEnum):
    """Where a figure comes from."""

    TEXT = "text"
    RECOGNISED = "recognised"
    COUNTED = "counted"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure or fact of a run that the applicant may answer: its number, its evidence, and the answer that holds."""

    number: int
    field: str
    value: str
    evidence: str
    origin: Origin
    answer: FigureAnswer | None = None


def figures(session: Session, run: Run) -> list[Figure]:
    """What is to be confirmed of a finished run, in the report's order: figures, and facts that count to the letter."""
    body = reports.body_of(session, run)
    proofs = {c.claim: c.evidence for c in session.scalars(select(Cutout).where(Cutout.run_id == run.id))}
    said = latest(session, run.dossier_id)
    return [
        Figure(number, one["field"], _plain(one["value"]), proofs[number], origin(one), said.get(proofs[number]))
        for number, one in enumerate(body["claims"] if body else ())
        if number in proofs and _is_asked(one["field"])
    ]


def origin(claim: Json) -> Origin:
    """Where a claim of a report's JSON comes from; what a person corrected first, then how it was read."""
    if claim.get("correction"):
        return Origin.CORRECTED
    if claim["basis"] == Basis.COMPUTED:
        return Origin.COUNTED
    return Origin.RECOGNISED if Reader(claim["evidence"]["reader"]) in RECOGNISED else Origin.TEXT


def give(session: Session, actor: Actor, run: Run, evidence: str, answer: Answer, said: str = "") -> FigureAnswer:
    """The applicant's word on a figure. Raises Refused where the run has no such figure, or a dispute says nothing."""
    said = said.strip()
    if answer is Answer.DISPUTE and not said:
        raise Refused("no_words", Text("请写明哪里不对。", "Say what is wrong with it."), 422)
    figure = next((f for f in figures(session, run) if f.evidence == evidence), None)
    if figure is None:
        raise Refused("figure_changed", CHANGED)
    return _write(session, actor, run, figure, answer, said)


def confirm_all(session: Session, actor: Actor, run: Run, seen: Sequence[str]) -> int:
    """All figures of `seen` (by their evidence) that nobody has answered yet; how many these are."""
    left = [f for f in figures(session, run) if f.answer is None and f.evidence in seen]
    for figure in {f.evidence: f for f in left}.values():
        _write(session, actor, run, figure, Answer.CONFIRM, "")
    return len(left)


def latest(session: Session, dossier_id: str) -> dict[str, FigureAnswer]:
    """The last word on each figure of a dossier, by its evidence."""
    query = select(FigureAnswer).options(joinedload(FigureAnswer.by)).where(FigureAnswer.dossier_id == dossier_id)
    return {one.evidence: one for one in session.scalars(query.order_by(FigureAnswer.id))}


def by_number(found: Sequence[Figure]) -> dict[int, FigureAnswer]:
    """The answers that hold, by the figure's number."""
    return {figure.number: figure.answer for figure in found if figure.answer}


def _write(session: Session, actor: Actor, run: Run, figure: Figure, answer: Answer, said: str) -> FigureAnswer:
    assert actor.id is not None
    made = FigureAnswer(
        dossier_id=run.dossier_id,
        run_id=run.id,
        evidence=figure.evidence,
        field=figure.field,
        value=figure.value,
        answer=answer,
        said=said,
        by_id=actor.id,
    )
    session.add(made)
    session.flush()
    subject = Subject("claim", f"{run.dossier_id}/{figure.field}", run.dossier_id)
    before = {"answer": figure.answer.answer.value, "said": figure.answer.said} if figure.answer else None
    note(
        session,
        actor,
        "figure.answered",
        subject,
        before,
        {"answer": answer.value, "value": figure.value, "said": said},
    )
    return made


def _is_asked(name: str) -> bool:
    return not is_fact(name) or known(FactName(name)).reread


def _plain(value: object) -> str:
    return "" if value is None else str(value)
