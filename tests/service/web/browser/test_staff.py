"""Staff's journey at a real browser: a whole round, from the notice that opens it to the workbook of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from playwright.sync_api import Page, expect
from sqlalchemy import select

from service.tables import NoticeItem, Stage
from tests.checkers.rulebook.test_notice import HEAD
from tests.checkers.rulebook.test_scores import SCORES
from tests.service.web.browser.person import Person
from tests.service.web.callers import GOOD, Office

Come = Callable[..., Person]
UNIT, OTHER = "阳江北辰企业服务有限公司", "阳江南浦咨询有限公司"
POINTS = {"points-services": "38.5", "points-results": "30", "points-team": "20"}
LETTER = {"name": "推荐函.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 recommended"}
STATUS = {"met": "符合", "not_met": "不符合", "missing": "缺材料", "uncertain": "待人工核实", "inconsistent": "不一致"}


def test_a_whole_round(come: Come, office: Office, booked: Callable[[int], str], tmp_path: Path) -> None:
    who = come("staff")
    page = who.page
    opened(who, tmp_path)
    north = office.submitted(form=f"dossier={UNIT}\n{GOOD['form']}", proof=GOOD["proof"])
    south = office.submitted(form=f"dossier={OTHER}\n{GOOD['form']}", proof="total_assets=500000\nfloor_area=80")
    page.goto("/dashboard")
    expect(page.get_by_role("heading", name="办理情况")).to_be_visible()
    who.look("50-staff-dashboard")
    accepted(who, north, south)
    assigned(who)
    noticed(who, office, south)
    corrected(who, office, north)
    for dossier in (north, south):
        judged(office, dossier)
    recognised(who, north)
    declined(who, south)
    assert [office.stage(one) for one in (north, south)] == [Stage.RECOGNISED, Stage.DECLINED]
    listed(who, north)
    exported(who, office, booked, tmp_path, north, south)
    page.goto("/audit")
    expect(page.get_by_role("link", name="导出 CSV")).to_be_visible()
    expect(page.locator("tbody tr").filter(has_text="导出").first).to_be_visible()
    who.look("59-staff-log")


def opened(who: Person, folder: Path) -> None:
    """The year's notice is uploaded, with its days and its table of scores."""
    page = who.page
    page.goto("/rounds")
    expect(page.locator("main")).to_contain_text("还没有申报批次")
    (folder / "通知.yaml").write_text(HEAD + SCORES, encoding="utf-8")
    page.get_by_label("申报通知文件（YAML）").set_input_files(folder / "通知.yaml")
    page.get_by_role("button", name="上传").click()
    expect(page.locator("main")).to_contain_text("2023-03-01 – 2023-04-30")
    who.look("51-staff-round")


def accepted(who: Person, *dossiers: str) -> None:
    """Both at once: recommended by the county's letter, then accepted."""
    page = who.page
    for deed, paper in (("推荐", LETTER), ("受理", None)):
        page.goto("/dossiers")
        for dossier in dossiers:
            page.locator(f"#pick-{dossier}").check()
        page.get_by_label("操作").select_option(label=deed)
        if paper:
            page.get_by_label("文件").set_input_files(paper)
        page.get_by_role("button", name="执行").click()
        expect(page.locator(".flashes")).to_contain_text("已完成 2 份")
    who.look("52-staff-accepted")


def assigned(who: Person) -> None:
    """One expert to each."""
    page = who.page
    page.goto("/assignments")
    page.get_by_label("每件专家人数").fill("1")
    page.locator("#spread").get_by_role("button", name="平均分配").click()
    expect(page.locator(".flashes")).to_contain_text("已分配 2 人次")
    who.look("53-staff-assignments")


def noticed(who: Person, office: Office, dossier: str) -> None:
    """What is to be corrected is told once; the applicant answers and hands in again."""
    page = who.page
    page.goto(f"/reviews/{dossier}")
    page.get_by_role("button", name="起草补正告知书").click()
    expect(page.get_by_label("开头语")).to_be_visible()
    page.get_by_label("开头语").fill("请于十日内补正。")
    who.look("54-staff-notice-draft")
    page.get_by_role("button", name="编号并发出").click()
    expect(page.locator(".flashes")).to_contain_text("补正告知书已发出")
    who.look("55-staff-notice-sent")
    notice = page.url.partition("#")[0].rsplit("/", 1)[1]
    with office.database.reading() as session:
        items = session.scalars(select(NoticeItem.id).where(NoticeItem.notice_id == int(notice))).all()
    for item in items:
        said = {"answer": "explanation", "text": "面积为使用面积，另附合同"}
        office.applicant.post(f"/dossiers/{dossier}/notices/{notice}/items/{item}", data=said)
    office.upload(f"/dossiers/{dossier}", 补充合同="floor_area=80\nheadcount=8")
    office.applicant.post(f"/dossiers/{dossier}/runs")
    assert office.work() == ["done"]
    assert office.applicant.post(f"/dossiers/{dossier}/submit").status_code == 302
    assert office.stage(dossier) == Stage.ACCEPTED


