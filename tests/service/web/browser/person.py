"""Someone at a real browser."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, expect

from tests.service.web.browser.looking import faults
from tests.service.web.conftest import PASSWORD

SHOTS = Path(__file__).parents[4] / "out" / "screenshots"
WANTED = bool(os.environ.get("SCREENSHOTS"))
"""Whether pictures are kept: who only wants to know whether all is sound need not wait for them."""

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Person:
    """Someone at a browser. What the browser complains of (blocked scripts and styles among it) fails the test."""

    def __init__(self, browser: Browser, address: str, width: int = 1366) -> None:
        context = browser.new_context(viewport={"width": width, "height": 860}, base_url=address)
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self.agree)

    def agree(self, dialog: Dialog) -> None:
        """Whatever the page asks, yes."""
        dialog.accept()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def let_in(self, name: str, password: str = PASSWORD) -> Person:
        """Signed in without a page that is typed into, where the door asks for nothing but the two."""
        answer = self.page.context.request.post("/login", form={"name": name, "password": password}, max_redirects=0)
        assert answer.status == 302, "the password must be right"
        return self

    def sign_in(self, name: str, password: str = PASSWORD) -> Person:
        """By typing."""
        self.page.goto("/login")
        self.page.get_by_label("用户名").fill(name)
        self.page.get_by_label("密码").fill(password)
        self.page.get_by_role("button", name="登录").click()
        expect(self.page.get_by_role("button", name="退出")).to_be_visible()
        return self

    def shot(self, name: str, whole: bool = False) -> None:
        """A picture, for who asks for pictures."""
        if WANTED:
            self.page.screenshot(path=SHOTS / f"{name}.png", full_page=whole)

    def look(self, name: str) -> None:
        """A step of a journey at both widths, with pictures; what is found wrong with it is complained of."""
        was = self.page.viewport_size
        for width in (1280, 390):
            self.page.set_viewport_size({"width": width, "height": 860})
            self.shot(f"{name}-{width}", whole=True)
            self.complaints += [f"{name}, {width} wide: {fault}" for fault in faults(self.page)]
        if was is not None:
            self.page.set_viewport_size(was)

    def leave(self) -> None:
        assert not self.complaints, "\n".join(self.complaints)
        self.page.context.close()

    def forgive(self, status: int) -> None:
        """Answers of that status were asked for, and are nothing to complain of."""
        self.complaints = [text for text in self.complaints if f"status of {status}" not in text]


def check_mark(page: Page) -> None:
    """The mark lies within the page that is drawn, and in view."""
    box, sheet = page.locator("#page-mark").bounding_box(), page.locator("#page").bounding_box()
    window = page.locator("#sheet").bounding_box()
    assert box and sheet and window
    assert sheet["x"] <= box["x"] and box["x"] + box["width"] <= sheet["x"] + sheet["width"]
    assert sheet["y"] <= box["y"] and box["y"] + box["height"] <= sheet["y"] + sheet["height"]
    assert window["y"] <= box["y"] + box["height"] / 2 <= window["y"] + window["height"]
    assert page.evaluate("() => document.querySelector('#page-image').getBBox().width > 0")
