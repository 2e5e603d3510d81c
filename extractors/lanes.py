"""Who may run now: most tasks beside one another, and one that needs the whole room alone, when the others have ended.

A task that waits waits for tasks that are at work, and these have an end of their own: nobody waits for one who waits.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Lanes(Generic[T]):
    """Starts tickets by `start`, and by `start_alone` those that come back for it; thread-safe.

    Whoever was started says so when it ends: `ended`, or `ended_alone`. Tickets of a lane start in their order.
    """

    def __init__(self, start: Callable[[T], None], start_alone: Callable[[T], None]) -> None:
        self._start = start
        self._start_alone = start_alone
        self._lock = threading.RLock()
        self._all_ended = threading.Condition(self._lock)
        self._is_going = False
        self._waiting: deque[T] = deque()
        self._alone: deque[T] = deque()
        self._flying = 0
        self._is_alone = False
        self._is_closed = False

    def enter(self, ticket: T) -> None:
        """A new task: at once, unless one is to run alone; forgotten where all is closed."""
        with self._lock:
            if not self._is_closed:
                self._waiting.append(ticket)
                self._go_on()

    def ended(self, ticket: T, again_alone: bool = False) -> None:
        """A task that was started has ended; `again_alone`: it is to be tried once more with the room to itself."""
        with self._lock:
            self._flying -= 1
            if again_alone and not self._is_closed:
                self._alone.append(ticket)
            self._go_on()

    def ended_alone(self) -> None:
        """The task that had the room to itself has ended."""
        with self._lock:
            self._is_alone = False
            self._go_on()

    def wait(self) -> None:
        """Until every task has ended, those that still wait as well."""
        with self._lock:
            self._all_ended.wait_for(lambda: not (self._waiting or self._alone or self._flying or self._is_alone))

    def close(self) -> None:
        """Start nothing from now on; what waits is forgotten."""
        with self._lock:
            self._is_closed = True
            self._waiting.clear()
            self._alone.clear()

    def is_open(self) -> bool:
        """Whether anything would still be started."""
        return not self._is_closed

    def _go_on(self) -> None:
        """Start what may start. What is started may end at once, in this very thread: then the loop sees to it."""
        if self._is_going:
            return
        self._is_going = True
        try:
            while not self._is_closed and self._start_one():
                pass
        finally:
            self._is_going = False
            self._all_ended.notify_all()

    def _start_one(self) -> bool:
        """Whether anything could be started."""
        if self._is_alone:
            return False
        if self._alone and not self._flying:
            self._is_alone = True
            self._start_alone(self._alone.popleft())
            return True
        if self._waiting and not self._alone:
            self._flying += 1
            self._start(self._waiting.popleft())
            return True
        return False
