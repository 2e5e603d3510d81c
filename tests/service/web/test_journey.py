"""The three journeys through the pages, without a browser: what each person does, and what the others then see."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from service.tables import AuditEntry, Cutout, Dossier, Run, RunReport, Stage

Visit = Callable[[str | None], FlaskClient]
Perform = Callable[[int], str]


class Office:
    """The application with its people and its worker."""

    def __init__(self, app: Flask, visit: Visit, perform: Perform) -> None:
        self.app, self._perform = app, perform
        self.applicant, self.expert, self.staff = (visit(role) for role in ("applicant", "expert", "staff"))
        self.database = app.extensions["prescreen"].database

    def dossier(self, **papers: str) -> str:
        """A dossier of the applicant's with these papers; its id."""
        location = self.applicant.post(
            "/dossiers/new", data={"title": "样例中心", "as_of": "2023-03-01", "services": ["training", "legal"]}
        ).headers["Location"]
        self.upload(location, **papers)
        return location.rsplit("/", 1)[1]

    def upload(self, address: str, **papers: str) -> None:
        files = [(io.BytesIO(text.encode()), f"{name}.txt") for name, text in papers.items()]
        self.applicant.post(f"{address}/documents", data={"files": files})

    def work(self) -> list[str]:
        with self.database.reading() as session:
            waiting = session.scalars(select(Run.id).where(Run.state == "queued").order_by(Run.id)).all()
        return [self._perform(run_id) for run_id in waiting]

    def screened(self, **papers: str) -> str:
        found = self.dossier(**papers)
        self.applicant.post(f"/dossiers/{found}/runs")
        assert self.work() == ["done"]
        return found

    def submitted(self, **papers: str) -> str:
        found = self.screened(**papers)
        assert self.applicant.post(f"/dossiers/{found}/submit").status_code == 302
        return found

    def replace(self, who: FlaskClient, dossier: str, name: str, text: str) -> None:
        page = who.get(f"/dossiers/{dossier}").text
        (action,) = [
            a
            for a, n in re.findall(r'action="([^"]+/replace)".*?<span class="hidden"> ([^<]+)<', page, re.S)
            if n == f"{name}.txt"
        ]
        assert who.post(action, data={"file": (io.BytesIO(text.encode()), f"{name}.txt")}).status_code == 302

    def lights(self, dossier: str) -> dict[str, dict[str, str]]:
        """The lights of the latest finished run by key."""
        with self.database.reading() as session:
            query = select(RunReport.summary).join(Run).where(Run.dossier_id == dossier).order_by(Run.number.desc())
            return {light["key"]: light for light in session.scalars(query.limit(1)).one()["lights"]}

    def decide(self, dossier: str, key: str, verdict: str, reason: str = "") -> int:
        evidence = self.lights(dossier)[key]["evidence"]
        form = {"rule": key, "evidence": evidence, "verdict": verdict, "reason": reason}
        headers = {"Accept": "application/json"}
        return self.expert.post(f"/reviews/{dossier}/decisions", data=form, headers=headers).status_code

    def stage(self, dossier: str) -> Stage:
        with self.database.reading() as session:
            return session.get_one(Dossier, dossier).stage


@pytest.fixture
def office(app: Flask, visit: Visit, perform: Perform) -> Office:
    return Office(app, visit, perform)


GOOD = {
    "form": "total_assets=500000 declared\nfloor_area=120 declared\nheadcount=8 declared",
    "proof": "total_assets=500000\nfloor_area=120\nheadcount=8",
}


def test_an_applicant_hands_in_corrects_and_submits(office: Office) -> None:
    dossier = office.dossier(form="total_assets=500000 declared", audit="total_assets=200000")
    page = f"/dossiers/{dossier}"
    assert "培训" in office.applicant.get(page).text
    assert office.applicant.get(f"{page}/progress").get_json() is None
    assert office.applicant.post(f"{page}/submit").status_code == 409  # nothing was pre-screened yet
    office.applicant.post(f"{page}/runs")
    assert office.applicant.get(f"{page}/progress").get_json()["state"] == "queued"
    office.work()
    result = office.applicant.get(page).text
    assert "不符合" in result
    assert "不一致" in result
    assert "怎么办" in result
    office.replace(office.applicant, dossier, "audit", "total_assets=500000")
    assert office.applicant.post(f"{page}/submit").status_code == 409  # the corrected file waits to be read
    office.work()
    assert "8.1.assets" not in [k for k, light in office.lights(dossier).items() if light["status"] == "not_met"]
    assert office.applicant.post(f"{page}/submit").status_code == 302
    assert office.stage(dossier) == Stage.SUBMITTED
    assert office.applicant.post(f"{page}/runs").status_code == 409
    office.upload(page, late="total_assets=1")
    assert "late.txt" not in office.applicant.get(page).text


