"""The places to press for exports, in a real browser: the menu of the reading room, the round, the list, the log."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect, sync_playwright
from werkzeug.serving import make_server

from tests.service.web.browsing import CONTRAST, FLAGS, SHOTS, Person
from tests.service.web.callers import GOOD, Office
from tests.service.web.conftest import PASSWORD
from tests.service.web.test_exports import with_round


@pytest.fixture
def address(office: Office) -> Iterator[str]:
    """The office's application behind a door of its own."""
    server = make_server("127.0.0.1", 0, office.app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def check_fits(page: Page) -> None:
    """Nothing sticks out of the window, and every word can be read."""
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate(CONTRAST) == []


def test_exports_are_a_press_away(office: Office, address: str) -> None:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("CHROMIUM IS MISSING: the places to press were not seen")
    dossier, other = office.submitted(**GOOD), office.submitted(x="total_assets=77")
    number = with_round(office, dossier, other)
    SHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for width in (1280, 390):
            who = Person(browser, address, width)
            sign_in(who)
            page = who.page
            page.goto(f"/reviews/{dossier}")
            page.get_by_text("导出", exact=True).press("Enter")
            link = page.get_by_role("link", name="预审报告 Word")
            expect(link).to_be_visible()
            who.shot(f"30-exports-menu-{width}")
            with page.expect_download() as taken:
                link.press("Enter")
            assert taken.value.suggested_filename == "阳江样例服务有限公司-预审报告-1.docx"
            check_fits(page)
            page.goto(f"/exports/rounds/{number}/list")
            page.get_by_label("阳江样例服务有限公司").first.check()
            page.get_by_label("公示开始日期").fill("2023-05-08")
            page.get_by_role("button", name="生成名单").press("Enter")
            expect(page.get_by_role("heading", name="2023 年样例申报拟认定名单公示")).to_be_visible()
            expect(page.get_by_role("link", name="Excel")).to_be_visible()
            check_fits(page)
            who.shot(f"31-exports-list-{width}", whole=True)
            for place, name in (("/rounds", "导出 Excel"), ("/audit", "导出 CSV")):
                page.goto(place)
                expect(page.get_by_role("link", name=name)).to_be_visible()
                who.shot(f"32-exports{place.replace('/', '-')}-{width}")
            who.leave()
        browser.close()


def sign_in(who: Person) -> None:
    who.page.goto("/login")
    who.page.get_by_label("用户名").fill("staff")
    who.page.get_by_label("密码").fill(PASSWORD)
    who.page.get_by_role("button", name="登录").click()
    expect(who.page.get_by_role("button", name="退出")).to_be_visible()
