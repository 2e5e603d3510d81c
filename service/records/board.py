"""The experts' board: every dossier before them with a light for each condition, filtered, searched, sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from service.procedure import procedure
from service.records import assignments, decisions
from service.records.decisions import Standing
from service.records.dossiers import REVIEWED
from service.records.lights import lights
from service.records.searching import matches
from service.tables import Assignment, Dossier, Run, RunReport, Stage, State

VISIBLE = tuple(Stage(name) for name in procedure().states if procedure().states[name].shown)
UNREAD = (99, True)
"""The rank of a dossier without a finished run: after all others."""


@dataclass(frozen=True, slots=True)
class Row:
    """One dossier on the board. `run` is its latest finished run, `latest` its latest run of all."""

    dossier: Dossier
    run: Run | None
    latest: Run | None
    standings: tuple[Standing, ...]
    summary: Mapping[str, Any]
    experts: tuple[Assignment, ...] = ()

    @property
    def name(self) -> str:
        """What the dossier is called by."""
        return self.dossier.applicant or self.dossier.title or self.dossier.id

    @property
    def open(self) -> int:
        """How many findings wait for a decision."""
        return sum(s.is_open for s in self.standings)

    def open_for(self, expert_id: int | None) -> int:
        """How many findings wait for this expert's decision; for who has no part in it, for anybody's."""
        if assignments.of(self.experts, expert_id) is None:
            return self.open
        return sum(s.is_open_for(expert_id) for s in self.standings)

    @property
    def shaky(self) -> int:
        """How many verdicts would turn with another reading."""
        return sum(s.light.shaky for s in self.standings)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to show. `light` is a status that some condition must have, or "shaky", or "undecided".

    `whose`: "mine" shows what is with the expert `me`, "unclaimed" what is with nobody, else all is shown.
    """

    q: str = ""
    stage: str = ""
    category: str = ""
    light: str = ""
    sort: str = "urgency"
    whose: str = ""
    me: int | None = None


def rows(session: Session, wanted: Wanted) -> list[Row]:
    """The board's rows as wanted."""
    dossiers = _dossiers(session, wanted)
    reports = latest_reports(session, [d.id for d in dossiers])
    newest = latest_runs(session, [d.id for d in dossiers])
    said = decisions.said_of_all(session, [d.id for d in dossiers])
    there = assignments.current_of_all(session, [d.id for d in dossiers])
    found = []
    for dossier in dossiers:
        run, summary = reports.get(dossier.id, (None, {}))
        standing = tuple(decisions.standings(lights(summary), said[dossier.id]))
        found.append(Row(dossier, run, newest.get(dossier.id), standing, summary, tuple(there[dossier.id])))
    return sorted(_filtered(found, wanted), key=ORDERS.get(wanted.sort, ORDERS["urgency"]))


def _dossiers(session: Session, wanted: Wanted) -> list[Dossier]:
    query = select(Dossier).where(Dossier.stage.in_(VISIBLE)).options(joinedload(Dossier.owner))
    if wanted.stage in {s.value for s in VISIBLE}:
        query = query.where(Dossier.stage == Stage(wanted.stage))
    if wanted.q:
        query = query.where(matches(wanted.q))
    return list(session.scalars(query))


def latest_reports(session: Session, ids: list[str]) -> dict[str, tuple[Run, dict[str, Any]]]:
    """Each dossier's latest finished run with its summary."""
    last = (
        select(Run.dossier_id, func.max(Run.number).label("number"))
        .where(Run.state == State.DONE, Run.dossier_id.in_(ids))
        .group_by(Run.dossier_id)
        .subquery()
    )
    query = (
        select(Run, RunReport.summary)
        .join(last, (Run.dossier_id == last.c.dossier_id) & (Run.number == last.c.number))
        .join(RunReport, RunReport.run_id == Run.id)
    )
    return {run.dossier_id: (run, summary) for run, summary in session.execute(query)}


def latest_runs(session: Session, ids: list[str]) -> dict[str, Run]:
    """Each dossier's latest run, in whatever state."""
    last = (
        select(Run.dossier_id, func.max(Run.number).label("number"))
        .where(Run.dossier_id.in_(ids))
        .group_by(Run.dossier_id)
        .subquery()
    )
    query = select(Run).join(last, (Run.dossier_id == last.c.dossier_id) & (Run.number == last.c.number))
    return {run.dossier_id: run for run in session.scalars(query)}


def _filtered(found: Iterable[Row], wanted: Wanted) -> list[Row]:
    kept = [row for row in found if is_whose(row, wanted.whose, wanted.me)]
    if wanted.category:
        kept = [r for r in kept if (r.dossier.category or r.summary.get("category")) == wanted.category]
    if wanted.light == "shaky":
        return [r for r in kept if r.shaky]
    if wanted.light == "undecided":
        return [r for r in kept if r.open]
    if wanted.light:
        return [r for r in kept if any(s.light.status == wanted.light for s in r.standings)]
    return kept


def is_whose(row: Row, whose: str, me: int | None) -> bool:
    """Whether the row is one of those."""
    if whose == "mine":
        return assignments.of(row.experts, me) is not None
    return not row.experts if whose == "unclaimed" else True


def next_for(session: Session, me: int | None, after: str) -> Row | None:
    """The dossier that the expert `me` reads after that one: of its own, else of those that nobody has.

    For nobody in particular: of all. They come as on the board, and those before the present one after the last.
    """
    every = [row for row in rows(session, Wanted()) if row.run and assignments.is_under_review(row.dossier)]
    place = next((at for at, row in enumerate(every) if row.dossier.id == after), -1)
    turned = [row for row in every[place + 1 :] + every[: max(place, 0)] if row.open_for(me)]
    for whose in ("mine", "unclaimed") if me is not None else ("",):
        found = next((row for row in turned if is_whose(row, whose, me)), None)
        if found is not None:
            return found
    return None


def _urgency(row: Row) -> tuple[Any, ...]:
    """Reviewed ones last, then those with nothing to decide; then by the worst light, then the longest waiting."""
    worst = min((s.light.rank for s in row.standings), default=UNREAD)
    return (row.dossier.stage in REVIEWED, row.open == 0, *worst, _submitted(row))


def _submitted(row: Row) -> float:
    return row.dossier.submitted_at.timestamp() if row.dossier.submitted_at else 0.0


ORDERS: dict[str, Callable[[Row], Any]] = {
    "urgency": _urgency,
    "submitted": _submitted,
    "newest": lambda row: -_submitted(row),
    "name": lambda row: row.name,
    "open": lambda row: -row.open,
}
