"""An expert at a real browser reads figures blind, and the office's head reads the error rates; wide and narrow."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from service.records import accounts
from service.records.audit import SYSTEM
from service.tables import Role
from tests.checkers.rulebook.test_notice import HEAD
from tests.service.web.browser.looking import faults
from tests.service.web.browser.person import Person
from tests.service.web.callers import Office
from tests.service.web.conftest import PASSWORD

Come = Callable[..., Person]

PAPERS = {
    "form": "total_assets=523456 declared\nfloor_area=87 declared\nheadcount=4321 declared",
    "proof": "total_assets=523456\nfloor_area=87\nheadcount=4320",
}


@pytest.fixture(autouse=True)
def _more_people(office: Office) -> None:
    """An expert and one of staff beside those of every office."""
    with office.database.writing() as session:
        accounts.add_user(session, SYSTEM, "陈专家", PASSWORD, Role.EXPERT)
        accounts.add_user(session, SYSTEM, "值班", PASSWORD, Role.STAFF)


def check(who: Person, name: str) -> None:
    who.shot(name, whole=True)
    assert faults(who.page) == []


def test_figures_are_read_before_they_are_shown_and_the_office_sees_the_rates(office: Office, come: Come) -> None:
    office.notice(HEAD)
    office.staff.post("/rounds/1/blind", data={"share": "100"})
    dossier = office.accepted(**PAPERS)
    wide, narrow = come("陈专家", 1280), come("陈专家", 390)
    for who in (wide, narrow):
        who.page.goto(f"/reviews/{dossier}")
        expect(who.page.locator("form.reading").first).to_be_visible()
        check(who, f"60-blind-before-{who.page.viewport_size['width']}")
    page = wide.page
    expect(page.locator("body")).not_to_contain_text("523,456")
    assert "523456" not in page.content()
    card = page.locator("article.finding").filter(has_text="资产总额").filter(has=page.locator("form.reading")).first
    key = str(card.get_attribute("data-key"))
    card.get_by_label("原文所示").fill("52.3456万元")
    page.keyboard.press("Enter")
    expect(page.locator(f'[id="finding-{key}"] .read')).to_contain_text("一致")
    expect(page.locator(f'[id="finding-{key}"]')).to_contain_text("523,456")
    other = page.locator("article.finding").filter(has=page.locator("form.reading")).first
    key = str(other.get_attribute("data-key"))
    other.get_by_label("原文所示").fill("999")
    other.get_by_role("button", name="记录").click()
    expect(page.locator(f'[id="finding-{key}"] .read')).to_contain_text("不一致")
    page.locator(f'[id="finding-{key}"]').get_by_role("button", name="机器读错").click()
    narrow.page.reload()
    for who in (wide, narrow):
        check(who, f"61-blind-after-{who.page.viewport_size['width']}")
    for width in (1280, 390):
        head = come("值班", width)
        head.page.goto("/error-rates?round=1")
        check(head, f"62-error-rates-{width}")
