"""What staff want to know of a round at a glance: where dossiers stand, what is due, which rules fail, how runs go."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any, TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from checkers.order import NO_FAULT
from service.procedure import procedure
from service.procedure.clock import Clock, Move, clock
from service.procedure.working_days import working_days_between
from service.records import board
from service.records.lights import Light, lights
from service.tables import Decision, Dossier, Run, Stage, State, Step, Verdict
from service.tables.base import now

Chosen = TypeVar("Chosen", bound="Select[*tuple[Any, ...]]")

SOON = 5
"""Working days that count as this week: as many as a week has, from today on."""

LATELY = 100
"""Of so many runs it is told how long they took."""

MOST = 10
"""Rules that a list of the worst ones names."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A dossier whose term is over or ends this week; `days` working days from today until it does, below 0 before."""

    dossier: Dossier
    clock: Clock
    days: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each word was said of one rule, of `light` as an example of it."""

    light: Light
    counts: Mapping[str, int]

    def of(self, *words: str) -> int:
        """How often any of these."""
        return sum(self.counts.get(word, 0) for word in words)


@dataclass(frozen=True, slots=True)
class Pace:
    """How runs went lately: how many ended on each day, seconds a page and seconds in the queue in the middle."""

    by_day: Mapping[date, tuple[int, int]]
    page_seconds: float | None
    queue_seconds: float | None


def stages(session: Session, round_id: int | None) -> dict[str, int]:
    """How many dossiers stand in each state of the procedure, in its order."""
    query = _in_round(select(Dossier.stage, func.count()), round_id).group_by(Dossier.stage)
    found = {stage.value: count for stage, count in session.execute(query)}
    return {name: found.get(name, 0) for name in procedure().states}


def due(session: Session, round_id: int | None, today: date) -> list[Waiting]:
    """The dossiers whose term is over or ends within the week, the most urgent first."""
    timed = [Stage(name) for name, state in procedure().states.items() if state.term]
    found = list(session.scalars(_in_round(select(Dossier), round_id).where(Dossier.stage.in_(timed))))
    moves = _moves(session, [one.id for one in found])
    clocks = [(one, clock(procedure(), moves[one.id], today)) for one in found]
    waiting = [Waiting(one, c, working_days_between(today, c.due.day)) for one, c in clocks if c and c.due]
    return sorted((w for w in waiting if w.days <= SOON), key=lambda w: (w.days, w.dossier.id))


def failing(session: Session, round_id: int | None) -> list[Tally]:
    """The rules that most of the dossiers handed in do not meet, by the latest run of each, the worst first."""
    ids = list(session.scalars(_in_round(select(Dossier.id), round_id).where(Dossier.stage.in_(board.VISIBLE))))
    reports = board.latest_reports(session, ids)
    said = [(one, one.status) for _, summary in reports.values() for one in lights(summary)]
    faults = [tally for tally in _tallies(said) if _faults(tally)]
    return sorted(faults, key=lambda t: (-_faults(t), t.light.rule))[:MOST]


def overruled(session: Session, round_id: int | None) -> list[Tally]:
    """The rules whose findings experts overrule most, by the last word on each finding."""
    last = select(func.max(Decision.id)).group_by(Decision.dossier_id, Decision.rule, Decision.by_id)
    query = select(Decision).join(Dossier, Decision.dossier_id == Dossier.id).where(Decision.id.in_(last))
    said = [(_light_of(d), d.verdict.value) for d in session.scalars(_in_round(query, round_id))]
    found = [tally for tally in _tallies(said) if tally.of(Verdict.OVERRULE)]
    return sorted(found, key=lambda t: (-t.of(Verdict.OVERRULE), -_share(t), t.light.rule))[:MOST]


def pace(session: Session, days: Sequence[date]) -> Pace:
    """How runs went: done and failed on each of the days, and how long the last ones took."""
    since = now() - timedelta(days=len(days) + 1)
    ended = session.execute(select(Run.finished_at, Run.state).where(Run.finished_at >= since)).all()
    counted = Counter((at.astimezone().date(), state) for at, state in ended if at)
    done = select(Run).where(Run.state == State.DONE, Run.pages_total > 0).order_by(Run.finished_at.desc())
    lately = list(session.scalars(done.limit(LATELY)))
    return Pace(
        {day: (counted[day, State.DONE], counted[day, State.FAILED]) for day in days},
        _middle(
            (r.finished_at - r.started_at).total_seconds() / r.pages_total
            for r in lately
            if r.finished_at and r.started_at
        ),
        _middle((r.started_at - r.queued_at).total_seconds() for r in lately if r.started_at),
    )


def _in_round(query: Chosen, round_id: int | None) -> Chosen:
    return query if round_id is None else query.where(Dossier.round_id == round_id)


def _moves(session: Session, ids: Sequence[str]) -> defaultdict[str, list[Move]]:
    found: defaultdict[str, list[Move]] = defaultdict(list)
    for step in session.scalars(select(Step).where(Step.dossier_id.in_(ids)).order_by(Step.id)):
        found[step.dossier_id].append(Move(step.before, step.after, step.day))
    return found


def _tallies(said: Iterable[tuple[Light, str]]) -> list[Tally]:
    lights_of: dict[str, Light] = {}
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for light, word in said:
        lights_of.setdefault(light.rule, light)
        counts[light.rule][word] += 1
    return [Tally(light, counts[rule]) for rule, light in lights_of.items()]


def _faults(tally: Tally) -> int:
    return sum(count for status, count in tally.counts.items() if status not in NO_FAULT)


def _light_of(said: Decision) -> Light:
    """A light as far as a decision tells of it, for its name."""
    rule = said.rule.partition("#")[0]
    return Light(said.rule, rule, None, said.status, True, said.evidence)


def _share(tally: Tally) -> float:
    return tally.of(Verdict.OVERRULE) / sum(tally.counts.values())


def _middle(values: Iterable[float]) -> float | None:
    found = list(values)
    return median(found) if found else None
