"""The three journeys in a real browser on the real service and reading core; screenshots go to out/screenshots."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, Page, expect, sync_playwright
from reportlab.pdfgen.canvas import Canvas

from tests.service.web.browser.person import CONTRAST, FLAGS, PASSWORD, SHOTS, Person, check_mark
from tests.service.web.servers import wait_until

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "samples" / "comprehensive-clean"
LEASE = "05租赁合同.pdf"
READ = 240_000
"""Milliseconds that reading a dossier may take on a busy machine."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real service with an expert and a member of staff."""
    folder = tmp_path_factory.mktemp("served")
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PRESCREEN", "REDIS", "DATABASE"))}
    env["PRESCREEN_DATA"] = str(folder / "data")
    prescreen = [sys.executable, "-m", "service.cli"]
    for role in ("expert", "staff"):
        command = [*prescreen, "user", "add", role, "--role", role, "--password-stdin"]
        subprocess.run(command, input=PASSWORD + "\n", env=env, cwd=ROOT, text=True, check=True)
    command = [*prescreen, "serve", "--port", "0", "--workers", "1"]
    with subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        (found,) = re.findall(r"http://\S+", process.stdout.readline())
        wait_until(lambda: requests.get(f"{found}/readyz", timeout=9).ok, 90, 0.3, "for the service")
        yield found
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        assert not os.environ.get("CI"), "Chromium must be there in CI"
        pytest.skip("CHROMIUM IS MISSING: the journeys did not run")
    SHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def wrong_lease(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page under the lease's name that says nothing of an area."""
    path = tmp_path_factory.mktemp("papers") / LEASE
    canvas = Canvas(str(path))
    canvas.drawString(100, 700, "This page was scanned by mistake.")
    canvas.save()
    return path


@pytest.fixture(scope="module")
def submitted(address: str, browser: Browser, wrong_lease: Path) -> str:
    """The applicant's journey: registers, hands in, watches, sees what to correct, corrects, submits."""
    who = Person(browser, address)
    page = who.page
    page.goto("/")
    who.shot("01-sign-in")
    page.get_by_role("link", name="注册").click()
    page.get_by_label("用户名").fill("阳江样例服务中心")
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_label("再次输入密码").fill(PASSWORD)
    page.get_by_role("button", name="注册").click()
    page.get_by_role("link", name="新建申报件").click()
    page.get_by_label("申报件名称").fill("样例服务中心 2024 年申报")
    page.get_by_label("申报日期").fill("2024-10-28")
    page.get_by_role("button", name="下一步").click()
    papers = sorted(p for p in SAMPLE.iterdir() if p.suffix != ".yaml" and p.name != LEASE)
    unfit = wrong_lease.with_name("安装程序.exe")
    unfit.write_bytes(b"MZ")
    page.set_input_files("#files", [unfit])
    expect(page.locator("#uploads .refused")).to_contain_text("不支持")
    page.set_input_files("#files", [*papers, wrong_lease])
    page.locator("#uploads li").filter(has_text=LEASE).filter(has_text="已收到").wait_for()
    expect(page.locator(".papers > li")).to_have_count(len(papers) + 1)
    page.get_by_role("button", name="开始预审").click()
    expect(page.locator("#progress-now")).to_contain_text(re.compile("识读页面|提取数据"), timeout=READ)
    who.shot("02-applicant-progress", whole=True)
    page.locator("#result").wait_for(timeout=READ)
    area = page.locator("article.finding").filter(has_text="办公场所面积").first
    expect(area).to_contain_text("怎么办")
    who.shot("03-applicant-result", whole=True)
    row = page.locator(".papers > li").filter(has_text=LEASE)
    row.locator("input[type=file]").set_input_files(SAMPLE / LEASE)
    expect(page.locator(".flashes")).to_contain_text("正在重新预审")
    expect(page.locator("#result-title")).to_contain_text("第 2 次", timeout=READ)
    expect(page.locator(".papers > li").filter(has_text=LEASE)).to_contain_text("第 2 版")
    page.get_by_role("button", name="提交申报件").click()
    expect(page.locator(".flashes")).to_contain_text("申报件已提交")
    expect(page.get_by_role("button", name="替换")).to_have_count(0)
    found = page.url.rstrip("/").rsplit("/", 1)[1]
    who.leave()
    return found


def test_an_expert_goes_from_light_to_picture_and_decides(address: str, browser: Browser, submitted: str) -> None:
    who = Person(browser, address, 1600).sign_in("expert")
    page = who.page
    expect(page.locator(".board tbody tr")).to_have_count(1)
    who.shot("04-expert-board")
    page.locator(".board th[scope=row] a").click()
    expect(page.locator("article.finding").first).to_be_visible()
    page.locator("article[data-key='8.2.floor_area'] .look").first.click()
    expect(page.locator("#viewer-caption")).to_contain_text(LEASE)
    mark = page.locator("#page-mark")
    expect(mark).to_be_visible()
    check_mark(page)
    who.shot("05-expert-reading-room")
    page.keyboard.press("j")
    expect(page.locator("article.here")).to_have_count(1)
    page.keyboard.press("n")
    expect(page.locator("article.here")).to_have_attribute("data-open", "")
    page.get_by_role("tab", name="五项数据比对").click()
    expect(page.locator("#pane-strips .proofs").first).to_be_visible()
    who.shot("06-expert-proof-strips")
    page.get_by_role("tab", name="逐项结论").click()
    first = page.locator("article.finding").first
    first.get_by_role("button", name="不采纳").click()
    expect(first.locator(".error")).to_contain_text("理由")
    first.get_by_label("理由").fill("与原件核对无误")
    first.get_by_role("button", name="不采纳").click()
    expect(first.locator(".decided")).to_contain_text("与原件核对无误")
    expect(first.locator(".decided")).to_contain_text("与原件核对无误")
    page.locator("article.finding").nth(1).focus()
    page.keyboard.press("a")
    expect(page.locator("article.finding").nth(1).locator(".decided")).to_contain_text("同意")
    page.goto(f"/reviews/{submitted}/print")
    who.shot("07-expert-record", whole=True)
    who.leave()


def test_staff_see_what_changed_and_correct_by_hand(address: str, browser: Browser, submitted: str) -> None:
    who = Person(browser, address).sign_in("staff")
    page = who.page
    expect(page.get_by_role("heading", name="办理情况")).to_be_visible()
    who.shot("08a-staff-dashboard", whole=True)
    page.goto("/runs")
    expect(page.get_by_role("heading", name="预审队列")).to_be_visible()
    who.shot("08-staff-queue")
    page.goto(f"/reviews/{submitted}/changes/1..2")
    row = page.locator("tr.change").filter(has_text="办公场所面积").first
    expect(row).to_contain_text("已解决")
    who.shot("09-staff-changes", whole=True)
    page.goto(f"/reviews/{submitted}")
    page.get_by_role("tab", name="五项数据比对").click()
    strip = page.locator("#pane-strips section").filter(has_text="办公场所面积").locator("li").first
    strip.get_by_text("更正数值").click()
    strip.get_by_label("正确数值").fill("88.5")
    strip.get_by_label("依据").fill("现场核对")
    strip.get_by_role("button", name="更正并重新核对").click()
    expect(page.locator(".flashes")).to_contain_text("已更正")
    wait_until(lambda: _numbered(page, submitted, "第 3 次预审"), READ / 1000, 1.0, "for the third run")
    expect(page.locator("#pane-findings")).to_contain_text("人工更正")
    who.shot("10-staff-corrected")
    page.goto("/audit")
    expect(page.locator("tbody tr").filter(has_text="更正数值").first).to_contain_text("88.5")
    who.shot("11-staff-log")
    page.goto("/users")
    expect(page.locator("tbody tr")).to_have_count(3)
    who.leave()


def _numbered(page: Page, dossier: str, text: str) -> bool:
    page.goto(f"/reviews/{dossier}")
    return text in page.locator(".head").inner_text()


def test_the_pages_fit_a_phone(address: str, browser: Browser, submitted: str) -> None:
    who = Person(browser, address, 390).sign_in("expert")
    page = who.page
    for path, name in (("/reviews", "12-phone-board"), (f"/reviews/{submitted}", "13-phone-room")):
        page.goto(path)
        wide = page.evaluate("() => document.documentElement.scrollWidth")
        assert wide <= 390, f"{path} is {wide} wide"
        who.shot(name)
        if path == "/reviews":
            page.locator(".board summary").first.click()
            expect(page.locator(".board details[open] li a").first).to_be_visible()
            assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    page.locator(".look").first.click()
    expect(page.locator("#viewer")).to_be_visible()
    who.shot("14-phone-page")
    page.get_by_role("button", name="关闭").click()
    expect(page.locator("#viewer")).to_be_hidden()
    who.leave()


def test_everything_can_be_reached_by_keyboard(address: str, browser: Browser, submitted: str) -> None:
    who = Person(browser, address)
    page = who.page
    page.goto("/login")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.get_by_label("用户名").focus()
    page.keyboard.type("expert")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".board")).to_be_visible()
    page.locator(".board th[scope=row] a").focus()
    page.keyboard.press("Enter")
    page.locator("#room").wait_for()
    page.keyboard.press("j")
    page.keyboard.press("1")
    expect(page.locator(".look.shown")).to_have_count(1)
    page.locator("#tab-findings").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-strips")).to_be_focused()
    expect(page.locator("#pane-strips")).to_be_visible()
    who.leave()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_has_contrast_and_every_field_a_name(
    address: str, browser: Browser, submitted: str, language: str
) -> None:
    who = Person(browser, address).sign_in("staff")
    page = who.page
    if language == "en":
        page.get_by_role("button", name="English").click()
    own = (f"/reviews/{submitted}", f"/dossiers/{submitted}", f"/reviews/{submitted}/changes/1..2")
    for path in ("/dashboard", "/runs", "/reviews", *own, "/dossiers/new", "/users", "/audit", "/account"):
        page.goto(path)
        assert page.evaluate(CONTRAST) == [], path
        unnamed = page.evaluate(
            "() => [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]"
            ".filter((f) => !f.labels?.length && !f.ariaLabel).map((f) => f.outerHTML)"
        )
        assert unnamed == [], path
        empty = page.evaluate(
            "() => [...document.querySelectorAll('a[href], button')]"
            ".filter((b) => !(b.textContent.trim() || b.ariaLabel || b.querySelector('[aria-label]')))"
            ".map((b) => b.outerHTML)"
        )
        assert empty == [], path
    who.leave()
