"""Whether the clock can be trusted with what cannot be undone: one that leapt ahead makes everything old."""

from __future__ import annotations

import logging
import time
from datetime import datetime, timedelta

from service.tables.base import now

LEAP = timedelta(hours=1)
"""By so much the clock may be set while the service runs: summer time and corrections are less."""

SILENCE = timedelta(days=7)
"""So long nothing is written down in an office at most; a clock further ahead of the record at a start may be wrong."""

QUIET = 86_400.0
"""Seconds, by a count that no clock moves, for which nothing is purged then: time to notice and to set it right."""

log = logging.getLogger(__name__)


class Clock:
    """The machine's clock as this process has seen it. `latest`: the last thing on record when it began."""

    def __init__(self, latest: datetime | None) -> None:
        self._seen, self._counted = now(), time.monotonic()
        self._from = self._counted
        if latest is not None and self._seen - latest > SILENCE:
            self._distrust(f"it is {self._seen - latest} after the last thing on record")

    def is_steady(self) -> bool:
        """Whether it went as time does, lately."""
        seen, counted = now(), time.monotonic()
        leapt = seen - self._seen - timedelta(seconds=counted - self._counted)
        self._seen, self._counted = seen, counted
        if abs(leapt) > LEAP:
            self._distrust(f"it leapt by {leapt}")
        return counted >= self._from

    def _distrust(self, why: str) -> None:
        self._from = time.monotonic() + QUIET
        log.warning("the clock may be wrong (%s): nothing is purged by itself for a day", why)
