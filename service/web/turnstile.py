"""How much heavy work the web server does at a time, of one account and of all: a few threads are kept for pages.

A small archive may take a minute to be unpacked, in a process of its own, and its request waits for that. A dozen of
them would otherwise hold all the threads there are.
"""

from __future__ import annotations

import threading
from collections import Counter

from flask import Flask, current_app, g, request
from werkzeug.exceptions import TooManyRequests

from service.web.context import visitor
from service.web.sharing import CHANGING, TAKES_PAPERS

GIVES_MUCH = frozenset({"exports.report", "exports.dossier", "documents.bundle"})
"""Answers that are put together for this one request, in the memory of the web server itself."""

MUCH_AT_ONCE = 2
"""Of these at work: more would take as long, since they share one interpreter, and some 60 MB each."""

OF_ALL, OF_ONE = 12, 4
"""Let in at a time, of all accounts and of one; a few threads are left for pages."""

AT_ONCE, OF_ONE_AT_ONCE = 8, 2
"""Of these at work; the others wait, as on the last day of a round, when many hand in in the same second."""

SECONDS = 20.0
"""How long one waits; whoever comes too late, or when too many wait, is told to come again."""

AGAIN = 10


class Turnstile:
    """Counts who is in, by account."""

    def __init__(self) -> None:
        self._door = threading.Condition()
        self._inside: Counter[int] = Counter()
        self._at_work: Counter[int] = Counter()
        self._much = 0

    def enter(self, account: int, seconds: float = SECONDS, much: bool = False) -> bool:
        """Whether the account's request may be worked on, at once or after a while; then it must leave.

        `much`: this process itself makes what is answered.
        """
        with self._door:
            if self._inside.total() >= OF_ALL or self._inside[account] >= OF_ONE:
                return False
            self._inside[account] += 1
            if not self._door.wait_for(lambda: self._is_free_for(account, much), seconds):
                self._inside = self._inside - Counter([account])
                return False
            self._at_work[account] += 1
            self._much += much
            return True

    def _is_free_for(self, account: int, much: bool) -> bool:
        room = self._at_work[account] < OF_ONE_AT_ONCE and self._at_work.total() < AT_ONCE
        return room and not (much and self._much >= MUCH_AT_ONCE)

    def leave(self, account: int, much: bool = False) -> None:
        """One that had entered is done."""
        with self._door:
            self._much -= much
            self._inside = self._inside - Counter([account])
            self._at_work = self._at_work - Counter([account])
            self._door.notify_all()


def register(app: Flask) -> None:
    """Have the application ask, and see that all these addresses are there."""
    missing = GIVES_MUCH - {rule.endpoint for rule in app.url_map.iter_rules()}
    if missing:
        raise LookupError(f"no such addresses: {sorted(missing)}")
    app.extensions["turnstile"] = Turnstile()
    app.before_request(enter)
    app.teardown_request(leave)


def enter() -> None:
    """Before heavy work. Raises TooManyRequests where the account, or everybody, has enough of it."""
    who = visitor()
    takes = request.endpoint in TAKES_PAPERS and request.method in CHANGING
    much = request.endpoint in GIVES_MUCH
    if who is None or not (takes or much):
        return
    if not _turnstile().enter(who.number, much=much):
        raise TooManyRequests(retry_after=AGAIN)
    g.entered = who.number, much


def _turnstile() -> Turnstile:
    found: Turnstile = current_app.extensions["turnstile"]
    return found


def leave(_: BaseException | None = None) -> None:
    """After it, however it ended."""
    entered = g.pop("entered", None)
    if entered is not None:
        _turnstile().leave(*entered)
