"""Waits that end: in time, or with what was waited for."""

from __future__ import annotations

import time
from collections.abc import Callable


def comes(done: Callable[[], object], seconds: float, every: float = 0.1) -> bool:
    """Whether it comes true in time."""
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            return False
        time.sleep(every)
    return True


def wait_until(done: Callable[[], object], seconds: float, every: float = 0.1, what: str = "") -> None:
    """Fails after `seconds`."""
    assert comes(done, seconds, every), f"waited {seconds} s in vain {what}"