def test_files_are_told_one_by_one(office: Office) -> None:
    dossier = office.dossier(form="total_assets=1")
    data = {
        "files": [
            (io.BytesIO(b"total_assets=1"), "copy.txt"),
            (io.BytesIO(b"MZ"), "x.exe"),
            (io.BytesIO(b"n"), "n.txt"),
        ]
    }
    answer = office.applicant.post(
        f"/dossiers/{dossier}/documents", data=data, headers={"Accept": "application/json"}
    ).get_json()
    assert [(a["name"], a["duplicate"]) for a in answer["added"]] == [("form.txt", True), ("n.txt", False)]
    assert [r["name"] for r in answer["refused"]] == ["x.exe"]
    assert "不支持" in answer["refused"][0]["reason"]
    page = office.applicant.get(f"/dossiers/{dossier}").text
    assert page.count('class="replace"') == 2


def test_the_original_comes_back_under_its_chinese_name(office: Office) -> None:
    dossier = office.dossier(资产负债表="total_assets=1")
    page = office.applicant.get(f"/dossiers/{dossier}").text
    (address,) = re.findall(r'href="([^"]+/original)"', page)
    with office.applicant.get(address) as answer:
        assert answer.data == b"total_assets=1"
        assert "filename*=UTF-8''%E8%B5%84%E4%BA%A7" in answer.headers["Content-Disposition"]
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.content_type == "application/octet-stream"


def test_changed_papers_must_be_screened_again_before_they_are_submitted(office: Office) -> None:
    dossier = office.screened(**GOOD)
    page = f"/dossiers/{dossier}"
    office.upload(page, more="total_assets=1")
    assert office.applicant.post(f"{page}/submit").status_code == 409
    removals = re.findall(r'action="([^"]+/remove)"', office.applicant.get(page).text)
    office.applicant.post(removals[-1])
    assert office.applicant.post(f"{page}/submit").status_code == 302


def test_an_expert_decides_and_signs_off(office: Office) -> None:
    dossier = office.submitted(**{**GOOD, "proof": "total_assets=500000\nfloor_area=80\nheadcount=8"})
    board = office.expert.get("/reviews").text
    assert "阳江样例服务有限公司" in board
    room = office.expert.get(f"/reviews/{dossier}").text
    assert '待决定 <b id="open-count">2</b>' in room
    refused = office.expert.post(f"/reviews/{dossier}/sign", follow_redirects=True)
    assert refused.request.path == f"/reviews/{dossier}"
    assert "还有 2 项待决定" in refused.text
    assert office.decide(dossier, "8.2.floor_area", "overrule") == 422  # a reason is asked for
    assert office.decide(dossier, "8.2.floor_area", "overrule", "另有租赁合同") == 200
    assert office.decide(dossier, "agreement.floor_area", "agree") == 200
    assert "另有租赁合同" in office.expert.get(f"/reviews/{dossier}").text
    assert office.expert.post(f"/reviews/{dossier}/sign", data={"remark": "同意推荐"}).status_code == 302
    assert office.stage(dossier) == Stage.SIGNED
    assert "同意推荐" in office.expert.get(f"/reviews/{dossier}").text
    assert "另有租赁合同" in office.expert.get(f"/reviews/{dossier}/print").text
    assert office.decide(dossier, "8.1.assets", "agree") == 409
    assert "审结" in office.applicant.get(f"/dossiers/{dossier}").text
    assert office.staff.post(f"/reviews/{dossier}/reopen").status_code == 302
    assert office.stage(dossier) == Stage.SUBMITTED


