"""What goes by itself: dossiers and accounts where a policy says so, the text of old mails, what the store kept."""

from __future__ import annotations

import logging
import time
from datetime import timedelta

from sqlalchemy import func, select

from service.database import Database
from service.records.audit import SYSTEM
from service.retention import due, purging
from service.retention.clock import Clock
from service.retention.due import OfRound
from service.retention.purging import Done
from service.settings import Settings
from service.tables import AuditEntry, Purge, RetentionPolicy, Sweep
from service.tables.base import now

GRACE = timedelta(days=1)
"""Between the setting of a policy and the first time that it has something purged: slips are noticed."""

PERIODS = {Sweep.DAILY: timedelta(days=1), Sweep.YEARLY: timedelta(days=365)}
MAILS = 3600.0
AGAIN = 900.0
"""Seconds after which the store is looked through once more for what was touched too lately to go."""

log = logging.getLogger(__name__)


class Sweeper:
    """One for a service; `look` does what is due by now, and most often nothing."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings
        self._mails = self._store = 0.0
        self._latest = 0
        with database.reading() as session:
            self._clock = Clock(session.scalar(select(func.max(AuditEntry.at))))

    def look(self) -> None:
        """Purge where a policy says so and the clock is as it was, forget old mails, rid the store of what is gone."""
        for found in self._due() if self._clock.is_steady() else ():
            self._purge(found)
        if time.monotonic() >= self._mails:
            self._forget_mails()
            self._mails = time.monotonic() + MAILS
        self._clear()

    def _due(self) -> list[OfRound]:
        """The rounds whose policy has a sweep that is due."""
        today = purging.today(self._settings)
        with self._database.reading() as session:
            set_ = session.scalars(select(RetentionPolicy).where(RetentionPolicy.sweep != Sweep.NEVER)).all()
            rounds = {one.round_id: one.round for one in set_ if is_sweep_due(one)}
            found = [due.of(session, one, today) for one in rounds.values()]
        return [one for one in found if one.policy.own and is_sweep_due(one.policy.own)]

    def _purge(self, found: OfRound) -> None:
        """One round's turn; that of no round takes unused accounts along."""
        done = [purging.purge_round(self._database, self._settings, SYSTEM, found)] if found.free else []
        if found.round is None:
            with self._database.reading() as session:
                unused = due.accounts(session, purging.today(self._settings))
            users = [one.id for one in unused]
            done += [purging.purge_accounts(self._database, self._settings, SYSTEM, users)] if users else []
        with self._database.writing() as session:
            assert found.policy.own is not None
            session.get_one(RetentionPolicy, found.policy.own.id).swept_at = now()
        _tell(done)

    def _forget_mails(self) -> None:
        with self._database.writing() as session:
            numbers = purging.drop_mails(session, self._settings)
        purging.drop_letters(self._settings, numbers)

    def _clear(self) -> None:
        """At once after a purge; what has to wait is looked at again later."""
        with self._database.reading() as session:
            latest = session.scalar(
                select(Purge.id).where(Purge.cleared_at.is_(None)).order_by(Purge.id.desc()).limit(1)
            )
        if latest is None or (latest == self._latest and time.monotonic() < self._store):
            return
        purging.clear(self._database, self._settings)
        self._latest, self._store = latest, time.monotonic() + AGAIN


def is_sweep_due(policy: RetentionPolicy) -> bool:
    """Whether it is time that what is due under that policy goes by itself."""
    period = PERIODS.get(policy.sweep)
    if period is None or policy.at + GRACE > now():
        return False
    return policy.swept_at is None or policy.swept_at + period <= now()


def _tell(done: list[Done]) -> None:
    count = sum(len(one.dossiers) + len(one.users) for one in done)
    if count:
        log.warning("%s dossiers and accounts were purged, as the policy has it", count)
