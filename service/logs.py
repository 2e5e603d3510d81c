"""Log lines on standard error: plain, or one JSON object each by setting, with the run and dossier they are about."""

from __future__ import annotations

import json
import logging
import os
import socket
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType

from service.settings import Settings

PLAIN = "%(asctime)s %(name)s: %(message)s"
NOTHING: Mapping[str, object] = {}

_subject: ContextVar[Mapping[str, object]] = ContextVar("subject", default=NOTHING)


def configure(settings: Settings) -> None:
    """Set this process's log up; once, before anything else is done."""
    configure_as(settings.log_format, logging.INFO)
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    for chatty in ("alembic", "botocore", "aiobotocore", "fontTools", "weasyprint"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What ends the process is a line like all others."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        logging.getLogger(__name__).critical("the process ends", exc_info=(kind, error, trace))


def _uncaught_in_thread(told: threading.ExceptHookArgs) -> None:
    if told.exc_value is not None and not isinstance(told.exc_value, SystemExit):
        logging.getLogger(__name__).critical("a thread ends", exc_info=told.exc_value)


def configure_as(form: str, level: int | str) -> None:
    """The same for a reading child, which is told as little as may be."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines() if form == "json" else logging.Formatter(PLAIN))
    logging.basicConfig(level=level, handlers=[handler])


@contextmanager
def about(**subject: object) -> Iterator[None]:
    """What is logged in this block bears these ids: `run`, `dossier`. Blocks may stand in one another."""
    before = _subject.set({**_subject.get(), **subject})
    try:
        yield
    finally:
        _subject.reset(before)


def begin(**subject: object) -> None:
    """From here on this thread logs about that and nothing else; without ids about nothing."""
    _subject.set({name: value for name, value in subject.items() if value is not None})


class Lines(logging.Formatter):
    """A record as one line of JSON: a line feed in a message cannot feign another line."""

    def __init__(self) -> None:
        super().__init__()
        self._where = {"host": socket.gethostname(), "pid": os.getpid()}

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **self._where,
            **_subject.get(),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)
