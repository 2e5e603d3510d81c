"""The applicant's journey in a real browser: from the checklist, by the unit and the figures, to the receipt."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from tests.service.checklists.papers import OTHER_CODE, OWN_CODE, UNIT
from tests.service.web.browser.person import CONTRAST, PASSWORD, Person, opened_browser
from tests.service.web.callers import GOOD, Office
from tests.service.web.conftest import PASSWORD as HERE

NAMELESS = """
() => [...document.querySelectorAll("input:not([type=hidden]), select, textarea")]
  .filter((field) => !field.labels?.length && !field.ariaLabel).map((field) => field.outerHTML)
"""
TWICE = """
() => [...document.querySelectorAll("[id]")].map((one) => one.id).filter((id, place, ids) => ids.indexOf(id) < place)
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from opened_browser()


@pytest.fixture
def address(office: Office) -> Iterator[str]:
    """The office's application behind a door of its own; whoever reads is the stand-in."""
    server = make_server("127.0.0.1", 0, office.app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def sound(page: Page) -> None:
    """Nothing sticks out, every word can be read, every field has a name, no id stands twice."""
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate(CONTRAST) == []
    assert page.evaluate(NAMELESS) == []
    assert page.evaluate(TWICE) == []


def registered(who: Person) -> None:
    """A code that cannot be is told at once; then all is well."""
    page = who.page
    page.goto("/login")
    page.get_by_role("link", name="注册").click()
    page.get_by_label("用户名").fill("海桐")
    for label, value in (("单位名称", UNIT), ("统一社会信用代码", OTHER_CODE), ("联系人", "林小禾")):
        page.get_by_label(label).fill(value)
    page.get_by_label("联系电话").fill("0662-3300000")
    page.get_by_label("电子邮箱").fill("hai@example.com")
    for code in (OTHER_CODE, OWN_CODE):
        page.get_by_label("统一社会信用代码").fill(code)
        page.get_by_label("密码", exact=True).fill(PASSWORD)
        page.get_by_label("再次输入密码").fill(PASSWORD)
        page.get_by_role("button", name="注册").click()
        if code == OTHER_CODE:
            expect(page.locator(".field .error")).to_contain_text("校验码相符")
            sound(page)
    expect(page.get_by_role("button", name="退出")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_from_the_checklist_to_the_receipt(
    office: Office, address: str, browser: Browser, tmp_path: Path, width: int
) -> None:
    who = Person(browser, address, width)
    page = who.page
    page.goto("/checklist")
    sound(page)
    who.shot(f"40-checklist-{width}", whole=True)
    registered(who)
    page.goto("/checklist")
    with page.expect_download() as taken:
        page.get_by_role("link", name="下载从业人员名册模板").click()
    taken.value.save_as(tmp_path / "名册.xlsx")
    assert load_workbook(tmp_path / "名册.xlsx").worksheets[1].cell(2, 1).value == f"填报单位：{UNIT}"
    page.get_by_role("link", name="开始申报").click()
    page.get_by_label("名称").first.fill("海桐 2023 年申报")
    page.get_by_label("申报日期").fill("2023-03-01")
    page.get_by_role("button", name="下一步").click()
    expect(page.locator("#checklist")).to_contain_text("还缺 8 项")
    for name, text in (("申请表.txt", GOOD["form"]), ("营业执照.txt", GOOD["proof"])):
        (tmp_path / name).write_text(text, encoding="utf-8")
    page.set_input_files("#files", [tmp_path / "申请表.txt", tmp_path / "营业执照.txt"])
    expect(page.locator("#checklist")).to_contain_text("还缺 6 项")
    expect(page.locator("#checklist .chip.slot-named")).to_have_count(2)
    sound(page)
    who.shot(f"41-checklist-by-name-{width}", whole=True)
    page.get_by_role("button", name="开始预审").click()
    expect(page.locator("#progress-state")).to_be_visible()
    assert office.work() == ["done"]
    first = page.locator(".answers > li").first
    expect(first).to_be_visible(timeout=20_000)
    first.get_by_text("有异议").click()
    first.get_by_label("哪里不对").fill("应为 52 万元，见资产负债表")
    who.shot(f"42-dispute-{width}", whole=True)
    first.get_by_label("哪里不对").press("Enter")
    expect(page.locator(".answer.dispute")).to_contain_text("应为 52 万元")  # Enter confirms nothing
    expect(page.locator(".answer.confirm")).to_have_count(0)
    sound(page)
    who.shot(f"42-figures-{width}", whole=True)
    who.leave()


def test_a_dispute_is_beside_the_finding_and_the_receipt_is_there(
    office: Office, address: str, browser: Browser, tmp_path: Path
) -> None:
    dossier = office.screened(**GOOD)
    who = Person(browser, address).sign_in("applicant", HERE)
    page = who.page
    page.goto(f"/dossiers/{dossier}")
    first = page.locator(".answers > li").first
    first.get_by_text("有异议").click()
    first.get_by_label("哪里不对").fill("应为 52 万元，见资产负债表")
    first.get_by_role("button", name="提出异议").click()
    expect(page.locator(".answer.dispute")).to_contain_text("应为 52 万元")
    page.get_by_role("button", name="全部无误").click()
    expect(page.locator(".answers > li.open")).to_have_count(0)
    sound(page)
    page.get_by_role("button", name="提交申报件").click()
    expect(page.locator(".flashes")).to_contain_text("回执编号")
    with page.expect_download() as taken:
        page.get_by_role("link", name="下载回执（PDF）").click()
    taken.value.save_as(tmp_path / "回执.pdf")
    assert (tmp_path / "回执.pdf").read_bytes().startswith(b"%PDF")
    sound(page)
    who.shot("43-receipt", whole=True)
    who.leave()
    expert = Person(browser, address).sign_in("expert", HERE)
    expert.page.goto(f"/reviews/{dossier}")
    expect(expert.page.locator("article[data-key='8.1.assets'] .answer.dispute")).to_contain_text("应为 52 万元")
    expert.shot("44-dispute")
    expert.leave()
