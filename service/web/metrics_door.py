"""A door of its own for those who watch: `/metrics` on another port, which a firewall or loopback keeps to them."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from sqlalchemy.exc import SQLAlchemyError

from service import metrics
from service.web.context import Desk

PATIENCE = 10
"""Seconds that a connection may say nothing."""


def open_door(address: str, desk: Desk) -> ThreadingHTTPServer:
    """Answer there from now on, in threads of this process. Raises OSError where the port is taken."""
    host, _, port = address.rpartition(":")
    server = ThreadingHTTPServer((host.strip("[]"), int(port)), _handler(desk))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, name="metrics", daemon=True).start()
    return server


def _handler(desk: Desk) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = PATIENCE
        server_version, sys_version = "prescreen", ""

        def do_GET(self) -> None:  # the name is http.server's
            """Figures at one address, nothing at any other."""
            if self.path != "/metrics":
                self._answer(404, "text/plain", b"")
                return
            try:
                body = metrics.text_of(desk.database, desk.carrier).encode()
            except SQLAlchemyError:
                self._answer(503, "text/plain", b"")
                return
            self._answer(200, metrics.CONTENT_TYPE, body)

        def _answer(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Whoever watches asks every few seconds; that is no news."""

    return Handler
