"""One Chromium for all tests in a browser, the office behind a door of its own, and the people who come there."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests
from flask import Flask
from playwright.sync_api import Browser, expect, sync_playwright
from werkzeug.serving import make_server

from service.database import Database, migrate
from service.records import accounts
from service.records.audit import SYSTEM
from service.settings import load
from service.tables import Role
from tests.service.web.browser.person import FLAGS, SHOTS, Person
from tests.service.web.conftest import PASSWORD
from tests.service.web.servers import wait_until

ROOT = Path(__file__).parents[4]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; it must be there in CI."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        assert not os.environ.get("CI"), "Chromium must be there in CI"
        pytest.skip("CHROMIUM IS MISSING: no page was looked at")
    SHOTS.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=20_000)  # a busy machine answers late
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """The office's application behind a door of its own; whoever reads is the stand-in."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def come(address: str, browser: Browser) -> Iterator[Callable[..., Person]]:
    """People who come to their browsers, signed in or (for "") not; what a browser complained of fails the test."""
    came: list[Person] = []

    def enter(name: str = "", width: int = 1280) -> Person:
        came.append(Person(browser, address, width))
        return came[-1].let_in(name) if name else came[-1]

    yield enter
    for person in came:
        person.leave()


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real service with its real workers, and an expert and a member of staff."""
    folder = tmp_path_factory.mktemp("served")
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PRESCREEN", "REDIS", "DATABASE"))}
    env["PRESCREEN_DATA"] = str(folder / "data")
    prescreen = [sys.executable, "-m", "service.cli"]
    _furnish(folder / "data")
    command = [*prescreen, "serve", "--port", "0", "--workers", "1"]
    with subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            (found,) = re.findall(r"http://\S+", process.stdout.readline())
            wait_until(lambda: is_ready(found), 120, 0.3, "for the service")
            yield found
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0


def _furnish(data: Path) -> None:
    """An expert and a member of staff, added here: each command would be a process of two seconds."""
    data.mkdir()
    database = Database(load({}, data).database_url)
    migrate(database.engine)
    with database.writing() as session:
        for role in (Role.EXPERT, Role.STAFF):
            accounts.add_user(session, SYSTEM, role.value, PASSWORD, role)
    database.close()


def is_ready(address: str) -> bool:
    """Whether the service answers, its workers among it."""
    return requests.get(f"{address}/readyz", timeout=60).ok
