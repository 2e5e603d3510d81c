"""One Chromium for all tests in a browser, the office behind a door of its own, and the people who come there."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from tests.service.web.browser.person import FLAGS, SHOTS, Person


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; it must be there in CI."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        assert not os.environ.get("CI"), "Chromium must be there in CI"
        pytest.skip("CHROMIUM IS MISSING: no page was looked at")
    SHOTS.mkdir(parents=True, exist_ok=True)
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
        return came[-1].sign_in(name) if name else came[-1]

    yield enter
    for person in came:
        person.leave()
