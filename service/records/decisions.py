"""Experts' words on findings, each expert's kept apart. A word holds only for the very evidence it was given on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from checkers.model import Text
from service.records import assignments, blind
from service.records.audit import Actor, Subject, note
from service.records.lights import Light
from service.records.refusals import Refused
from service.tables import BlindReading, Decision, Dossier, Run, Verdict
from service.tables.base import now

CHANGED = Text(
    "该项的依据刚刚有变化，请刷新页面重新查看后再作决定。",
    "The evidence of this finding has just changed. Reload the page and look again before you decide.",
)
NOT_SUBMITTED = Text("只有已提交的申报件才能评审。", "Only a submitted dossier can be decided on.")
NOT_CHAIR = Text("只有评审组长才能裁定分歧。", "Only the chair settles what experts disagree on.")
NOTHING_SAID = Text("没有可撤回的意见。", "There is no word of yours to withdraw.")
READ_FIRST = Text("请先按图填写读数，再对此项提出意见。", "Read the figure from its picture first.")
ASKS_OPEN = Text(
    "有要求补正的项目，请先退回申报单位。",
    "Corrections are asked for; return the dossier to the applicant first.",
)

STRICTEST = (Verdict.AGREE, Verdict.OVERRULE, Verdict.ASK)


@dataclass(frozen=True, slots=True)
class Said:
    """What counts of what was said of a dossier: the experts who have it, and their latest words by finding.

    `readings`: what was drawn for the blind sample, by the finding's key and evidence.
    """

    experts: frozenset[int] = frozenset()
    words: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    readings: Mapping[tuple[str, str], BlindReading] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """What was said of a finding: words that hold, former ones whose evidence is gone, and the chair's that settles.

    `reading`: the finding is of the blind sample.
    """

    light: Light
    words: tuple[Decision, ...] = ()
    formers: tuple[Decision, ...] = ()
    settled: Decision | None = None
    experts: frozenset[int] = frozenset()
    reading: BlindReading | None = None

    @property
    def decision(self) -> Decision | None:
        """The word that stands for all: the chair's, else the latest where all say the same."""
        if self.settled is not None:
            return self.settled
        return self.words[-1] if self.words and not self.is_conflict else None

    @property
    def former(self) -> Decision | None:
        """The latest word that was given on other evidence, where none was given since."""
        return self.formers[-1] if self.formers and not self.words and self.settled is None else None

    @property
    def is_conflict(self) -> bool:
        """Whether experts disagree and the chair has not settled it."""
        return self.settled is None and len({one.verdict for one in self.words}) > 1

    @property
    def asked(self) -> bool:
        """Whether everybody's word is wanted: also where one was given on other evidence, or somebody disagrees."""
        objects = any(one.verdict != Verdict.AGREE for one in self.words)
        return self.light.needs_decision or bool(self.formers) or objects or self.is_misread

    @property
    def is_unread(self) -> bool:
        """Whether somebody has still to read its figure blind."""
        return self.reading is not None and self.reading.at is None

    @property
    def is_misread(self) -> bool:
        """Whether an expert read another value than the machine."""
        return self.reading is not None and self.reading.is_right is False

    def is_blind_for(self, expert_id: int | None) -> bool:
        """Whether this expert may not see yet what the machine read: who reads it, or might come to read it."""
        if expert_id is None or self.reading is None or not self.is_unread:
            return False
        return expert_id not in self.experts or blind.reader_of(self.reading, self.experts) == expert_id

    @property
    def is_open(self) -> bool:
        """Whether an expert who has the dossier has still to speak or to read, or the chair to settle."""
        if self.is_unread:
            return True
        if self.settled is not None:
            return False
        silent = self.experts - {one.by_id for one in self.words}
        return self.is_conflict or (self.asked and bool(silent or not self.words))

    def own(self, expert_id: int | None) -> Decision | None:
        """The expert's own word that holds."""
        return next((one for one in self.words if one.by_id == expert_id), None)

    def others(self, expert_id: int | None) -> list[Decision]:
        """What the others say."""
        return [one for one in self.words if one.by_id != expert_id]

    def is_open_for(self, expert_id: int | None) -> bool:
        """Whether this expert has still to speak or to read."""
        if self.is_blind_for(expert_id):
            return True
        return self.settled is None and self.asked and self.own(expert_id) is None


