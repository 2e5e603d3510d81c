"""In a browser, with the stand-in for the reading core: files dropped anywhere, refused, left; sessions that end."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.service.web.browser.looking import faults, wider
from tests.service.web.browser.person import Person
from tests.service.web.callers import Office
from tests.service.web.conftest import PASSWORD

Come = Callable[..., Person]
DROP = """
([name, text, where]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  const target = document.querySelector(where);
  const event = (kind) => new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
  target.dispatchEvent(event("dragover"));
  target.dispatchEvent(event("drop"));
}
"""


def new_dossier(page: Page) -> None:
    page.goto("/dossiers/new")
    page.get_by_label("申报件名称").fill("样例申报")
    page.get_by_role("button", name="下一步").click()
    page.wait_for_url(re.compile("/dossiers/[0-9a-f]{16}$"))
    page.wait_for_load_state("load")  # its script is there then


def hand_in(page: Page, name: str, text: str) -> None:
    page.set_input_files("#files", [{"name": name, "mimeType": "text/plain", "buffer": text.encode()}])
    taken(page, name)


def taken(page: Page, name: str) -> None:
    """The page came anew with the paper on it, and its script is there: what is dropped before that nobody hears."""
    page.locator(".papers > li").filter(has_text=name).first.wait_for()
    page.wait_for_load_state("load")


def sign_out_elsewhere(page: Page) -> None:
    """The session ends without this page being told."""
    page.context.clear_cookies()


def test_files_are_dropped_anywhere_and_refused_beside_their_names(come: Come) -> None:
    who = come("applicant")
    page = who.page
    new_dossier(page)
    page.evaluate(DROP, ["名册.txt", "headcount=9", "footer"])
    taken(page, "名册.txt")
    for name, text, said in (
        ("报告.pdf", "<!doctype html>", "网页"),
        ("空.pdf", "", "空"),
        ("副本.txt", "headcount=9", "“名册.txt”完全相同"),
    ):
        page.evaluate(DROP, [name, text, "h1"])
        expect(page.locator("#uploads li").filter(has_text=name)).to_contain_text(said)
    expect(page.locator(".papers > li")).to_have_count(1)
    who.shot("30-refused", whole=True)


def test_leaving_during_an_upload_asks_first(come: Come) -> None:
    who = come("applicant")
    page = who.page
    new_dossier(page)
    asked: list[str] = []
    page.remove_listener("dialog", who.agree)
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.route("**/documents", lambda route: None)  # it never arrives
    page.locator("#drop label").click(trial=True)
    page.set_input_files("#files", [{"name": "a.txt", "mimeType": "text/plain", "buffer": b"x"}])
    page.locator("#uploads li").wait_for()
    page.locator("h1").click()  # browsers ask only those who did something on the page
    with page.expect_event("dialog"):
        page.evaluate("() => window.setTimeout(() => window.location.assign('/dossiers'), 0)")
    assert asked == ["beforeunload"]
    assert "/dossiers/" in page.url


def test_an_ended_session_keeps_what_was_typed_and_leads_back(come: Come) -> None:
    who = come("applicant")
    page = who.page
    new_dossier(page)
    page.get_by_role("link", name="修改信息").click()
    place = page.url
    page.get_by_label("申报件名称").fill("改了又改的名称")
    sign_out_elsewhere(page)
    page.get_by_role("button", name="保存").click()
    expect(page.locator("h1")).to_contain_text("登录已过期")
    expect(page.locator("main")).to_contain_text("改了又改的名称")
    who.shot("31-expired")
    page.get_by_role("link", name="重新登录").click()
    page.get_by_label("用户名").fill("applicant")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_label("申报件名称")).to_have_value("改了又改的名称")
    assert page.url == place
    expect(page.locator(".restored")).to_be_visible()
    who.shot("32-restored")
    page.get_by_role("button", name="保存").click()
    expect(page.locator("h1")).to_contain_text("改了又改的名称")
    page.get_by_role("link", name="修改信息").click()
    expect(page.locator(".restored")).to_have_count(0)
    who.forgive(401)


def test_the_watched_progress_notices_an_ended_session(come: Come, office: Office, address: str) -> None:
    who = come("applicant", 390)
    page = who.page
    new_dossier(page)
    hand_in(page, "form.txt", "pages=8\nslow=0.5")
    page.get_by_role("button", name="开始预审").click()
    worker = threading.Thread(target=office.work)
    worker.start()
    expect(page.locator("#progress-state")).to_contain_text("预审中", timeout=30_000)
    place = page.url.partition("#")[0].removeprefix(address)
    sign_out_elsewhere(page)
    expect(page.locator("#expired")).to_contain_text("登录已过期", timeout=10_000)
    assert page.locator("#expired a").get_attribute("href") == f"/login?next={place}"
    who.shot("33-expired-progress")
    worker.join()
    who.forgive(401)


def test_files_are_taken_out_and_put_back_below_the_result(come: Come, office: Office) -> None:
    who = come("applicant")
    page = who.page
    new_dossier(page)
    hand_in(page, "申请表.txt", "total_assets=500000 declared\nfloor_area=120 declared\npages=3")
    hand_in(page, "审计报告.txt", "total_assets=500000")
    hand_in(page, "损坏的合同.txt", "broken")
    page.get_by_role("button", name="开始预审").click()
    expect(page.locator("#progress-state")).to_be_visible()
    assert office.work() == ["done"]
    page.locator("#result").wait_for(timeout=20_000)
    torn = page.locator(".papers > li").filter(has_text="损坏的合同")
    expect(torn).to_contain_text("无法读取")
    page.locator(".papers > li").filter(has_text="审计报告").get_by_role("button", name="移除").click()
    expect(page.locator(".flashes")).to_contain_text("正在重新预审")
    assert office.work() == ["done"]
    expect(page.locator("#result-title")).to_contain_text("第 2 次", timeout=20_000)
    page.get_by_text("已移除的文件（1）").click()
    assert faults(page) == []
    who.shot("34-files", whole=True)
    page.set_viewport_size({"width": 390, "height": 844})
    assert wider(page) == []
    who.shot("35-files-phone", whole=True)
    page.get_by_role("button", name="放回").click()
    expect(page.locator(".flashes")).to_contain_text("已放回")
    expect(page.locator(".papers > li")).to_have_count(3)
