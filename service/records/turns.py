"""Whose run is next: askers take turns, so that nobody's many dossiers keep another's one waiting.

One order for workers, who take its first, and for pages, which tell a run's place in it. A run whose worker was stopped
goes on before all others. Then whoever has the fewest runs in work comes first; among these, those who had no turn
lately, corrections before first runs and then by waiting time; at last those who had one, the longest ago first.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from statistics import median

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from service.records import runs
from service.records.runs import Hold
from service.tables import Run, State
from service.tables.base import now

LATELY = timedelta(minutes=10)
"""So long a turn is held against its asker."""

TRIES = 5
"""Runs that are tried, where other workers take those before."""

MEASURED = 50
"""The latest finished runs of which the usual time of one is told."""

ASSUMED = 60.0
"""Seconds of a run where none was finished yet."""

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A run that waits. `stopped`: its worker was; `begun`: it stepped aside; `first`: of a dossier not read yet."""

    run: int
    asker: int
    queued_at: datetime
    stopped: bool = False
    begun: bool = False
    first: bool = True


@dataclass(frozen=True, slots=True)
class Served:
    """What each asker has: runs in work, and when the last one was begun."""

    running: Mapping[int, int] = field(default_factory=dict)
    began: Mapping[int, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """How many runs come before one that waits, and in about how many seconds its turn is."""

    ahead: int
    seconds: float


def order(waiting: Iterable[Waiting], served: Served, at: datetime) -> list[int]:
    """The runs in their turns as they would be taken at `at`, if each taken one went on and nobody came."""
    return list(in_order(waiting, served, at))


def in_order(waiting: Iterable[Waiting], served: Served, at: datetime) -> Iterator[int]:
    """The same, one after the other: who asks for the first of thousands does not have all of them reckoned."""
    found = sorted(waiting, key=lambda w: (w.queued_at, w.run))
    yield from (w.run for w in found if w.stopped)
    queues: dict[int, deque[Waiting]] = defaultdict(deque)
    for one in sorted((w for w in found if not w.stopped), key=lambda w: (not w.begun, w.first)):
        queues[one.asker].append(one)
    running, began = defaultdict(int, served.running), dict(served.began)
    while queues:
        asker = min(queues, key=lambda a: (running[a], *_standing(queues[a][0], began.get(a, LONG_AGO), at)))
        yield queues[asker].popleft().run
        running[asker] += 1
        if not queues[asker]:
            del queues[asker]


def in_turn(session: Session) -> Iterator[int]:
    """All runs that wait, the one whose turn is next first."""
    return in_order(_waiting(session), _served(session), now())


def take_next(session: Session, sent_for: int, worker: str) -> Hold | None:
    """Begin the run whose turn it is; None where none waits.

    The job that came may have been sent for another run. That one is left the job of the run that is taken.
    """
    for run_id in islice(in_turn(session), TRIES):
        job = session.execute(select(Run.job, Run.sent_at).where(Run.id == run_id)).one()
        hold = runs.take_up(session, run_id, worker)
        if hold is None:
            continue
        if run_id != sent_for:
            left = update(Run).where(Run.id == sent_for, Run.state == State.QUEUED)
            session.execute(left.values(job=job.job, sent_at=job.sent_at))
        return hold
    return None


def should_step_aside(session: Session, hold: Hold) -> bool:
    """Whether another's turn would come before this run's, if this one waited like all others."""
    run = session.get_one(Run, hold.run)
    waiting = _waiting(session)
    if not waiting:
        return False
    first = run.dossier_id not in _finished(session)
    mine = Waiting(run.id, run.requested_by_id, run.queued_at, begun=True, first=first)
    return next(in_order([*waiting, mine], _served(session, without=run.id), now())) != run.id


def place(session: Session, run: Run, workers: int) -> Place | None:
    """Where a run that waits stands; None for one that does not."""
    ahead = next((place for place, run_id in enumerate(in_turn(session)) if run_id == run.id), None)
    if ahead is None:
        return None
    in_work = session.scalar(select(func.count()).where(Run.state == State.RUNNING)) or 0
    return Place(ahead, (ahead + in_work / 2) * _usual_seconds(session) / max(workers, 1))


def _standing(head: Waiting, began: datetime, at: datetime) -> tuple[bool, datetime, bool, datetime, int]:
    """Who had a turn lately stands behind, the longest ago first; others by what they wait for and since when."""
    lately = at - began < LATELY
    return (lately, began if lately else LONG_AGO, head.first, head.queued_at, head.run)


def _waiting(session: Session) -> list[Waiting]:
    found = select(
        Run.id, Run.dossier_id, Run.requested_by_id, Run.queued_at, Run.started_at, Run.attempt, Run.aside
    ).where(Run.state == State.QUEUED)
    done = _finished(session)
    return [
        Waiting(
            run=row.id,
            asker=row.requested_by_id,
            queued_at=row.queued_at,
            stopped=row.started_at is not None and row.attempt == 0 and not row.aside,
            begun=row.aside,
            first=row.dossier_id not in done,
        )
        for row in session.execute(found)
    ]


def _finished(session: Session) -> set[str]:
    """Dossiers that wait and have a report already: what is wanted of them is a correction's run."""
    waiting = select(Run.dossier_id).where(Run.state.in_(runs.ACTIVE))
    done = select(Run.dossier_id).where(Run.state == State.DONE, Run.dossier_id.in_(waiting))
    return set(session.scalars(done))


def _served(session: Session, without: int = 0) -> Served:
    """What all askers have; `without` one run, as if it were not in work."""
    working = select(Run.requested_by_id, func.count()).where(Run.state == State.RUNNING, Run.id != without)
    begun = select(Run.requested_by_id, Run.started_at).where(Run.started_at > now() - LATELY)
    return Served(
        running={row[0]: row[1] for row in session.execute(working.group_by(Run.requested_by_id))},
        began={row[0]: row[1] for row in session.execute(begun.order_by(Run.started_at)) if row[1]},
    )


def _usual_seconds(session: Session) -> float:
    """The median time of work of the latest runs."""
    done = select(Run.spent).where(Run.state == State.DONE, Run.spent > 0)
    found = session.scalars(done.order_by(Run.finished_at.desc()).limit(MEASURED)).all()
    return median(found) if found else ASSUMED
