"""A worker's signs of life while a run is in its hands, written by a thread of their own."""

from __future__ import annotations

import logging
import os
import threading
import time
from contextvars import copy_context
from types import TracebackType
from typing import Self

from sqlalchemy.exc import SQLAlchemyError

from service.database import Database
from service.records import runs
from service.records.runs import Hold

GRACE = 60.0
STUCK = 70
"""The exit code of a worker that had to end itself."""

log = logging.getLogger(__name__)


class Pulse:
    """Beats while its `with` block lasts. `lost` turns True once the run was given to another worker.

    A job past its time by `GRACE` seconds is stuck where no signal reaches it: the process then ends itself,
    and whoever watches the workers starts a new one.
    """

    def __init__(self, database: Database, hold: Hold, every: float, seconds: float) -> None:
        self.lost = False
        self._database = database
        self._hold = hold
        self._every = every
        self._deadline = time.monotonic() + seconds + GRACE
        self._over = threading.Event()
        self._thread = threading.Thread(target=copy_context().run, args=(self._go_on,), name="pulse", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _go_on(self) -> None:
        while not self._over.wait(self._every) and not self.lost:
            if time.monotonic() > self._deadline:
                log.critical("run %s is stuck; this worker ends itself", self._hold.run)
                os._exit(STUCK)
            self._beat()

    def _beat(self) -> None:
        """A database that is away for a moment is no reason to stop reading."""
        try:
            with self._database.writing() as session:
                self.lost = not runs.beat(session, self._hold)
        except SQLAlchemyError as error:
            log.warning("no sign of life written for run %s: %s", self._hold.run, error)
