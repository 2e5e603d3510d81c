"""The web server's process: `python -m service.web FD` serves on a socket that is already open."""

from __future__ import annotations

import resource
import signal
import socket
import sys
from types import FrameType
from typing import Any

import waitress
from flask import Response

from extractors import heaps
from service import logs, settings, traces
from service.settings import Settings
from service.web import admission, create_app, metrics_door, patience, tracing
from service.web.serving import install

THREADS = 16
CONNECTIONS = 2000
"""Open at a time: those that are idle cost a descriptor each and nothing else."""

IDLE = 60
"""Seconds after which a connection on which nothing moves is closed."""

SLACK = 1024 * 1024

TAKEN = 128 * 1024
"""Bytes taken from a connection at a time: by eight thousand, it is a third of the work of a scanned page's upload."""

LARGE = 200_000
"""Bytes of an answer that was made of some ten megabytes of others."""


def main(descriptor: int) -> int:
    """Serve until SIGTERM; the exit code."""
    signal.signal(signal.SIGTERM, _leave)
    heaps.share()
    found = settings.load()
    logs.configure(found)
    install()
    app = create_app(found)
    app.after_request(give_back)
    if traces.install(found, "web"):
        tracing.register(app)
    admission.install(app)
    patience.install()
    if found.metrics_address:
        metrics_door.open_door(found.metrics_address, app.extensions["prescreen"])
    _allow_descriptors(3 * CONNECTIONS)  # of each the connection, what came of its body, and an answer's file
    waitress.serve(app, sockets=[socket.socket(fileno=descriptor)], **options(found))
    return 0


def options(found: Settings) -> dict[str, Any]:
    """How the server is set up. Behind proxies their headers come through, for the application to take so many of."""
    return {
        "threads": THREADS,
        "ident": None,
        # A little more than the application allows, so that it is the application that says what is too much.
        "max_request_body_size": found.max_request + SLACK,
        "clear_untrusted_proxy_headers": not found.proxies,
        "connection_limit": CONNECTIONS,
        "channel_timeout": IDLE,
        "cleanup_interval": patience.LOOK_SECONDS,
        "max_request_header_size": patience.HEAD_BYTES,
        "inbuf_overflow": patience.IN_MEMORY,
        "recv_bytes": TAKEN,
        "asyncore_use_poll": True,  # select() cannot see descriptors beyond 1,023
    }


def give_back(response: Response) -> Response:
    """After a large page: what it was made of goes back to the system."""
    if (response.content_length or 0) > LARGE:
        response.call_on_close(heaps.give_back)
    return response


def _allow_descriptors(number: int) -> None:
    """As many as wanted, or as the system lets this process have."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = number if hard == resource.RLIM_INFINITY else min(number, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))


def _leave(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