@dataclass(frozen=True, slots=True)
class Word:
    """What an expert says of a finding."""

    verdict: Verdict
    reason: str = ""


def decide(session: Session, actor: Actor, dossier: Dossier, run: Run, light: Light, word: Word) -> Decision:
    """Put an expert's word on record beside those of others; a dossier that nobody has is claimed by it.

    Raises Refused where the dossier is not before the experts, or is with others.
    """
    _check_stage(dossier)
    assignments.take_part(session, actor, dossier)
    if _standing(light, said_of(session, dossier.id)).is_blind_for(actor.id):
        raise Refused("read_first", READ_FIRST)
    return _put(session, actor, run, light, word)


def settle(session: Session, actor: Actor, dossier: Dossier, run: Run, light: Light, word: Word) -> Decision:
    """The chair's word where experts disagree. Raises Refused for anybody else."""
    _check_stage(dossier)
    if not assignments.own(session, actor, dossier).chair:
        raise Refused("not_chair", NOT_CHAIR)
    return _put(session, actor, run, light, word, settles=True)


def withdraw(session: Session, actor: Actor, dossier: Dossier, key: str, settles: bool = False) -> Decision:
    """One's own latest word on a finding counts no longer; it stays on record. Raises Refused where there is none."""
    _check_stage(dossier)
    last = _latest(session, dossier.id, actor.id, key, settles)
    if last is None or last.withdrawn_at is not None:
        raise Refused("nothing_said", NOTHING_SAID)
    last.withdrawn_at = now()
    note(session, actor, "decision.withdrawn", _subject(last), before=_told(last))
    return last


def history(session: Session, dossier_id: str) -> dict[str, list[Decision]]:
    """All that was ever said of each finding, the latest first."""
    found: dict[str, list[Decision]] = defaultdict(list)
    query = select(Decision).options(joinedload(Decision.by)).where(Decision.dossier_id == dossier_id)
    for one in session.scalars(query.order_by(Decision.id.desc())):
        found[one.rule].append(one)
    return found


def said_of(session: Session, dossier_id: str) -> Said:
    """What counts of what was said of a dossier."""
    return said_of_all(session, [dossier_id])[dossier_id]


def said_of_all(session: Session, dossier_ids: Sequence[str]) -> dict[str, Said]:
    """The same for many dossiers at once: of each expert who has the dossier the latest word that was not withdrawn."""
    there = assignments.current_of_all(session, dossier_ids)
    found: dict[str, dict[str, dict[tuple[int, bool], Decision]]] = {d: defaultdict(dict) for d in dossier_ids}
    query = select(Decision).options(joinedload(Decision.by)).where(Decision.dossier_id.in_(dossier_ids))
    for one in session.scalars(query.order_by(Decision.id)):
        words = found[one.dossier_id][one.rule]
        words.pop((one.by_id, one.settles), None)  # the order is that of the latest words
        words[one.by_id, one.settles] = one
    drawn = blind.of_dossiers(session, dossier_ids)
    return {d: _counting(frozenset(a.expert_id for a in there[d]), found[d], drawn[d]) for d in dossier_ids}


def latest(session: Session, dossier_id: str) -> dict[str, Decision]:
    """The word that stands for each finding: the chair's, else the strictest of the experts'."""
    found = {}
    for key, words in said_of(session, dossier_id).words.items():
        settled = [one for one in words if one.settles]
        found[key] = max(settled or words, key=lambda one: (STRICTEST.index(one.verdict), one.id))
    return found


