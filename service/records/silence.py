"""Which workers said nothing for a while, counted by what was seen, not by a clock that somebody may set back."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.tables import Run, State

Sign = tuple[int, int, datetime | None]
"""A run, its attempt, and the worker's last sign of life as it stands on record."""


@dataclass
class Silence:
    """Remembers since when each running run's sign of life stands unchanged, by this machine's steady clock."""

    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        self._since: dict[Sign, float] = {}

    def longer_than(self, session: Session, seconds: float) -> list[Sign]:
        """The runs whose sign of life was the same at every look for so long."""
        at = self.clock()
        found = session.execute(select(Run.id, Run.attempt, Run.heard_at).where(Run.state == State.RUNNING))
        signs: list[Sign] = [(run_id, attempt, heard) for run_id, attempt, heard in found]
        self._since = {sign: self._since.get(sign, at) for sign in signs}
        return [sign for sign in signs if at - self._since[sign] >= seconds]
