"""Experts at a real browser, on the stand-in for the reading core: keys, two experts and a chair, the viewer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import expect

from checkers.model import Status, Text
from service import drawing, performing
from service.model import Report
from service.records import accounts
from service.records.audit import SYSTEM
from service.settings import Settings
from service.tables import Role
from service.workshop import Workshop
from tests.checkers.rulebook.test_notice import HEAD
from tests.checkers.rulebook.test_scores import SCORES
from tests.service.web import standin
from tests.service.web.browser.looking import faults
from tests.service.web.browser.person import Person
from tests.service.web.callers import Office
from tests.service.web.conftest import PASSWORD

STATUSES = [Status.NOT_MET, Status.UNCERTAIN, Status.MISSING, Status.INCONSISTENT, Status.NOT_MET] * 2


def ten(*arguments: Any, **options: Any) -> Report:
    """A report of ten findings that all wait for a decision."""
    found = standin.review(*arguments, **options)
    first = found.findings[0]
    return replace(
        found,
        findings=tuple(
            replace(first, rule=f"8.1.t{n}", status=status, title=Text(f"第{n}项", f"No. {n}"))
            for n, status in enumerate(STATUSES)
        ),
    )


@pytest.fixture
def experts(office: Office) -> list[str]:
    """Three experts and a member of staff with the password that is typed."""
    names = ["陈专家", "林专家", "黄专家"]
    with office.database.writing() as session:
        for name in names:
            accounts.add_user(session, SYSTEM, name, PASSWORD, Role.EXPERT)
        accounts.add_user(session, SYSTEM, "值班", PASSWORD, Role.STAFF)
    return names


@pytest.fixture
def dossier(office: Office, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(performing, "review", ten)
    return office.accepted(form="total_assets=200000 declared\npages=3", proof="total_assets=200000")


def test_ten_findings_are_decided_with_the_keyboard_in_under_twenty_keys(
    come: Callable[..., Person], dossier: str, experts: list[str]
) -> None:
    who = come(experts[0], 1280)
    page, pressed = who.page, 0

    def press(*keys: str) -> None:
        nonlocal pressed
        for key in keys:
            page.keyboard.press(key)
            pressed += 1

    page.goto(f"/reviews/{dossier}")
    count = page.locator("#open-count")
    expect(count).to_have_text("10")
    expect(page.locator("article.here")).to_have_count(1)
    press(*"aaaaa")  # a quick hand does not wait for the page
    expect(count).to_have_text("5")
    press("c", "ArrowDown", "Enter")  # asks for a correction in words that were kept
    expect(count).to_have_text("4")
    press("o", "ArrowDown", "ArrowDown", "Enter")
    expect(count).to_have_text("3")
    for left in range(2, -1, -1):
        press("a")
        expect(count).to_have_text(str(left))
    assert pressed < 20
    expect(page.locator(".decided.agree")).to_have_count(8)
    expect(page.locator(".decided.ask")).to_contain_text("请补充盖章的原件扫描件。")
    expect(page.locator(".decided.overrule")).to_contain_text("其他材料足以佐证")
    expect(page.locator("#closing input[type=radio]").first).to_be_focused()
    who.shot("20-expert-decided", whole=True)
    page.locator("article.finding").first.focus()
    press("u")
    expect(count).to_have_text("1")
    expect(page.locator("article.finding").first.locator(".history")).to_contain_text("1")
    assert faults(page) == []


def test_enter_in_the_reason_records_the_answer_that_was_chosen(
    come: Callable[..., Person], dossier: str, experts: list[str]
) -> None:
    page = come(experts[0]).page
    page.goto(f"/reviews/{dossier}")
    first, second = page.locator("article.finding").nth(0), page.locator("article.finding").nth(1)
    first.get_by_label("理由").fill("还没有选")
    first.get_by_label("理由").press("Enter")
    expect(first.locator(".error")).to_contain_text("请先选择意见")
    expect(page.locator("#open-count")).to_have_text("10")
    first.get_by_label("理由").fill("")
    first.get_by_role("button", name="要求补正").click()
    first.get_by_label("理由").fill("请补审计报告")
    first.get_by_label("理由").press("Enter")
    expect(first.locator(".decided.ask")).to_contain_text("请补审计报告")
    second.get_by_role("button", name="不采纳").click()
    second.get_by_label("理由").fill("原件为准")
    second.get_by_label("理由").press("Enter")
    expect(second.locator(".decided.overrule")).to_contain_text("原件为准")
    expect(page.locator(".decided.agree")).to_have_count(0)


def test_the_page_is_zoomed_turned_fitted_and_leafed_through(
    come: Callable[..., Person], office: Office, settings: Settings, dossier: str, experts: list[str]
) -> None:
    shop = Workshop(settings)
    assert drawing.draw_pages(1, shop) == "done"
    shop.close()
    who = come(experts[0], 1280)
    page = who.page
    page.goto(f"/reviews/{dossier}")
    sheet, mark = page.locator("#page"), page.locator("#page-mark")
    page.locator(".look").first.click()
    thumbs = page.locator("#thumbs button")
    expect(thumbs).to_have_count(3)
    expect(thumbs.nth(0)).to_have_attribute("aria-current", "true")
    upright = sheet.bounding_box()
    assert upright
    assert upright["height"] > upright["width"]
    page.keyboard.press("r")
    lying, marked = sheet.bounding_box(), mark.bounding_box()
    assert lying
    assert marked
    assert lying["width"] > lying["height"]
    assert lying["x"] <= marked["x"]
    assert marked["x"] + marked["width"] <= lying["x"] + lying["width"]
    assert marked["height"] > marked["width"]  # it was turned with the page
    page.keyboard.press("f")
    whole, window = sheet.bounding_box(), page.locator("#sheet").bounding_box()
    assert whole
    assert window
    assert whole["height"] <= window["height"]
    assert whole["width"] <= window["width"]
    expect(page.locator("#fit")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("+")
    nearer = sheet.bounding_box()
    assert nearer
    assert nearer["width"] > whole["width"]
    page.keyboard.press(".")
    expect(page.locator("#viewer-caption")).to_contain_text("第 2 页")
    expect(thumbs.nth(1)).to_have_attribute("aria-current", "true")
    expect(mark).to_be_hidden()
    who.shot("21-expert-viewer")
    thumbs.nth(2).click()
    expect(page.locator("#viewer-caption")).to_contain_text("第 3 页")


def test_two_experts_and_a_chair_come_to_a_signed_form(
    come: Callable[..., Person], office: Office, dossier: str, experts: list[str]
) -> None:
    office.notice(HEAD + SCORES)
    staff = come("值班", 1280)
    staff.page.goto("/assignments")
    staff.page.get_by_label("每件专家人数").fill("2")
    staff.page.get_by_label("黄专家").uncheck()
    staff.page.locator("#expert-2").uncheck()  # the office's first expert
    staff.page.locator("#spread").get_by_role("button", name="平均分配").click()
    expect(staff.page.locator(".flashes")).to_contain_text("已分配 2 人次")
    staff.shot("22-staff-assignments", whole=True)
    assert faults(staff.page) == []

    chair, other = come(experts[1], 1280), come(experts[0], 1280)
    for person, odd in ((other, "c"), (chair, "a")):
        page = person.page
        page.goto("/reviews")
        expect(page.locator(".whose [aria-current]")).to_have_text("我的")
        page.locator(".board th[scope=row] a").click()
        expect(page.locator("article.here")).to_have_count(1)
        page.keyboard.press(odd)
        if odd == "c":
            page.keyboard.press("ArrowDown")
            page.keyboard.press("Enter")
        expect(page.locator("article.finding").first.locator("div.decided")).to_be_visible()
        for left in range(8, -1, -1):
            page.keyboard.press("a")
            expect(page.locator("#open-count")).to_have_text(str(left + (odd == "a")))  # the chair has one to settle
    first = chair.page.locator("article.finding").first
    expect(first.locator(".told")).to_contain_text("陈专家：要求补正")
    expect(first.locator(".conflict")).to_be_visible()
    expect(first.locator(".decided.ask")).to_contain_text("陈专家")
    chair.shot("23-expert-conflict")
    for person in (other, chair):
        closing = person.page.locator("#closing")
        form = closing.locator("form").filter(has_text="我的评审意见")
        form.get_by_label("推荐", exact=True).check()
        for label, points in (("服务能力", "36"), ("服务业绩", "30.5"), ("团队", "21")):
            form.get_by_label(label).fill(points)
        form.get_by_role("button", name="提交评审意见").click()
        expect(person.page.locator(".flashes")).to_contain_text("评审意见已提交")
    expect(other.page.get_by_role("button", name="签署评审完成")).to_have_count(0)
    expect(chair.page.locator(".obstacles")).to_contain_text("有 1 项专家意见不一致")

    page = chair.page
    page.locator("#closing").get_by_role("link", name="专家意见对照").click()
    expect(page.locator("tr.disagree")).to_have_count(1)
    chair.shot("24-chair-compares", whole=True)
    assert faults(page) == []
    row = page.locator("tr.disagree")
    row.get_by_label("裁定").select_option("agree")
    row.get_by_label("理由").fill("原件已盖章")
    row.get_by_role("button", name="裁定").click()
    expect(page.locator(".flashes")).to_contain_text("已裁定")
    page.goto(f"/reviews/{dossier}")
    expect(page.locator(".obstacles")).to_have_count(0)
    chair.shot("25-chair-concludes", whole=True)
    conclusion = page.locator("form").filter(has_text="组长结论")
    conclusion.get_by_label("推荐", exact=True).check()
    conclusion.get_by_role("button", name="签署评审完成").click()
    expect(page.locator(".flashes")).to_contain_text("已评审完成")
    page.goto(f"/reviews/{dossier}")
    expect(page.locator("#closing")).to_contain_text("已由 林专家")
    for kind in ("PDF", "Word"):
        with page.expect_download() as download:
            page.locator("#closing").get_by_role("link", name=f"评审意见表 {kind}").click()
        assert download.value.suggested_filename.endswith((".pdf", ".docx"))
    for phone in (come(experts[0], 390),):
        for path, name in (("", "26-phone-room"), ("/opinions", "27-phone-opinions")):
            phone.page.goto(f"/reviews/{dossier}{path}")
            assert faults(phone.page) == []
            phone.shot(name, whole=True)


def test_papers_that_came_after_the_run_keep_an_expert_from_signing(
    come: Callable[..., Person], office: Office, dossier: str, experts: list[str]
) -> None:
    page = come(experts[0]).page
    page.goto(f"/reviews/{dossier}")
    expect(page.locator("article.here")).to_have_count(1)
    for left in range(9, -1, -1):
        page.keyboard.press("a")
        expect(page.locator("#open-count")).to_have_text(str(left))
    office.upload(f"/dossiers/{dossier}", office.staff, 补充协议="about=nothing")
    page.get_by_label("推荐", exact=True).check()
    expect(page.locator(".closing .good")).to_contain_text("可以签署")  # as the page was opened
    page.get_by_role("button", name="签署评审完成").click()
    expect(page.locator(".flashes")).to_contain_text("“补充协议.txt”在第 1 次预审之后新增")
    expect(page.locator(".obstacles")).to_contain_text("重新预审后才能签署")
    office.staff.post(f"/dossiers/{dossier}/runs")
    assert office.work() == ["done"]
    page.goto(f"/reviews/{dossier}")
    page.get_by_label("推荐", exact=True).check()
    page.get_by_role("button", name="签署评审完成").click()
    expect(page.locator(".flashes")).to_contain_text("已评审完成")
