"""Experts' words on findings. A word holds only for the very evidence it was given on; else it is asked for again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from checkers.model import Text
from service.procedure import procedure
from service.records.audit import Actor, Subject, note
from service.records.lights import Light
from service.records.refusals import Refused
from service.tables import Decision, Dossier, Run, Verdict

CHANGED = Text(
    "该项的依据刚刚有变化，请刷新页面重新查看后再作决定。",
    "The evidence of this finding has just changed. Reload the page and look again before you decide.",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What was said of a finding: the decision that holds, or the former one whose evidence is gone."""

    light: Light
    decision: Decision | None = None
    former: Decision | None = None

    @property
    def is_open(self) -> bool:
        """Whether a decision is still wanted: one that was given on other evidence is asked for again."""
        return self.decision is None and (self.light.needs_decision or self.former is not None)


def decide(
    session: Session, actor: Actor, dossier: Dossier, run: Run, light: Light, verdict: Verdict, reason: str
) -> Decision:
    """Put an expert's word on record. Raises Refused where the dossier is not before the experts."""
    if not procedure().states[dossier.stage.value].decidable:
        text = Text("只有已提交的申报件才能评审。", "Only a submitted dossier can be decided on.")
        raise Refused("not_submitted", text)
    assert actor.id is not None
    former = latest(session, dossier.id).get(light.key)
    decision = Decision(
        dossier_id=dossier.id,
        run_id=run.id,
        rule=light.key,
        evidence=light.evidence,
        status=light.status,
        verdict=verdict,
        reason=reason.strip(),
        by_id=actor.id,
    )
    session.add(decision)
    session.flush()
    subject = Subject("finding", f"{dossier.id}/{light.key}", dossier.id)
    note(session, actor, "decision.made", subject, _said(former) if former else None, _said(decision))
    return decision


def latest(session: Session, dossier_id: str) -> dict[str, Decision]:
    """The last word on each finding of a dossier, by its key."""
    query = select(Decision).options(joinedload(Decision.by)).where(Decision.dossier_id == dossier_id)
    said = session.scalars(query.order_by(Decision.id))
    return {decision.rule: decision for decision in said}


def latest_of_all(session: Session, dossier_ids: Sequence[str]) -> dict[str, dict[str, Decision]]:
    """The same for many dossiers at once."""
    found: dict[str, dict[str, Decision]] = {dossier_id: {} for dossier_id in dossier_ids}
    said = select(Decision).where(Decision.dossier_id.in_(dossier_ids)).order_by(Decision.id)
    for decision in session.scalars(said):
        found[decision.dossier_id][decision.rule] = decision
    return found


def standings(lights: Iterable[Light], said: dict[str, Decision]) -> list[Standing]:
    """Each light with the word on it."""
    return [_standing(light, said.get(light.key)) for light in lights]


def check_signable(found: Iterable[Standing]) -> None:
    """Raises Refused while a finding waits for a decision, or a correction is asked for."""
    standing = list(found)
    waiting = sum(s.is_open for s in standing)
    if waiting:
        raise Refused("undecided", Text(f"还有 {waiting} 项待决定。", f"{waiting} findings wait for a decision."))
    if any(s.decision and s.decision.verdict == Verdict.ASK for s in standing):
        text = Text(
            "有要求补正的项目，请先退回申报单位。",
            "Corrections are asked for; return the dossier to the applicant first.",
        )
        raise Refused("asks_open", text)


def _standing(light: Light, said: Decision | None) -> Standing:
    if said is None:
        return Standing(light)
    return Standing(light, decision=said) if said.evidence == light.evidence else Standing(light, former=said)


def _said(decision: Decision) -> dict[str, str]:
    return {"verdict": decision.verdict.value, "reason": decision.reason, "status": decision.status}
