"""The web server's process: `python -m service.web FD` serves on a socket that is already open."""

from __future__ import annotations

import logging
import signal
import socket
import sys
from types import FrameType
from typing import Any

import waitress

from service import settings
from service.settings import Settings
from service.web import create_app
from service.web.serving import install

THREADS = 12
SLACK = 1024 * 1024


def main(descriptor: int) -> int:
    """Serve until SIGTERM; the exit code."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s: %(message)s", stream=sys.stderr)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    signal.signal(signal.SIGTERM, _leave)
    found = settings.load()
    install()
    waitress.serve(create_app(found), sockets=[socket.socket(fileno=descriptor)], **options(found))
    return 0


def options(found: Settings) -> dict[str, Any]:
    """How the server is set up. Behind proxies their headers come through, for the application to take so many of."""
    return {
        "threads": THREADS,
        "ident": None,
        # A little more than the application allows, so that it is the application that says what is too much.
        "max_request_body_size": found.max_request + SLACK,
        "clear_untrusted_proxy_headers": not found.proxies,
    }


def _leave(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
