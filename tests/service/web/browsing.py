"""Someone at a real browser, and what is looked for on every page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, expect, sync_playwright

SHOTS = Path(__file__).parents[3] / "out" / "screenshots"
PASSWORD = "a long password"

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

    def sign_in(self, name: str, password: str = PASSWORD) -> Person:
        self.page.goto("/login")
        self.page.get_by_label("用户名").fill(name)
        self.page.get_by_label("密码").fill(password)
        self.page.get_by_role("button", name="登录").click()
        expect(self.page.get_by_role("button", name="退出")).to_be_visible()
        return self

    def shot(self, name: str, whole: bool = False) -> None:
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=whole)

    def leave(self) -> None:
        assert self.complaints == []
        self.page.context.close()

    def leave_after(self, status: int) -> None:
        """Nothing was complained of but answers of that status, which were asked for."""
        self.complaints = [text for text in self.complaints if f"status of {status}" not in text]
        self.leave()


def opened_browser() -> Iterator[Browser]:
    """Chromium for a fixture; it must be there in CI."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        assert not os.environ.get("CI"), "Chromium must be there in CI"
        pytest.skip("CHROMIUM IS MISSING: the journeys did not run")
    SHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield found
        found.close()


def check_mark(page: Page) -> None:
    """The mark lies within the page that is drawn, and in view."""
    box, sheet = page.locator("#page-mark").bounding_box(), page.locator("#page").bounding_box()
    window = page.locator("#sheet").bounding_box()
    assert box and sheet and window
    assert sheet["x"] <= box["x"] and box["x"] + box["width"] <= sheet["x"] + sheet["width"]
    assert sheet["y"] <= box["y"] and box["y"] + box["height"] <= sheet["y"] + sheet["height"]
    assert window["y"] <= box["y"] + box["height"] / 2 <= window["y"] + window["height"]
    assert page.evaluate("() => document.querySelector('#page-image').getBBox().width > 0")


CONTRAST = """
() => {
  const light = (c) => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const parsed = (text) => text.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = parsed(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] > 0.5) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    if (!own || !node.checkVisibility() || node.closest(".hidden, .skip, svg")) continue;
    const style = getComputedStyle(node);
    const [one, other] = [luminance(parsed(style.color)), luminance(ground(node))].sort((a, b) => b - a);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && +style.fontWeight >= 700);
    const enough = (one + 0.05) / (other + 0.05) >= (large ? 3 : 4.5);
    if (!enough) poor.push(`${node.tagName}.${node.className}: ${node.innerText.slice(0, 30)}`);
  }
  return poor;
}
"""