def corrected(who: Person, office: Office, dossier: str) -> None:
    """A figure that was read wrongly is set right by hand, and counts in the next run."""
    page = who.page
    page.goto(f"/reviews/{dossier}")
    page.get_by_role("tab", name="五项数据比对").click()
    strip = page.locator("#pane-strips section").filter(has_text="办公场所面积").locator("li").first
    strip.get_by_text("更正数值").click()
    strip.get_by_label("正确数值").fill("118.5")
    strip.get_by_label("依据").fill("现场核对")
    strip.get_by_role("button", name="更正并重新核对").click()
    expect(page.locator(".flashes")).to_contain_text("已更正")
    assert office.work() == ["done"]
    page.goto(f"/reviews/{dossier}")
    expect(page.locator("#pane-findings")).to_contain_text("人工更正")


def judged(office: Office, dossier: str) -> None:
    """The expert says what there is to say, and signs."""
    for key, light in office.lights(dossier).items():
        if light["status"] != "met":
            assert office.decide(dossier, key, "agree") == 200
    office.expert.post(f"/reviews/{dossier}/opinion", data={"recommendation": "recommend", **POINTS})
    assert office.sign(dossier, "recommend", "同意推荐", **POINTS) == Stage.SIGNED


def step(page: Page, deed: str, **said: Any) -> None:
    """A deed of the procedure on the dossier's page."""
    form = page.locator("#procedure details").filter(has=page.get_by_text(deed, exact=True)).first
    form.locator("summary").click()
    if "day" in said:
        form.get_by_label("日期").fill(said["day"])
    if "reason" in said:
        form.get_by_label("理由或说明").fill(said["reason"])
    if "paper" in said:
        form.get_by_label("文件").set_input_files(said["paper"])
    form.get_by_role("button", name=deed).click()
    expect(page.locator("#procedure")).to_be_visible()


def recognised(who: Person, dossier: str) -> None:
    """Candidate, visited, announced, and after seven days recognised by a paper."""
    page = who.page
    page.goto(f"/reviews/{dossier}")
    step(page, "列入候选名单", day="2024-03-01")
    step(page, "登记现场考察", day="2024-03-05", reason="场所与材料相符")
    step(page, "开始公示", day="2024-03-11")
    who.look("56-staff-announced")
    step(page, "认定", day="2024-03-20", paper={**LETTER, "name": "认定文件.pdf"})
    expect(page.locator("#procedure .way [aria-current]")).to_contain_text("已认定")
    who.look("57-staff-recognised")


def declined(who: Person, dossier: str) -> None:
    who.page.goto(f"/reviews/{dossier}")
    step(who.page, "不予认定", reason="办公场所面积不足")
    expect(who.page.locator("#procedure")).to_contain_text("办公场所面积不足")


def listed(who: Person, dossier: str) -> None:
    """The list that is made public, and the report in Word."""
    page = who.page
    page.goto("/rounds")
    page.get_by_role("link", name="公示名单").click()
    page.get_by_label(UNIT).check()
    page.get_by_label(OTHER).uncheck()
    page.get_by_label("公示开始日期").fill("2024-03-11")
    page.get_by_role("button", name="生成名单").click()
    expect(page.get_by_role("heading", name="公示")).to_have_count(3)
    expect(page.locator(".sheet-of")).to_contain_text(UNIT)
    expect(page.locator(".sheet-of")).not_to_contain_text(OTHER)
    who.look("58-staff-list")
    page.goto(f"/reviews/{dossier}")
    page.get_by_text("导出", exact=True).press("Enter")
    with page.expect_download() as taken:
        page.get_by_role("link", name="预审报告 Word").press("Enter")
    assert taken.value.suggested_filename == f"{UNIT}-预审报告-2.docx"


def exported(who: Person, office: Office, booked: Callable[[int], str], folder: Path, *dossiers: str) -> None:
    """The round's workbook, made by a worker while the page waits, is the JSON of its dossiers."""
    page = who.page
    page.goto("/rounds")
    page.get_by_role("button", name="导出 Excel").click()
    expect(page.locator("#export")).to_contain_text("正在排队")
    assert booked(1) == "done"
    with page.expect_download() as taken:
        page.get_by_role("link", name="下载 Excel").click()
    taken.value.save_as(folder / "round.xlsx")
    sheet = openpyxl.load_workbook(folder / "round.xlsx")["申报件"]
    heads = [cell.value for cell in sheet[1]]
    rows = {
        row[heads.index("申报件编号")]: dict(zip(heads, row, strict=True))
        for row in sheet.iter_rows(2, values_only=True)
    }
    assert set(rows) == set(dossiers)
    for dossier in dossiers:
        said = {f["rule"]: f for f in office.body(dossier)["findings"]}
        for rule, name, figure in FIGURES:
            assert rows[dossier][figure] == said[rule]["value"]
            assert rows[dossier][name] == STATUS[said[rule]["status"]]


FIGURES = (
    ("8.1.assets", "资产总额", "资产总额（元）"),
    ("8.2.floor_area", "办公场所面积", "办公场所面积（平方米）"),
    ("8.3.headcount", "专职从业人数", "专职从业人数（人）"),
)
