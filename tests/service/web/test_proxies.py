"""Behind a proxy each client is one of its own; without one nobody can give another's address for theirs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
import requests
import waitress
from flask import Flask
from sqlalchemy import select

from service import create_app
from service.settings import Settings
from service.tables import AuditEntry
from service.web.__main__ import options
from tests.service.web.conftest import add_people


@contextmanager
def served(settings: Settings) -> Iterator[tuple[str, Flask]]:
    """The application on the server that `prescreen serve` has, on loopback."""
    app = create_app(settings)
    app.config["WTF_CSRF_ENABLED"] = False
    quick = {"asyncore_loop_timeout": 0.05}  # else each test would wait a second for its end
    server = waitress.create_server(app, host="127.0.0.1", port=0, **options(settings), **quick)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}", app
    server.close()
    thread.join(5)
    app.extensions["prescreen"].database.close()
    app.extensions["prescreen"].carrier.close()


def tries(address: str, came_from: str, count: int) -> list[int]:
    form = {"name": "staff", "password": "wrong"}
    headers = {"X-Forwarded-For": came_from}
    return [requests.post(f"{address}/login", form, headers=headers, timeout=10).status_code for _ in range(count)]


@pytest.mark.parametrize("proxies", [0, 1])
def test_wrong_tries_are_counted_by_client(settings: Settings, proxies: int) -> None:
    with served(replace(settings, proxies=proxies, address_limit="3 per minute")) as (address, app):
        add_people(app.extensions["prescreen"].database)
        app.extensions["prescreen"].carrier.redis.flushall()
        assert tries(address, "203.0.113.1", 4) == [200, 200, 200, 429]
        others = tries(address, "203.0.113.2", 1)
        assert others == ([200] if proxies else [429])
        # One who puts an address of their own before the proxy's is still counted as who they are.
        assert tries(address, "198.51.100.9, 203.0.113.1", 1) == [429]
        with app.extensions["prescreen"].database.reading() as session:
            logged = set(session.scalars(select(AuditEntry.address).where(AuditEntry.action == "user.refused")))
    assert logged == ({"203.0.113.1", "203.0.113.2"} if proxies else {"127.0.0.1"})