def test_what_is_to_be_corrected_goes_back_all_at_once(office: Office) -> None:
    dossier = office.submitted(**{**GOOD, "proof": "total_assets=200000\nfloor_area=80\nheadcount=8"})
    for key, reason in (("8.1.assets", "请补上年度审计报告"), ("8.2.floor_area", "请补租赁合同")):
        assert office.decide(dossier, key, "ask", reason) == 200
    for key in ("agreement.total_assets", "agreement.floor_area"):
        assert office.decide(dossier, key, "agree") == 200
    refused = office.expert.post(f"/reviews/{dossier}/sign", follow_redirects=True)
    assert "有要求补正的项目" in refused.text
    assert office.expert.post(f"/reviews/{dossier}/return", data={"remark": "请于十日内补正"}).status_code == 302
    page = office.applicant.get(f"/dossiers/{dossier}").text
    assert all(text in page for text in ("请补上年度审计报告", "请补租赁合同", "请于十日内补正"))
    office.replace(office.applicant, dossier, "proof", GOOD["proof"])
    office.work()
    assert office.applicant.post(f"/dossiers/{dossier}/submit").status_code == 302
    asked = ("8.1.assets", "8.2.floor_area", "agreement.total_assets", "agreement.floor_area")
    again = office.expert.post(f"/reviews/{dossier}/sign", follow_redirects=True).text
    assert "还有 4 项待决定" in again  # all are met now, but what was said of them was said of other papers
    assert [office.decide(dossier, key, "agree") for key in asked] == [200] * 4
    office.expert.post(f"/reviews/{dossier}/sign")
    assert office.stage(dossier) == Stage.SIGNED


def test_a_decision_survives_a_re_run_only_on_the_same_evidence(office: Office) -> None:
    dossier = office.submitted(
        form="total_assets=200000 declared\nfloor_area=80 declared", audit="total_assets=200000", lease="floor_area=80"
    )
    for key in ("8.1.assets", "8.2.floor_area", "8.3.headcount"):
        assert office.decide(dossier, key, "agree") == 200
    before = office.lights(dossier)
    office.replace(office.staff, dossier, "lease", "floor_area=90")
    assert office.work() == ["done"]
    after = office.lights(dossier)
    assert after["8.1.assets"]["evidence"] == before["8.1.assets"]["evidence"]
    assert after["8.2.floor_area"]["evidence"] != before["8.2.floor_area"]["evidence"]
    room = office.expert.get(f"/reviews/{dossier}").text
    floor = room.split('id="finding-8.2.floor_area"')[1].split("</article>")[0]
    assets = room.split('id="finding-8.1.assets"')[1].split("</article>")[0]
    assert "依据已变" in floor
    assert "原意见" in floor
    assert 'class="decided agree"' in assets
    assert "依据已变" not in assets


def test_a_decision_on_what_is_no_longer_shown_is_refused(office: Office) -> None:
    dossier = office.submitted(**GOOD)
    form = {"rule": "8.1.assets", "evidence": "0" * 64, "verdict": "agree", "reason": ""}
    answer = office.expert.post(f"/reviews/{dossier}/decisions", data=form, headers={"Accept": "application/json"})
    assert answer.status_code == 409
    assert "刷新" in answer.get_json()["detail"]


def test_staff_correct_a_figure_which_stays_through_runs_until_withdrawn(office: Office) -> None:
    dossier = office.submitted(form="total_assets=500000 declared", audit="total_assets=50")
    assert office.lights(dossier)["8.1.assets"]["status"] == "not_met"
    form = {"run": "1", "claim": "1", "value": "500000", "reason": "原件为 500,000"}
    assert office.staff.post(f"/reviews/{dossier}/corrections/values", data=form).status_code == 302
    assert office.work() == ["done"]
    assert office.lights(dossier)["8.1.assets"]["status"] == "met"
    room = office.staff.get(f"/reviews/{dossier}").text
    assert "人工更正" in room
    assert "原件为 500,000" in room
    office.replace(office.staff, dossier, "form", "total_assets=510000 declared")
    office.work()
    assert office.lights(dossier)["8.1.assets"]["status"] == "met"
    (address,) = re.findall(
        r'action="([^"]+/corrections/values/\d+/withdraw)"', office.staff.get(f"/reviews/{dossier}").text
    )
    assert office.staff.post(address).status_code == 302
    office.work()
    assert office.lights(dossier)["8.1.assets"]["status"] == "not_met"
    with office.database.reading() as session:
        log = session.scalars(select(AuditEntry).where(AuditEntry.action == "claim.corrected")).one()
    assert (log.actor, log.before, log.after["value"]) == ("staff", {"value": "50"}, "500000")


def test_a_corrected_figure_does_not_hold_for_another_paper(office: Office) -> None:
    dossier = office.submitted(audit="total_assets=50")
    form = {"run": "1", "claim": "0", "value": "500000", "reason": "看错"}
    office.staff.post(f"/reviews/{dossier}/corrections/values", data=form)
    office.replace(office.staff, dossier, "audit", "total_assets=60")
    office.work()
    assert office.lights(dossier)["8.1.assets"]["status"] == "not_met"


