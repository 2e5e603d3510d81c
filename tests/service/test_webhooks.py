"""A delivery goes to the machine that was looked at, over TLS that is checked, and ends after its time."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from service import webhooks
from service.addresses import Allowed
from service.records.outbox import NotSent

INSIDE = Allowed(http=True, inside=True)


@contextmanager
def speaking(words: bytes, every: float = 0.0) -> Iterator[int]:
    """A server that says `words`, a byte `every` so many seconds, to whoever comes; its port."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with server.accept()[0] as line:
                line.recv(65536)
                for n in range(len(words)) if every else ():
                    line.sendall(words[n : n + 1])
                    time.sleep(every)
                if not every:
                    line.sendall(words)

        def quietly() -> None:
            try:
                serve()
            except OSError:
                return

        threading.Thread(target=quietly, daemon=True).start()
        yield server.getsockname()[1]


def test_the_status_is_told_and_the_host_is_named() -> None:
    with speaking(b"HTTP/1.1 202 Fine\r\nContent-Length: 0\r\n\r\n") as port:
        assert webhooks.post(f"http://localhost:{port}/x", b"{}", {"A": "b"}, INSIDE) == 202


def test_a_name_is_not_looked_up_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    lookup = socket.getaddrinfo

    def counted(host: str, *rest: object, **more: object) -> object:
        asked.append(host)
        return lookup("127.0.0.1", *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", counted)
    with speaking(b"HTTP/1.1 200 Fine\r\nContent-Length: 0\r\n\r\n") as port:
        assert webhooks.post(f"http://hooks.example:{port}/", b"{}", {}, INSIDE) == 200
    assert asked == ["hooks.example"]


def test_a_slow_speaker_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhooks, "PATIENCE", 0.6)
    begun = time.monotonic()
    with speaking(b"HTTP/1.1 200 " + b"x" * 500, every=0.05) as port, pytest.raises((NotSent, OSError)):
        webhooks.post(f"http://127.0.0.1:{port}/", b"{}", {}, INSIDE)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("words", [b"", b"SMTP here\r\n", b"\x00\x01\x02"])
def test_what_is_no_answer_is_no_success(words: bytes) -> None:
    with speaking(words) as port, pytest.raises((NotSent, OSError)):
        webhooks.post(f"http://127.0.0.1:{port}/", b"{}", {}, INSIDE)


def test_a_server_without_a_certificate_is_not_told() -> None:
    with speaking(b"HTTP/1.1 200 Fine\r\n\r\n") as port, pytest.raises(OSError, match=r"(?i)ssl|wrong version"):
        webhooks.post(f"https://127.0.0.1:{port}/", b"{}", {}, INSIDE)


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "https://127.0.0.1/", "https://localhost/"])
def test_nothing_inside_is_called(address: str) -> None:
    with pytest.raises(NotSent):
        webhooks.post(address, b"{}", {}, Allowed())
