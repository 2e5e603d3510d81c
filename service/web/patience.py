"""How long and how much the web server bears of those who do not come to the point: slow heads, slow bodies, crowds.

waitress keeps what comes of a request until it is whole, however slowly it comes, and lets nobody in once all its
places are taken, be it by connections on which nothing was ever said.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

from waitress.parser import HTTPRequestParser
from waitress.server import BaseWSGIServer
from waitress.utilities import Error

HEAD_SECONDS = 30.0
"""Until a request's head must be there, counted from its first byte."""

BODY_SECONDS = 60.0
BODY_PACE = 2_000
"""Bytes a second that a body must have brought on the whole, once it is under way for BODY_SECONDS."""

HEAD_BYTES = 32 * 1024
IN_MEMORY = 16 * 1024
"""What of an unfinished body is held in memory; the rest goes into a temporary file."""

CROWDED = 0.75
CROWD_SECONDS = 5.0
"""Where so much of the places is taken, connections on which nothing moved for so long make room."""

LOOK_SECONDS = 2
"""How often the server looks for such."""

Clock = Callable[[], float]


class TooSlow(Error):  # type: ignore[misc]  # waitress has no types
    """Answered in place of waiting on."""

    code = 408
    reason = "Request Timeout"


class Timed(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """A parser that ends a request which takes too long to come."""

    clock: Clock = staticmethod(time.monotonic)

    def __init__(self, adj: object) -> None:
        super().__init__(adj)
        self._began, self._came = self.clock(), 0
        self.completed: bool

    def __del__(self) -> None:
        """Whose connection was closed before all had come: its temporary file goes at once."""
        with suppress(Exception):
            self.close()

    def received(self, data: bytes) -> int:
        """As waitress does it, while there is time."""
        self._came += len(data)
        if not self.completed and self._is_late():
            self.error = TooSlow("the request came too slowly")
            self.completed, self.body_rcv = True, None
            return len(data)
        return int(super().received(data))

    def _is_late(self) -> bool:
        waited = self.clock() - self._began
        if not self.headers_finished:
            return waited > HEAD_SECONDS
        return waited > BODY_SECONDS and self._came < waited * BODY_PACE


def install() -> None:
    """Have waitress' servers make room where they are crowded."""
    BaseWSGIServer.maintenance = maintenance


def maintenance(server: BaseWSGIServer, now: float) -> None:
    """Close what is idle, sooner where many wait to be let in."""
    full = len(server._map) >= server.adj.connection_limit * CROWDED  # waitress itself counts by it
    cutoff = now - (CROWD_SECONDS if full else server.adj.channel_timeout)
    for channel in list(server.active_channels.values()):
        if not channel.requests and channel.last_activity < cutoff:
            channel.will_close = True
