"""A worker's time with one run: what it does is put on record; after a slice of reading others may have a turn."""

from __future__ import annotations

import time

from service.database import Database
from service.pulse import Pulse
from service.reading import StepAside
from service.records import runs, turns
from service.records.runs import Hold, Step


class TakenAway(Exception):
    """The run was given to another worker while this one was at it."""


class Stint:
    """From taking a run up to its end or its next pause. Only reading pauses: what was read is kept, page by page."""

    def __init__(self, database: Database, hold: Hold, pulse: Pulse, slice_seconds: float) -> None:
        self._database = database
        self._hold = hold
        self._pulse = pulse
        self._slice = slice_seconds
        self._began = time.monotonic()

    @property
    def seconds(self) -> float:
        """How long it has been at it."""
        return time.monotonic() - self._began

    def tell(self, step: Step) -> None:
        """Put a step on record. Raises TakenAway, and StepAside where a slice is over and another's turn has come."""
        with self._database.writing() as session:
            if self._pulse.lost or not runs.tell(session, self._hold, step):
                raise TakenAway
        if step.phase == "reading" and self.seconds >= self._slice and self._others_wait():
            raise StepAside

    def _others_wait(self) -> bool:
        with self._database.reading() as session:
            return turns.should_step_aside(session, self._hold)
