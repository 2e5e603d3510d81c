"""What is looked for on every page that a browser shows: axe's rules, its width, and where the keyboard is."""

from __future__ import annotations

from pathlib import Path

import yaml
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

EXCEPTIONS: list[dict[str, str]] = yaml.safe_load((Path(__file__).parent / "exceptions.yaml").read_text("utf-8")) or []

AXE = """
async (left_out) => {
  const found = await axe.run(document, { resultTypes: ["violations"], preload: false, rules: left_out });
  return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(" ")} ${n.html.slice(0, 160)}`));
}
"""
FOCUS = """
() => {
  const wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const poor = [];
  for (const one of document.querySelectorAll(wanted)) {
    if (one.disabled || !one.checkVisibility({ visibilityProperty: true })) continue;
    one.focus({ preventScroll: true });
    if (document.activeElement !== one) continue;
    const style = getComputedStyle(one);
    const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    const label = one.labels?.[0] && getComputedStyle(one.labels[0]);
    const beside = label && label.outlineStyle !== "none" && parseFloat(label.outlineWidth) > 0;
    if (!ringed && !beside) poor.push(`no focus is seen: ${one.outerHTML.slice(0, 160)}`);
  }
  document.activeElement?.blur();
  return poor;
}
"""


WIDER = """() => {
  const scrolls = (one) => one && (getComputedStyle(one).overflowX !== "visible" || scrolls(one.parentElement));
  const out = [...document.querySelectorAll("body *")].filter(
    (one) => one.getBoundingClientRect().right > window.innerWidth && !scrolls(one.parentElement));
  const wide = document.documentElement.scrollWidth;
  return [wide, window.innerWidth, out.slice(0, 3).map((one) => one.outerHTML.slice(0, 120)).join(" | ")];
}
"""


CONTRAST = "color-contrast"
"""The rule that takes as long as all others together."""


def faults(page: Page, *without: str) -> list[str]:
    """What axe finds on the page as it is, by all rules but these, and whether it is wider than its window."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    left_out = [*(one["rule"] for one in EXCEPTIONS), *without]
    found: list[str] = page.evaluate(AXE, {rule: {"enabled": False} for rule in left_out})
    return found + wider(page)


def wider(page: Page) -> list[str]:
    """By how much a page is wider than its window, where it is, and what of it reaches out."""
    wide, window, what = page.evaluate(WIDER)
    return [f"{wide} wide in a window of {window}: {what}"] if wide > window else []


def unseen(page: Page) -> list[str]:
    """What the keyboard comes to without being seen there."""
    page.keyboard.press("Tab")
    found: list[str] = page.evaluate(FOCUS)
    return found
