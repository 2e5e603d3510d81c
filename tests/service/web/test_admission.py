"""Nobody who is not signed in fills the disk, and idle connections keep nobody out."""

from __future__ import annotations

import http.client
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
import requests
from waitress.channel import HTTPChannel

from service.settings import MEGABYTE, Settings
from service.web import admission
from service.web.serving import install
from tests.service.web.conftest import PASSWORD, add_people
from tests.service.web.test_proxies import served


@pytest.fixture
def address(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The service on its real server."""
    monkeypatch.setattr(HTTPChannel, "parser_class", HTTPChannel.parser_class)
    monkeypatch.setattr(HTTPChannel, "error_task_class", HTTPChannel.error_task_class)
    with served(settings) as (where, app):
        add_people(app.extensions["prescreen"].database)
        admission.install(app)
        install()
        yield where


def answer_to(address: str, headers: dict[str, str], body: bytes) -> tuple[int, str]:
    """Status and words where only that much of the body is sent."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    connection.putrequest("POST", "/dossiers/0000000000000000/documents")
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders(body)
    response = connection.getresponse()
    found = response.status, response.read().decode()
    connection.close()
    return found


def test_a_large_body_of_a_stranger_is_refused_before_it_is_sent(address: str) -> None:
    status, words = answer_to(address, {"Content-Length": str(150 * MEGABYTE)}, b"x" * 100)
    assert status == 401
    assert "请先登录再上传" in words


@pytest.mark.parametrize(
    "headers", [{"Cookie": "prescreen=forged.session"}, {"Authorization": "Bearer forged"}], ids=["session", "token"]
)
def test_a_forged_session_or_token_opens_nothing(address: str, headers: dict[str, str]) -> None:
    assert answer_to(address, {**headers, "Content-Length": str(150 * MEGABYTE)}, b"x")[0] == 401
    assert answer_to(address, {**headers, "Transfer-Encoding": "chunked"}, b"1\r\nx\r\n")[0] == 401


def test_who_is_signed_in_sends_large_bodies(address: str) -> None:
    with requests.Session() as browser:
        answer = browser.post(f"{address}/login", {"name": "applicant", "password": PASSWORD}, timeout=10)
        assert answer.status_code == 200
        json = {"Accept": "application/json"}
        large = b"x" * (admission.SMALL + 1)
        answer = browser.post(f"{address}/dossiers/0000000000000000/documents", large, timeout=10, headers=json)
    assert answer.status_code == 404  # it came through to the application, which knows no such dossier


def test_three_hundred_idle_connections_keep_nobody_waiting(address: str) -> None:
    door = urlsplit(address)
    with ExitStack() as held:
        for _ in range(300):
            idle = held.enter_context(socket.create_connection((door.hostname, door.port), timeout=10))
            idle.sendall(b"POST /login HTTP/1.1\r\n")
        began = time.monotonic()
        assert requests.get(f"{address}/login", timeout=10).status_code == 200
        assert time.monotonic() - began < 5
