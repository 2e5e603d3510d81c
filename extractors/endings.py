"""What the end of a task, or of the child that had it, means for the paper that was being read."""

from __future__ import annotations

import signal
from concurrent.futures import CancelledError, Future, TimeoutError
from pathlib import Path
from typing import Any

from pebble import ProcessExpired

from extractors.child import MEMORY_EXIT, USED_UP_EXIT, allowed
from extractors.errors import Crashed, OutOfMemory, PaperError, TooSlow


def error_of(inner: Future[Any], seconds: float, folder: Path) -> BaseException | None:
    """What went wrong with a task, waiting for its end: a PaperError, or that it was cancelled; None for nothing.

    `seconds` is what it had by the clock; children have their own folders in `folder`.
    """
    try:
        result = inner.result()
    except CancelledError as error:
        return error
    except BaseException as error:  # noqa: BLE001 - whatever ended the child is told as a PaperError
        return _paper_error(error, seconds, folder)
    return result if isinstance(result, PaperError) else None


def was_used_up(inner: Future[Any]) -> bool:
    """Whether its child ran out of memory after other tasks, so that a new one may have enough."""
    error = None if inner.cancelled() else inner.exception()
    return isinstance(error, ProcessExpired) and error.exitcode == USED_UP_EXIT


def _paper_error(error: BaseException, seconds: float, folder: Path) -> PaperError:
    if isinstance(error, TimeoutError):
        return TooSlow(seconds=round(seconds))
    if isinstance(error, ProcessExpired):
        return _of_child(error, folder)
    found = PaperError(type(error).__name__)
    found.__cause__ = error
    return found


def _of_child(error: ProcessExpired, folder: Path) -> PaperError:
    if error.exitcode == -signal.SIGXCPU:
        return TooSlow(seconds=allowed(folder / str(error.pid)))
    killed = error.exitcode in (MEMORY_EXIT, USED_UP_EXIT, -signal.SIGKILL)
    return OutOfMemory() if killed else Crashed(f"exit code {error.exitcode}")
