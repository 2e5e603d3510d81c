"""Word and Excel papers in the reading room: their table with every row marked, and the pages they were drawn to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import expect

from service.drawing import draw_pages
from service.whole import keeping
from service.workshop import Workshop
from tests.service.web.browser.looking import faults
from tests.service.web.browser.person import Person, check_mark
from tests.service.web.test_wholes import dossier, papers, shop, with_office

__all__ = ["dossier", "shop"]


def test_in_the_reading_room_both_ways(
    app: Flask,
    shop: Workshop,
    dossier: str,
    come: Callable[..., Person],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    who = come("staff", 1600)
    page = who.page
    page.goto(f"/reviews/{dossier}")
    roster_look = page.locator(".look[data-caption^='人员名册']").first
    roster_look.click()
    roster = str(roster_look.get_attribute("data-whole"))
    expect(page.locator("#page-text tr.left")).to_contain_text("黄三强")
    assert faults(page) == []
    who.shot("40-whole-table")
    monkeypatch.setattr(keeping, "print_out", with_office)
    assert draw_pages(1, shop) == "done"
    assert {name: row.pages for name, row in papers(app).items()} == {"人员名册.xlsx": 1, "申请报告.docx": 1}
    page.reload()
    roster_look.click()
    expect(page.locator("#page-rows .counted")).to_have_count(3)
    expect(page.locator("#page-rows .left title")).to_contain_text("兼职")
    who.shot("41-whole-rows")
    page.get_by_role("button", name="按表格看").click()
    expect(page.locator("#page-text tr.counted")).to_have_count(3)
    page.locator(".look[data-caption^='申请报告']").first.click()
    check_mark(page)
    who.shot("42-whole-mark")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(roster)
    assert faults(page) == []
    who.shot("43-whole-phone")
