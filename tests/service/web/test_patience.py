"""Who does not come to the point is not waited for, takes little memory, and keeps nobody out."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
import requests
from flask import Response
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer

from service.database import open_engine
from service.settings import MEGABYTE, Settings
from service.web import admission, patience
from service.web.__main__ import LARGE, THREADS, give_back
from service.web.patience import BODY_PACE, BODY_SECONDS, HEAD_SECONDS, IN_MEMORY, Timed, TooSlow
from service.web.serving import install
from tests.service.web.test_proxies import served

HEAD = b"POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n"


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> tuple[Timed, Callable[[float], None]]:
    """A parser, and what moves its clock on."""
    now = [1000.0]
    monkeypatch.setattr(Timed, "clock", staticmethod(lambda: now[0]))

    def wait(seconds: float) -> None:
        now[0] += seconds

    return Timed(Adjustments()), wait


def test_a_head_that_comes_byte_by_byte_is_not_waited_for(parser: tuple[Timed, Callable[[float], None]]) -> None:
    timed, wait = parser
    timed.received(b"GET / HTTP/1.1\r\nX: ")
    wait(HEAD_SECONDS - 1)
    timed.received(b"a")
    assert not timed.completed
    wait(2)
    assert timed.received(b"a") == 1
    assert timed.completed
    assert isinstance(timed.error, TooSlow)


@pytest.mark.parametrize(("pace", "ends"), [(BODY_PACE // 2, True), (BODY_PACE * 2, False)])
def test_a_body_has_a_pace(parser: tuple[Timed, Callable[[float], None]], pace: int, ends: bool) -> None:
    timed, wait = parser
    timed.received(HEAD)
    for _ in range(int(BODY_SECONDS) + 2):
        wait(1)
        timed.received(b"x" * pace)
    assert isinstance(timed.error, TooSlow) is ends


@pytest.fixture
def address(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The service on its real server."""
    monkeypatch.setattr(HTTPChannel, "parser_class", HTTPChannel.parser_class)
    monkeypatch.setattr(HTTPChannel, "error_task_class", HTTPChannel.error_task_class)
    monkeypatch.setattr(BaseWSGIServer, "maintenance", BaseWSGIServer.maintenance)
    with served(settings) as (where, app):
        admission.install(app)
        patience.install()
        install()
        yield where


def test_who_is_late_is_told_so(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "HEAD_SECONDS", 0.2)
    door = urlsplit(address)
    with socket.create_connection((door.hostname, door.port), timeout=10) as slow:
        slow.sendall(b"GET /login HTTP/1.1\r\n")
        time.sleep(0.4)
        slow.sendall(b"X")
        assert b" 408 Request Timeout" in slow.recv(9999)


def test_unfinished_bodies_take_little_memory(address: str) -> None:
    door, process = urlsplit(address), psutil.Process()
    with ExitStack() as held:
        before = process.memory_info().rss
        for _ in range(200):
            one = held.enter_context(socket.create_connection((door.hostname, door.port), timeout=10))
            one.sendall(HEAD + b"x" * 190_000)
        assert requests.get(f"{address}/login", timeout=20).status_code == 200
        time.sleep(1)
        assert process.memory_info().rss - before < 200 * 2 * IN_MEMORY + 12 * MEGABYTE  # 38 MB as they came


def test_a_crowd_that_says_nothing_makes_room(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "CROWD_SECONDS", 0.5)
    monkeypatch.setattr(patience, "CROWDED", 50 / 2000)
    door = urlsplit(address)
    with ExitStack() as held:
        crowd = [
            held.enter_context(socket.create_connection((door.hostname, door.port), timeout=10)) for _ in range(60)
        ]
        crowd[0].sendall(b"GET /login HTTP/1.1\r\nHost: x\r\n")
        for one in crowd[::20]:
            assert one.recv(9) == b""  # closed by the server, long before the 60 s of calm days


@pytest.mark.parametrize(("size", "times"), [(LARGE + 1, 1), (LARGE, 0)])
def test_what_a_large_page_took_is_given_back_when_it_was_sent(
    monkeypatch: pytest.MonkeyPatch, size: int, times: int
) -> None:
    given: list[bool] = []
    monkeypatch.setattr("service.web.__main__.heaps.give_back", lambda: given.append(True))
    response = give_back(Response(b"x" * size))
    assert given == []
    response.close()
    assert given == [True] * times


def test_each_thread_has_a_connection_to_the_database(tmp_path: Path) -> None:
    assert open_engine(f"sqlite:///{tmp_path / 'p.db'}").pool.size() >= THREADS
