"""Who is told by webhooks: a small server that can refuse for a while, and remembers what it took."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Receiver(ThreadingHTTPServer):
    """`down`: it answers with 503; `told`: dossier and run of each event that it took."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.down = False
        self.told: list[str] = []

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}/"


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        """Take an event, or refuse."""
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.send_response(503 if self.server.down else 204)
        self.end_headers()
        if not self.server.down:
            self.server.told.append(json.dumps(json.loads(body)))

    def log_message(self, format: str, *args: object) -> None:
        """In silence."""


@contextmanager
def receiver() -> Iterator[Receiver]:
    """One that listens while the block lasts."""
    made = Receiver()
    threading.Thread(target=made.serve_forever, args=(0.1,), daemon=True).start()
    try:
        yield made
    finally:
        made.shutdown()
        made.server_close()