def asks(session: Session, dossier_id: str) -> list[Decision]:
    """What the experts want corrected, unless the chair settled it otherwise."""
    found = []
    for words in said_of(session, dossier_id).words.values():
        counting = [one for one in words if one.settles][-1:] or list(words)
        found += [one for one in counting if one.verdict == Verdict.ASK]
    return found


def standings(lights: Iterable[Light], said: Said) -> list[Standing]:
    """Each light with the words on it."""
    return [_standing(light, said) for light in lights]


def obstacles(found: Iterable[Standing]) -> list[tuple[str, Text]]:
    """Why these findings do not let the review end yet, each with its code."""
    standing = list(found)
    conflicts, waiting = sum(s.is_conflict for s in standing), sum(s.is_open and not s.is_conflict for s in standing)
    told = []
    if waiting:
        told.append(("undecided", Text(f"还有 {waiting} 项待决定。", f"{waiting} findings wait for a decision.")))
    if conflicts:
        text = Text(
            f"有 {conflicts} 项专家意见不一致，待评审组长裁定。",
            f"Experts disagree on {conflicts} findings; the chair has to settle them.",
        )
        told.append(("conflicts", text))
    if any(s.decision and s.decision.verdict == Verdict.ASK for s in standing):
        told.append(("asks_open", ASKS_OPEN))
    return told


def _counting(
    experts: frozenset[int], words: Mapping[str, Mapping[tuple[int, bool], Decision]], drawn: Iterable[BlindReading]
) -> Said:
    kept = {
        key: tuple(one for one in each.values() if one.by_id in experts and one.withdrawn_at is None)
        for key, each in words.items()
    }
    readings = {(one.rule, one.evidence): one for one in drawn}
    return Said(experts, {key: each for key, each in kept.items() if each}, readings)


def _standing(light: Light, said: Said) -> Standing:
    words = said.words.get(light.key, ())
    holding = [one for one in words if one.evidence == light.evidence]
    return Standing(
        light,
        words=tuple(one for one in holding if not one.settles),
        formers=tuple(one for one in words if one not in holding),
        settled=next((one for one in reversed(holding) if one.settles), None),
        experts=said.experts,
        reading=said.readings.get((light.key, light.evidence)),
    )


def _put(session: Session, actor: Actor, run: Run, light: Light, word: Word, settles: bool = False) -> Decision:
    assert actor.id is not None
    former = _latest(session, run.dossier_id, actor.id, light.key, settles)
    decision = Decision(
        dossier_id=run.dossier_id,
        run_id=run.id,
        rule=light.key,
        evidence=light.evidence,
        status=light.status,
        verdict=word.verdict,
        reason=word.reason.strip(),
        by_id=actor.id,
        settles=settles,
    )
    session.add(decision)
    session.flush()
    before = _told(former) if former and former.withdrawn_at is None else None
    action = "decision.settled" if settles else "decision.made"
    note(session, actor, action, _subject(decision), before, _told(decision))
    return decision


def _latest(session: Session, dossier_id: str, by_id: int | None, key: str, settles: bool) -> Decision | None:
    """What one expert said last of a finding, also where it was withdrawn."""
    query = select(Decision).where(Decision.dossier_id == dossier_id, Decision.rule == key)
    query = query.where(Decision.by_id == by_id, Decision.settles.is_(settles))
    return session.scalar(query.order_by(Decision.id.desc()).limit(1))


def _check_stage(dossier: Dossier) -> None:
    if not assignments.is_under_review(dossier):
        raise Refused("not_submitted", NOT_SUBMITTED)


def _subject(decision: Decision) -> Subject:
    return Subject("finding", f"{decision.dossier_id}/{decision.rule}", decision.dossier_id)


def _told(decision: Decision) -> dict[str, str]:
    return {"verdict": decision.verdict.value, "reason": decision.reason, "status": decision.status}
