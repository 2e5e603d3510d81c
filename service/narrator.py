"""Tells the record what a review is doing, often enough to watch and not so often as to burden the database."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from sqlalchemy.exc import SQLAlchemyError

from service.model import Progress
from service.records.runs import Step

PAUSE = 0.4
NAME = 255
"""Letters that the record has for a document's name; one that hangs on another has a long one."""

log = logging.getLogger(__name__)


class Narrator:
    """A review's listener. `write` puts a step on record; what it raises but for a database away is passed on."""

    def __init__(self, write: Callable[[Step], None], pause: float = PAUSE) -> None:
        self._write = write
        self._pause = pause
        self._pages: dict[str, int] = {}
        self._read: dict[str, int] = {}
        self._last = 0.0
        self._phase = ""

    def __call__(self, progress: Progress, /) -> None:
        """Take note of one step; it is written if the phase changed or the last one was a while ago."""
        self._pages[progress.document] = progress.pages
        if progress.phase == "reading":
            self._read[progress.document] = progress.page
        due = time.monotonic() - self._last >= self._pause or progress.phase != self._phase
        self._phase = progress.phase
        if due:
            self._tell(progress.document, progress.page or None, progress.phase)

    def phase(self, phase: str) -> None:
        """All pages are read; this is what is being done now."""
        self._tell(None, None, phase)

    def _tell(self, document: str | None, page: int | None, phase: str) -> None:
        self._last = time.monotonic()
        called = document[:NAME] if document else document
        step = Step(sum(self._read.values()), sum(self._pages.values()), called, page, phase)
        try:
            self._write(step)
        except SQLAlchemyError as error:
            log.warning("progress not written: %s", error)
