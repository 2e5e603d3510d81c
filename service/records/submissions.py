"""Handing a dossier over: only with a finished run over the papers as they are, and every item answered."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from checkers.model import Text
from service.records import dossiers, notices, runs, steps
from service.records.audit import Actor
from service.records.refusals import Refused
from service.tables import Dossier, Role, Stage, State, Step

NOT_SCREENED = Text("请先完成对现有材料的预审，再提交。", "Pre-screen the papers as they are now before you submit.")


def submit(session: Session, actor: Actor, role: Role, dossier: Dossier, today: date) -> Step:
    """Submit it, for the first time or corrected. Raises Refused with what stands in the way."""
    dossiers.check_open(dossier, role)
    history = runs.of_dossier(session, dossier)
    if not history or history[0].state != State.DONE or runs.is_stale(dossier, history):
        raise Refused("not_screened", NOT_SCREENED)
    notices.check_answered(session, dossier.id)
    deed = "resubmit" if dossier.stage == Stage.RETURNED else "submit"
    step = steps.do(session, actor, role, dossier, deed, today)
    notices.submitted(session, dossier.id)
    return step
