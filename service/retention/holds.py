"""What may not be purged, and why: what is under way with a dossier, and what staff hold back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from checkers.model import Text
from service.records.audit import Actor, Subject, note
from service.records.refusals import Refused
from service.records.runs import ACTIVE
from service.tables import (
    Answer,
    Dossier,
    FigureAnswer,
    Notice,
    NoticeState,
    Question,
    RetentionHold,
    Round,
    Run,
    Signature,
    Stage,
)
from service.tables.base import now

NO_REASON = Text("请填写理由。", "Give the reason.")
NOT_HELD = Text("该申报件没有这项保留。", "There is no such hold on that dossier.")
NO_DISPUTE = Text("该申报件没有未了结的异议。", "Nothing is disputed in that dossier.")

ON_THE_WAY = (NoticeState.SENT, NoticeState.ANSWERED)
NEVER_HANDED_OVER = (Stage.DRAFT, Stage.WITHDRAWN)
"""What an applicant disputed there was never put to anybody, or was taken back with the dossier."""


class Held(StrEnum):
    """Why a dossier may not be purged."""

    RUN = "run"
    NOTICE = "notice"
    QUESTION = "question"
    DISPUTE = "dispute"
    STAFF = "staff"


def of_dossiers(session: Session, dossiers: Collection[Dossier]) -> dict[str, list[Held]]:
    """For each of these that is held, why, the gravest first."""
    ids = [one.id for one in dossiers]
    asked = [one.id for one in dossiers if one.stage not in NEVER_HANDED_OVER]
    found: dict[str, list[Held]] = {}
    for why, held in (
        (Held.RUN, session.scalars(select(Run.dossier_id).where(Run.dossier_id.in_(ids), Run.state.in_(ACTIVE)))),
        (Held.NOTICE, _noticed(session, asked)),
        (Held.QUESTION, _questioned(session, asked)),
        (Held.DISPUTE, _disputed(session, asked)),
        (Held.STAFF, (one.dossier_id for one in session.scalars(_holds(ids)))),
    ):
        for number in set(held):
            found.setdefault(number, []).append(why)
    return found


def of_dossier(session: Session, dossier: Dossier) -> list[Held]:
    """Why that one may not be purged; nothing where it may."""
    return of_dossiers(session, [dossier]).get(dossier.id, [])


def hold(session: Session, actor: Actor, dossier: Dossier, reason: str) -> RetentionHold:
    """Staff hold a dossier back until they end it. Raises Refused."""
    made = _said(session, actor, dossier, reason, settles=False)
    note(session, actor, "retention.held", _subject(dossier), after={"reason": made.reason})
    return made


def end(session: Session, actor: Actor, dossier: Dossier) -> None:
    """Staff hold the dossier back no longer. Raises Refused."""
    found = session.scalars(_holds([dossier.id])).all()
    if not found:
        raise Refused("not_held", NOT_HELD)
    for one in found:
        one.ended_at = now()
    note(session, actor, "retention.released", _subject(dossier), before={"reason": found[-1].reason})


def settle(session: Session, actor: Actor, dossier: Dossier, reason: str) -> None:
    """Staff say why what the applicant disputed is settled. Raises Refused."""
    if Held.DISPUTE not in of_dossier(session, dossier):
        raise Refused("no_dispute", NO_DISPUTE)
    made = _said(session, actor, dossier, reason, settles=True)
    note(session, actor, "retention.settled", _subject(dossier), after={"reason": made.reason})


def reasons(session: Session, ids: Collection[str]) -> dict[str, str]:
    """What staff said of those that they hold."""
    return {one.dossier_id: one.reason for one in session.scalars(_holds(ids))}


def of_round(session: Session, found: Round | None) -> list[RetentionHold]:
    """All that staff hold back of a round, with who said so."""
    mine = Dossier.round_id == found.id if found else Dossier.round_id.is_(None)
    there = (~RetentionHold.settles, RetentionHold.ended_at.is_(None), mine)
    query = select(RetentionHold).join(Dossier, Dossier.id == RetentionHold.dossier_id).where(*there)
    return list(session.scalars(query.options(joinedload(RetentionHold.by)).order_by(RetentionHold.id)))


def _said(session: Session, actor: Actor, dossier: Dossier, reason: str, settles: bool) -> RetentionHold:
    if not reason.strip():
        raise Refused("no_reason", NO_REASON, 422)
    assert actor.id is not None
    made = RetentionHold(dossier_id=dossier.id, settles=settles, reason=reason.strip()[:1000], by_id=actor.id)
    session.add(made)
    session.flush()
    return made


def _holds(ids: Collection[str]) -> Select[RetentionHold]:
    mine = RetentionHold.dossier_id.in_(ids)
    return select(RetentionHold).where(mine, ~RetentionHold.settles, RetentionHold.ended_at.is_(None))


def _noticed(session: Session, ids: Collection[str]) -> Iterator[str]:
    yield from session.scalars(
        select(Notice.dossier_id).where(Notice.dossier_id.in_(ids), Notice.state.in_(ON_THE_WAY))
    )


def _questioned(session: Session, ids: Collection[str]) -> Iterator[str]:
    open_ = (Question.dossier_id.in_(ids), Question.closed_at.is_(None))
    yield from session.scalars(select(Question.dossier_id).where(*open_))


def _disputed(session: Session, ids: Collection[str]) -> Iterator[str]:
    """Those in which the last word on a figure is that it is wrong, and nobody signed or settled anything since."""
    answers = select(FigureAnswer).where(FigureAnswer.dossier_id.in_(ids)).order_by(FigureAnswer.id)
    last = {(one.dossier_id, one.evidence): one for one in session.scalars(answers)}
    signed = select(Signature.dossier_id, Signature.at).where(
        Signature.dossier_id.in_(ids), Signature.revoked_at.is_(None)
    )
    settled = select(RetentionHold.dossier_id, RetentionHold.at).where(
        RetentionHold.dossier_id.in_(ids), RetentionHold.settles
    )
    over = [*session.execute(signed), *session.execute(settled)]
    for (number, _), one in last.items():
        if one.answer is Answer.DISPUTE and not any(who == number and at >= one.at for who, at in over):
            yield number


def _subject(dossier: Dossier) -> Subject:
    return Subject("dossier", dossier.id, dossier.id)
