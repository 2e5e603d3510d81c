"""Moves dossiers through the procedure: a deed is done as its table has it, kept as a step, logged and told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from sqlalchemy import select
from sqlalchemy.orm import Session

from checkers.model import Text
from service.procedure import BACK, Deed, procedure
from service.procedure.clock import Clock, Move, clock
from service.procedure.model import Need
from service.records import hooks, messages, receipts
from service.records.audit import Actor, Subject, note
from service.records.dossiers import PARTIES, Upload
from service.records.refusals import Refused
from service.tables import Dossier, Role, Stage, Step
from service.tables.base import now

NO_WAY = Text("申报件当前状态不允许此操作。", "The dossier's present state does not allow this.")
NOT_YOURS = Text("您不能执行此操作。", "This is not yours to do.")
MISSING = {
    Need.REASON: Text("请填写理由。", "Give the reason."),
    Need.PAPER: Text("请上传相应的文件。", "Attach the paper that this step rests on."),
    Need.DAY: Text("请填写日期。", "Give the day."),
}
FUTURE = Text("日期不能晚于今天。", "The day cannot lie in the future.")

HANDS_IN = frozenset({"submit", "resubmit"})
"""The deeds for which there is a receipt."""


@dataclass(frozen=True, slots=True)
class Said:
    """What comes with a deed: why, on which paper, on which day (None: today)."""

    reason: str = ""
    paper: Upload | None = None
    day: date | None = None

    def has(self, need: Need) -> bool:
        """Whether that was given."""
        match need:
            case Need.REASON:
                return bool(self.reason.strip())
            case Need.PAPER:
                return self.paper is not None
            case Need.DAY:
                return self.day is not None
        assert_never(need)


def do(
    session: Session, actor: Actor, role: Role, dossier: Dossier, name: str, today: date, said: Said | None = None
) -> Step:
    """Take one step; `today` on the office's clock. Raises Refused where the table does not allow it, with the way."""
    deed, said = procedure().deeds[name], said or Said()
    check(session, role, dossier, deed, today)
    _check_said(deed, said, today)
    step = _kept(session, actor, dossier, deed, said, said.day or today)
    _settle(dossier, actor, step)
    if deed.name in HANDS_IN:
        receipts.give(session, actor, dossier, today.year)
    subject = Subject("dossier", dossier.id, dossier.id)
    after = {"stage": step.after, "remark": step.reason, "day": step.day.isoformat(), "paper": step.name or None}
    note(session, actor, f"dossier.{deed.name}", subject, {"stage": step.before}, after)
    messages.tell(session, dossier, deed.tells, f"step.{deed.name}", deed.told, but=actor.id)
    _announce(session, dossier, step)
    return step


def check(
    session: Session, role: Role, dossier: Dossier, deed: Deed, today: date, taken: Sequence[Step] | None = None
) -> None:
    """Raises Refused where someone of that role cannot do the deed now; `taken`: its steps, where they are at hand."""
    if PARTIES[role] not in deed.who:
        raise Refused("not_yours", NOT_YOURS, 403)
    if dossier.stage.value not in deed.sources:
        raise Refused("no_way", NO_WAY)
    if not deed.after_term:
        return
    running = clock_of(session, dossier, today, taken)
    if running is None or running.due is None or today <= running.due.day:
        until = running.due.day.isoformat() if running and running.due else ""
        raise Refused(
            "term_runs", Text(f"期限未满，最后一天为 {until}。", f"The term still runs; its last day is {until}.")
        )


def possible(
    session: Session, role: Role, dossier: Dossier, today: date, taken: Sequence[Step] | None = None
) -> list[Deed]:
    """The deeds that someone of that role can do now, those with pages of their own among them."""
    found = []
    for deed in procedure().from_state(dossier.stage.value):
        try:
            check(session, role, dossier, deed, today, taken)
        except Refused:
            continue
        found.append(deed)
    return found


def history(session: Session, dossier_id: str) -> list[Step]:
    """The steps in their order."""
    return list(session.scalars(select(Step).where(Step.dossier_id == dossier_id).order_by(Step.id)))


def clock_of(session: Session, dossier: Dossier, today: date, taken: Sequence[Step] | None = None) -> Clock | None:
    """The clock of the state that the dossier is in, or that it was given back from."""
    moves = [Move(s.before, s.after, s.day) for s in (history(session, dossier.id) if taken is None else taken)]
    return clock(procedure(), moves, today)


def take_in(session: Session, actor: Actor, dossier: Dossier, today: date) -> None:
    """A dossier that staff took in on paper begins as submitted; the step is kept like any other."""
    deed = procedure().deeds["submit"]
    dossier.stage, dossier.submitted_at = Stage(deed.to), now()
    step = Step(dossier_id=dossier.id, deed=deed.name, before="draft", after=deed.to, day=today, by_id=actor.id)
    session.add(step)
    session.flush()
    _announce(session, dossier, step)


def _announce(session: Session, dossier: Dossier, step: Step) -> None:
    data = {"step": step.id, "before": step.before, "after": step.after, "day": step.day.isoformat()}
    hooks.announce(session, f"dossier.{step.deed}", dossier, data)


def _check_said(deed: Deed, said: Said, today: date) -> None:
    for need in deed.needs:
        if not said.has(need):
            raise Refused(f"no_{need.value}", MISSING[need], 422)
    if said.day is not None and said.day > today:
        raise Refused("future_day", FUTURE, 422)


def _kept(session: Session, actor: Actor, dossier: Dossier, deed: Deed, said: Said, day: date) -> Step:
    paper = said.paper or Upload("", "", 0)
    step = Step(
        dossier_id=dossier.id,
        deed=deed.name,
        before=dossier.stage.value,
        after=_target(history(session, dossier.id), dossier, deed),
        day=day,
        reason=said.reason.strip(),
        sha256=paper.sha256,
        name=paper.name,
        size=paper.size,
        by_id=actor.id,
    )
    session.add(step)
    session.flush()
    return step


def _target(steps: Iterable[Step], dossier: Dossier, deed: Deed) -> str:
    """Where the deed leads; back is where the dossier came from when it last went forward to where it stands."""
    if deed.to != BACK:
        return deed.to
    forward = [s.before for s in steps if s.after == dossier.stage.value and procedure().deeds[s.deed].to != BACK]
    return forward[-1] if forward else Stage.SUBMITTED.value


def _settle(dossier: Dossier, actor: Actor, step: Step) -> None:
    """The dossier as it stands after the step."""
    dossier.stage = Stage(step.after)
    if step.deed in ("submit", "resubmit"):
        dossier.submitted_at = now()
    if dossier.stage == Stage.SIGNED and step.deed == "sign":
        dossier.signed_at, dossier.signed_by_id = now(), actor.id
    elif step.deed == "reopen":
        dossier.signed_at = dossier.signed_by_id = None
    if step.deed in ("give_back", "sign", "reopen"):
        dossier.sign_note = step.reason
