"""What is due by now: dossiers whose time is over, by round, and accounts that nobody uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from service.retention import holds
from service.retention.holds import Held
from service.retention.policy import ACCOUNTS, STAGES, Policy, of_round
from service.tables import Document, Dossier, Role, Round, Run, Stage, Step, Token, User, Version, WebSession
from service.tables.base import now

GONE = "#"
"""With this the name of an account begins that was purged: no other name does."""


@dataclass(frozen=True, slots=True)
class Due:
    """A dossier whose time is over: since when it is in its state, how many days it had, what its papers weigh.

    `held`: why it stays all the same.
    """

    id: str
    name: str
    stage: Stage
    since: datetime
    days: int
    files: int
    size: int
    held: tuple[Held, ...] = ()

    @property
    def ended_on(self) -> date:
        """The day on which its time was over."""
        return (self.since + timedelta(days=self.days)).date()


@dataclass(frozen=True, slots=True)
class OfRound:
    """What is due of a round, None for the dossiers of no round."""

    round: Round | None
    policy: Policy
    due: tuple[Due, ...]
    kept: int

    @property
    def free(self) -> tuple[Due, ...]:
        """Those that nothing holds."""
        return tuple(one for one in self.due if not one.held)

    @property
    def size(self) -> int:
        """Bytes of the papers of these."""
        return sum(one.size for one in self.free)


@dataclass(frozen=True, slots=True)
class Unused:
    """An applicant's account without dossiers that nobody came in by for long."""

    id: int
    name: str
    last_used: datetime


def rounds(session: Session, today: date, number: str = "") -> list[OfRound]:
    """What is due of each round that has any dossiers, or of that one; those of no round last."""
    query = select(Round).order_by(Round.closes_on.desc(), Round.id.desc())
    found: list[Round | None] = [*session.scalars(query.where(Round.number == number) if number else query)]
    return [of(session, one, today) for one in (found if number else [*found, None])]


def of(session: Session, found: Round | None, today: date) -> OfRound:
    """What is due of a round, the longest overdue first."""
    policy = of_round(session, found.id if found else None, today)
    mine = Dossier.round_id == found.id if found else Dossier.round_id.is_(None)
    total = session.scalar(select(func.count()).select_from(Dossier).where(mine)) or 0
    due = _due(session, mine, policy.days)
    return OfRound(found, policy, tuple(sorted(due, key=lambda one: (one.ended_on, one.id))), total - len(due))


def is_due(session: Session, dossier: Dossier, today: date) -> bool:
    """Whether that dossier's time is over, and nothing holds it."""
    policy = of_round(session, dossier.round_id, today)
    found = _due(session, Dossier.id == dossier.id, policy.days)
    return bool(found) and not found[0].held


def accounts(session: Session, today: date) -> list[Unused]:
    """Applicants' accounts that nobody used for the policy's time, and that own no dossier."""
    days = of_round(session, None, today).days[ACCOUNTS]
    seen = select(func.max(WebSession.seen_at)).where(WebSession.user_id == User.id).scalar_subquery()
    used = select(func.max(Token.used_at)).where(Token.user_id == User.id).scalar_subquery()
    owns = select(Dossier.id).where(Dossier.owner_id == User.id).exists()
    there = (User.role == Role.APPLICANT, ~User.key.startswith(GONE), ~owns)
    rows = session.execute(select(User, seen, used).where(*there))
    found = [Unused(user.id, user.name, max(filter(None, (user.created_at, *at)))) for user, *at in rows]
    before = now() - timedelta(days=days)
    return sorted((one for one in found if one.last_used < before), key=lambda one: one.last_used)


def _due(session: Session, mine: ColumnElement[bool], days: Mapping[str, int]) -> list[Due]:
    query = select(Dossier).where(mine, Dossier.stage.in_([s for s in STAGES if s.value in days]))
    found = list(session.scalars(query))
    begun = _since(session, found)
    over = [one for one in found if begun[one.id] + timedelta(days=days[one.stage.value]) <= now()]
    held, weight = holds.of_dossiers(session, over), _weights(session, [one.id for one in over])
    return [
        Due(
            one.id,
            one.applicant or one.title or one.id,
            one.stage,
            begun[one.id],
            days[one.stage.value],
            *weight.get(one.id, (0, 0)),
            held=tuple(held.get(one.id, ())),
        )
        for one in over
    ]


def _since(session: Session, dossiers: Sequence[Dossier]) -> dict[str, datetime]:
    """For each the moment from which its days are counted: its state's first, for a draft that of its last change."""
    found = {one.id: one.created_at for one in dossiers}
    drafts = [one.id for one in dossiers if one.stage is Stage.DRAFT]
    others = [one for one in dossiers if one.stage is not Stage.DRAFT]
    moments = [*_moved(session, [one.id for one in others]), *_changed(session, drafts)]
    # States that earlier versions moved to without a step.
    moments += [(one.id, at) for one in others for at in (one.submitted_at, one.signed_at) if at]
    for number, at in moments:
        found[number] = max(found[number], at)
    return found


def _moved(session: Session, ids: Sequence[str]) -> Iterator[tuple[str, datetime]]:
    steps = select(Step.dossier_id, func.max(Step.at)).where(Step.dossier_id.in_(ids))
    yield from ((number, at) for number, at in session.execute(steps.group_by(Step.dossier_id)))


def _changed(session: Session, ids: Sequence[str]) -> Iterator[tuple[str, datetime]]:
    """When something was last handed in, or read."""
    papers = select(Document.dossier_id, func.max(Version.uploaded_at)).join(Version.document)
    runs = select(Run.dossier_id, func.max(Run.queued_at)).where(Run.dossier_id.in_(ids))
    for query in (
        papers.where(Document.dossier_id.in_(ids)).group_by(Document.dossier_id),
        runs.group_by(Run.dossier_id),
    ):
        yield from ((number, at) for number, at in session.execute(query))


def _weights(session: Session, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """How many files were handed in to each, and their bytes."""
    query = select(Document.dossier_id, func.count(), func.sum(Version.size)).join(Version.document)
    query = query.where(Document.dossier_id.in_(ids)).group_by(Document.dossier_id)
    return {number: (count, int(size or 0)) for number, count, size in session.execute(query)}
