"""The applicant's journey at a real browser, on the real service and core: from checklist to answered notice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from reportlab.pdfgen.canvas import Canvas

from tests.service.checklists.papers import OTHER_CODE, OWN_CODE, UNIT
from tests.service.web.browser.conftest import ROOT
from tests.service.web.browser.looking import faults
from tests.service.web.browser.person import Person, check_mark
from tests.service.web.conftest import PASSWORD

SAMPLE = ROOT / "samples" / "comprehensive-clean"
LEASE, ROSTER, SCANNED = "05租赁合同.pdf", "06人员名册.xlsx", "03营业执照.pdf"
READ = 240_000
"""Milliseconds that reading a dossier may take on a busy machine."""
COLUMNS = {"姓名": 1, "学历": 3, "用工形式": 5, "职称": 6}
"""The template's headers, and where the sample's roster has the same."""


@pytest.fixture
def people(service: str, browser: Browser) -> Iterator[dict[str, Person]]:
    """The applicant and who answers; what a browser complained of fails the test."""
    came = {name: Person(browser, service, 1280) for name in ("applicant", "staff", "expert")}
    yield came
    for person in came.values():
        person.leave()


def test_from_the_checklist_to_an_answered_notice(people: dict[str, Person], tmp_path: Path) -> None:
    who = people["applicant"]
    registered(who)
    roster = template_filled(who, tmp_path)
    dossier = handed_in(who, roster, wrong_lease(tmp_path))
    read_and_shown(who)
    corrected(who)
    confirmed(who)
    submitted(who, tmp_path)
    noticed(people["staff"].sign_in("staff"), dossier)
    answered(who, dossier)
    changes_seen(people["staff"], dossier)
    evidence_seen(people["expert"].sign_in("expert"), dossier)


def registered(who: Person) -> None:
    """The checklist stands open to all; a code that cannot be is told at once."""
    page = who.page
    page.goto("/")
    who.look("01-sign-in")
    page.get_by_role("link", name="需要准备哪些材料").click()
    who.look("01a-checklist")
    page.get_by_role("link", name="注册后开始申报").click()
    page.get_by_label("用户名").fill("海桐")
    for label, value in (("单位名称", UNIT), ("联系人", "林小禾"), ("联系电话", "0662-3300000")):
        page.get_by_label(label).fill(value)
    page.get_by_label("电子邮箱").fill("hai@example.com")
    for code in (OTHER_CODE, OWN_CODE):
        page.get_by_label("统一社会信用代码").fill(code)
        page.get_by_label("密码", exact=True).fill(PASSWORD)
        page.get_by_label("再次输入密码").fill(PASSWORD)
        page.get_by_role("button", name="注册").click()
        if code == OTHER_CODE:
            expect(page.locator(".field .error")).to_contain_text("校验码相符")
            who.look("01b-register")
    expect(page.get_by_role("button", name="退出")).to_be_visible()


def template_filled(who: Person, folder: Path) -> Path:
    """The roster's template, with the unit's name in it, filled in as the sample's roster is."""
    page = who.page
    page.goto("/checklist")
    with page.expect_download() as taken:
        page.get_by_role("link", name="下载从业人员名册模板").click()
    filled = folder / ROSTER
    taken.value.save_as(filled)
    book = load_workbook(filled)
    sheet = book.worksheets[1]
    assert sheet.cell(2, 1).value == f"填报单位：{UNIT}"
    heads = {cell.value: cell.column for cell in sheet[3]}
    people = [row for row in load_workbook(SAMPLE / ROSTER).active.iter_rows(4, values_only=True) if row[2]]
    for place, person in enumerate(people, 4):
        for header, at in COLUMNS.items():
            sheet.cell(place, heads[header], person[at])
    book.save(filled)
    return filled


def wrong_lease(folder: Path) -> Path:
    """A page under the lease's name that says nothing of an area."""
    canvas = Canvas(str(folder / LEASE))
    canvas.drawString(100, 700, "This page was scanned by mistake.")
    canvas.save()
    return folder / LEASE


def handed_in(who: Person, roster: Path, lease: Path) -> str:
    """A new dossier with its papers; what is no paper is refused beside its name."""
    page = who.page
    page.goto("/checklist")
    page.get_by_role("link", name="开始申报").click()
    page.get_by_label("申报件名称").fill("海桐 2024 年申报")
    page.get_by_label("申报日期").fill("2024-10-28")
    who.look("01c-new")
    page.get_by_role("button", name="下一步").click()
    expect(page.locator("#checklist")).to_contain_text("还缺")
    unfit = lease.with_name("安装程序.exe")
    unfit.write_bytes(b"MZ")
    page.set_input_files("#files", [unfit])
    expect(page.locator("#uploads .refused")).to_contain_text("不支持")
    others = (LEASE, ROSTER, SCANNED)
    papers = sorted(p for p in SAMPLE.iterdir() if p.suffix != ".yaml" and p.name not in others)
    page.set_input_files("#files", [*papers, roster, lease])
    page.locator("#uploads li").filter(has_text=LEASE).filter(has_text="已收到").wait_for()
    expect(page.locator(".papers > li")).to_have_count(len(papers) + 2)
    who.look("02-applicant-papers")
    return page.url.partition("#")[0].rstrip("/").rsplit("/", 1)[1]