def test_staff_see_what_changed(office: Office) -> None:
    dossier = office.submitted(form="total_assets=500000 declared", audit="total_assets=50")
    office.replace(office.staff, dossier, "audit", "total_assets=500000")
    office.work()
    page = office.staff.get(f"/reviews/{dossier}/changes/1..2").text
    assert "已解决" in page
    assert "仍未解决" in page
    assert "audit.txt" in page
    assert office.staff.get(f"/reviews/{dossier}/changes/1..9").status_code == 404


def test_the_queue_tells_why_a_run_failed_and_tries_again(office: Office) -> None:
    dossier = office.dossier(form="raise")
    office.applicant.post(f"/dossiers/{dossier}/runs")
    assert [office.work() for _ in range(3)] == [["failed"]] * 3
    assert "预审失败" in office.applicant.get(f"/dossiers/{dossier}").text
    page = office.staff.get("/runs").text
    assert "意外错误" in page
    (address,) = re.findall(r'action="(/runs/\d+/retry)"', page)
    assert office.staff.post(address).status_code == 302
    assert office.staff.post(address).status_code == 409


def test_pictures_are_for_those_who_may_see_the_dossier(office: Office, visit: Visit) -> None:
    dossier = office.submitted(**GOOD)
    room = office.expert.get(f"/reviews/{dossier}").text
    sheets = set(re.findall(r'data-sheet="([^"]+)"', room))
    cuts = set(re.findall(r'href="([^"]+/cutouts/\d+)"', room))
    assert len(sheets) == 2
    assert len(cuts) == 6
    for address in sheets | cuts:
        answer = office.expert.get(address)
        assert answer.status_code == 200
        assert answer.content_type in ("image/jpeg", "image/png")
        assert "private" in answer.headers["Cache-Control"]
        assert visit(None).get(address).status_code == 302
    other = office.dossier(x="total_assets=77")
    sheet = sheets.pop()
    assert office.applicant.get(sheet.replace(dossier, other)).status_code == 404


def test_the_report_page_comes_with_a_policy_that_fits_it(office: Office) -> None:
    dossier = office.submitted(**GOOD)
    answer = office.applicant.get(f"/dossiers/{dossier}/report.html")
    policy = answer.headers["Content-Security-Policy"]
    assert "style-src 'sha256-" in policy
    assert "script-src" not in policy
    assert policy.startswith("default-src 'none'")


def test_a_second_attempt_leaves_one_report(office: Office) -> None:
    dossier = office.screened(**GOOD)
    with office.database.writing() as session:
        run = session.scalars(select(Run)).one()
        run.state = "queued"
        run_id = run.id
    assert office.work() == ["done"]
    with office.database.reading() as session:
        assert len(session.scalars(select(RunReport)).all()) == 1
        assert len(session.scalars(select(Cutout).where(Cutout.run_id == run_id)).all()) == 6
    assert office.applicant.get(f"/dossiers/{dossier}").status_code == 200


@pytest.mark.parametrize("sort", ["urgency", "submitted", "newest", "name", "open", "nonsense"])
def test_the_board_sorts_and_filters(office: Office, sort: str) -> None:
    good = office.submitted(**GOOD)
    bad = office.submitted(form="total_assets=1 declared")
    page = office.expert.get(f"/reviews?sort={sort}").text
    assert good in page
    assert bad in page
    only = office.expert.get("/reviews?light=not_met").text
    assert bad in only
    assert good not in only
    assert good not in office.expert.get("/reviews?q=nothing").text
    assert bad not in office.expert.get("/reviews?stage=signed").text
    if sort == "urgency":
        assert page.index(bad) < page.index(good)


def test_the_pages_speak_english_too(office: Office) -> None:
    dossier = office.submitted(form="total_assets=1 declared")
    said = {"中文", "样例中心", "阳江样例服务有限公司", "样例平台", "第八条"}
    office.applicant.get(f"/dossiers/{dossier}")  # what it had to tell in Chinese is told
    for client, address in (
        (office.applicant, f"/dossiers/{dossier}"),
        (office.expert, f"/reviews/{dossier}"),
        (office.expert, "/reviews"),
    ):
        client.post("/language", data={"language": "en"})
        page = client.get(address)
        assert page.status_code == 200
        words = re.sub(r"<[^>]+>", " ", page.text)
        chinese = set(re.findall(r"[一-鿿]{2,}", words)) - said
        assert not chinese, chinese
