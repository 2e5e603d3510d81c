"""Each expert's sum of a dossier with its points; it holds for the very evidence and the very words it was given on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from checkers.model import Text
from checkers.rulebook.notice import notice_of
from checkers.rulebook.scores import ScoreTable, is_in_tenths
from service.records import assignments, rounds
from service.records.audit import Actor, Subject, note
from service.records.decisions import NOT_SUBMITTED, Standing
from service.records.refusals import Refused
from service.tables import Dossier, Opinion, Recommendation, Run
from service.tables.base import now

NO_SUM = Text("请选择评审意见：推荐、不推荐或复核。", "Choose a recommendation.")
NO_REMARK = Text("不推荐或需要复核时请写明理由。", "Say why where you do not recommend, or want a second look.")
NOTHING_GIVEN = Text("没有可撤回的评审意见。", "There is no opinion of yours to withdraw.")


@dataclass(frozen=True, slots=True)
class Sum:
    """What an expert says of the whole; `scores` as they were typed, by the row's id."""

    recommendation: Recommendation | None
    remark: str = ""
    scores: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Given:
    """An opinion on record, and whether it still holds."""

    opinion: Opinion
    holds: bool

    @property
    def total(self) -> Decimal | None:
        """All points together; None where no points were given."""
        points = self.opinion.scores
        return sum((Decimal(value) for value in points.values()), Decimal(0)) if points else None


def table_of(dossier: Dossier) -> ScoreTable | None:
    """The table by which experts score the dossier; None where its round has none, or it is in none."""
    return notice_of(dossier.round.notice, rounds.FILE).scores if dossier.round else None


def give(
    session: Session, actor: Actor, dossier: Dossier, run: Run, standings: Sequence[Standing], said: Sum
) -> Opinion:
    """Put an expert's sum on record, in the place of its earlier one.

    Raises Refused while a finding waits for this expert's word, or where points are missing or out of range.
    """
    if not assignments.is_under_review(dossier):
        raise Refused("not_submitted", NOT_SUBMITTED)
    assignments.take_part(session, actor, dossier)
    assert actor.id is not None
    _check_spoken(standings, actor.id)
    recommendation, remark = checked(said)
    scores = _checked_scores(table_of(dossier), said.scores)
    for former in _in_force(session, dossier.id, actor.id):
        former.withdrawn_at = now()
    opinion = Opinion(
        dossier_id=dossier.id,
        run_id=run.id,
        expert_id=actor.id,
        recommendation=recommendation,
        remark=remark,
        scores=scores,
        bound=bound(standings, actor.id),
    )
    session.add(opinion)
    session.flush()
    note(session, actor, "opinion.given", _subject(opinion), after=_told(opinion))
    return opinion


def withdraw(session: Session, actor: Actor, dossier: Dossier) -> None:
    """One's own sum counts no longer. Raises Refused where there is none, or the review is over."""
    if not assignments.is_under_review(dossier):
        raise Refused("not_submitted", NOT_SUBMITTED)
    found = _in_force(session, dossier.id, actor.id)
    if not found:
        raise Refused("nothing_given", NOTHING_GIVEN)
    for opinion in found:
        opinion.withdrawn_at = now()
        note(session, actor, "opinion.withdrawn", _subject(opinion), before=_told(opinion))


def given(session: Session, dossier_id: str, standings: Sequence[Standing]) -> dict[int, Given]:
    """The opinions in force, by the expert."""
    found = _in_force(session, dossier_id)
    return {one.expert_id: Given(one, one.bound == bound(standings, one.expert_id)) for one in found}


def checked(said: Sum) -> tuple[Recommendation, str]:
    """What was said, whole. Raises Refused where nothing was chosen, or a reason is missing."""
    remark = said.remark.strip()
    if said.recommendation is None:
        raise Refused("no_sum", NO_SUM, 422)
    if said.recommendation != Recommendation.RECOMMEND and not remark:
        raise Refused("no_remark", NO_REMARK, 422)
    return said.recommendation, remark


def bound(standings: Iterable[Standing], expert_id: int) -> str:
    """The hash of what an opinion rests on: each finding's evidence, and the expert's own word on it."""
    rests = [(s.light.key, s.light.evidence, own.id if (own := s.own(expert_id)) else None) for s in standings]
    return hashlib.sha256(json.dumps(rests).encode()).hexdigest()


def _check_spoken(standings: Iterable[Standing], expert_id: int) -> None:
    waiting = sum(s.is_open_for(expert_id) for s in standings)
    if waiting:
        text = Text(f"还有 {waiting} 项待您决定。", f"{waiting} findings wait for your decision.")
        raise Refused("undecided", text)


def _checked_scores(table: ScoreTable | None, said: Mapping[str, str]) -> dict[str, str]:
    """The points as plain digits, a row each. Raises Refused naming the row that is amiss."""
    if table is None:
        return {}
    found = {}
    for row in table.rows:
        points = _number(said.get(row.id, ""))
        if points is None or not 0 <= points <= row.weight or not is_in_tenths(points):
            text = Text(
                f"“{row.names.zh}”请打 0 至 {row.weight:f} 分，最多一位小数。",
                f"Give “{row.names.en}” 0 to {row.weight:f} points, with one decimal at most.",
            )
            raise Refused("unfit_points", text, 422)
        found[row.id] = f"{points.normalize():f}"
    return found


def _number(text: str) -> Decimal | None:
    try:
        found = Decimal(text.strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _in_force(session: Session, dossier_id: str, expert_id: int | None = None) -> list[Opinion]:
    query = select(Opinion).where(Opinion.dossier_id == dossier_id, Opinion.withdrawn_at.is_(None))
    if expert_id is not None:
        query = query.where(Opinion.expert_id == expert_id)
    return list(session.scalars(query.options(joinedload(Opinion.expert)).order_by(Opinion.id)))


def _subject(opinion: Opinion) -> Subject:
    return Subject("opinion", f"{opinion.dossier_id}/{opinion.expert_id}", opinion.dossier_id)


def _told(opinion: Opinion) -> dict[str, object]:
    points = "、".join(f"{name} {value}" for name, value in opinion.scores.items())
    return {"recommendation": opinion.recommendation.value, "remark": opinion.remark, "points": points}