def read_and_shown(who: Person) -> None:
    """It is read while the page tells how far it is; the wrong lease is told with what to do."""
    page = who.page
    page.get_by_role("button", name="开始预审").click()
    expect(page.locator("#progress-now")).to_contain_text(re.compile("识读页面|提取数据"), timeout=READ)
    who.shot("02-applicant-progress", whole=True)
    page.locator("#result").wait_for(timeout=READ)
    area = page.locator("article.finding").filter(has_text="办公场所面积").first
    expect(area).to_contain_text("怎么办")
    who.shot("03-applicant-result", whole=True)
    who.look("03-applicant-result")


def corrected(who: Person) -> None:
    """The right lease takes the wrong one's place, which begins another run."""
    page = who.page
    row = page.locator(".papers > li").filter(has_text=LEASE)
    row.locator("input[type=file]").set_input_files(SAMPLE / LEASE)
    expect(page.locator(".flashes")).to_contain_text("正在重新预审")
    expect(page.locator("#result-title")).to_contain_text("第 2 次", timeout=READ)
    expect(page.locator(".papers > li").filter(has_text=LEASE)).to_contain_text("第 2 版")


def confirmed(who: Person) -> None:
    """One figure is disputed, which Enter in its field does, and the others are confirmed."""
    page = who.page
    first = page.locator(".answers > li").first
    first.get_by_text("有异议").click()
    first.get_by_label("哪里不对").fill("应为 52 万元，见资产负债表")
    who.look("03a-dispute")
    first.get_by_label("哪里不对").press("Enter")
    expect(page.locator(".answer.dispute")).to_contain_text("应为 52 万元")
    expect(page.locator(".answer.confirm")).to_have_count(0)
    page.get_by_role("button", name="全部无误").click()
    expect(page.locator(".answers > li.open")).to_have_count(0)


def submitted(who: Person, folder: Path) -> None:
    """Handed in; the receipt is there."""
    page = who.page
    page.get_by_role("button", name="提交申报件").click()
    expect(page.locator(".flashes")).to_contain_text("回执编号")
    expect(page.get_by_role("button", name="替换")).to_have_count(0)
    with page.expect_download() as taken:
        page.get_by_role("link", name="下载回执（PDF）").click()
    taken.value.save_as(folder / "回执.pdf")
    assert (folder / "回执.pdf").read_bytes().startswith(b"%PDF")
    who.look("03b-submitted")


def noticed(staff: Person, dossier: str) -> None:
    """Staff draw up the notice, leave one thing to be corrected, and send it."""
    page = staff.page
    page.goto(f"/reviews/{dossier}")
    page.get_by_role("button", name="起草补正告知书").click()
    page.get_by_label("开头语").fill("请于十日内补正。")
    for box in page.locator(".asked-item input[type=checkbox]").all():
        box.check()
    added = page.locator(".asked-item").filter(has=page.locator("[name='item-new1-fault']"))
    added.get_by_label("项目").fill("租赁合同")
    added.get_by_label("材料").fill(LEASE)
    added.get_by_label("问题").fill("缺少出租方盖章页")
    added.get_by_label("请补正").fill("请补上盖章页")
    page.get_by_role("button", name="编号并发出").click()
    expect(page.locator(".flashes")).to_contain_text("补正告知书已发出")


def answered(who: Person, dossier: str) -> None:
    """Told by a message, answered item by item, read again where a file changed, handed in again."""
    page = who.page
    page.goto("/messages")
    expect(page.locator(".unread").first).to_contain_text("需要补正")
    who.look("03c-messages")
    page.locator(".unread a").first.click()
    item = page.locator("#notice .asked > li")
    expect(item).to_have_count(1)
    item.get_by_text("答复这一项").click()
    who.look("03d-notice")
    item.get_by_label("说明").fill("盖章页在第 1 页下方，已另附清晰件")
    item.get_by_role("button", name="用说明答复").click()
    expect(page.locator("#notice")).to_contain_text("各项都已答复")
    page.get_by_role("button", name="提交申报件").click()
    expect(page.locator(".flashes")).to_contain_text("已提交")
    who.look("03e-submitted-again")


def changes_seen(staff: Person, dossier: str) -> None:
    page = staff.page
    page.goto(f"/reviews/{dossier}/changes/1..2")
    expect(page.locator("tr.change").filter(has_text="办公场所面积").first).to_contain_text("已解决")
    staff.shot("09-staff-changes", whole=True)
    page.goto("/audit")
    staff.shot("11-staff-log")


def evidence_seen(expert: Person, dossier: str) -> None:
    """From the board by the light to the mark on the page; the keyboard comes everywhere."""
    page = expert.page
    page.set_viewport_size({"width": 1600, "height": 860})
    page.goto("/reviews")
    expert.shot("04-expert-board")
    page.locator(".board th[scope=row] a").focus()
    page.keyboard.press("Enter")
    page.locator("article[data-key='8.2.floor_area'] .look").first.click()
    expect(page.locator("#viewer-caption")).to_contain_text(re.compile(r"\.pdf|\.docx"))
    expect(page.locator("#page-mark")).to_be_visible()
    check_mark(page)
    expert.shot("05-expert-reading-room")
    page.keyboard.press("j")
    page.keyboard.press("1")
    expect(page.locator(".look.shown")).to_have_count(1)
    page.locator("#tab-findings").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-strips")).to_be_focused()
    expect(page.locator("#pane-strips .proofs").first).to_be_visible()
    expert.shot("06-expert-proof-strips")
    phone(page)
    expert.shot("13-phone-room")
    page.locator(".look").first.click()
    expect(page.locator("#viewer")).to_be_visible()
    expert.shot("14-phone-page")
    page.get_by_role("button", name="关闭").click()
    expect(page.locator("#viewer")).to_be_hidden()


def phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    assert faults(page) == []
