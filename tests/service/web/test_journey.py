"""The three journeys through the pages, without a browser: what each person does, and what the others then see."""

from __future__ import annotations

import io
import re

import pytest

from service.tables import Stage
from tests.service.web.callers import GOOD, Office


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
    dossier = office.accepted(**{**GOOD, "proof": "total_assets=500000\nfloor_area=80\nheadcount=8"})
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
    assert office.sign(dossier, remark="同意推荐") == Stage.SIGNED
    assert "同意推荐" in office.expert.get(f"/reviews/{dossier}").text
    record = office.expert.get(f"/reviews/{dossier}/print").text
    assert "另有租赁合同" in record
    assert "同意推荐" in record
    assert office.decide(dossier, "8.1.assets", "agree") == 409
    assert "评审完成" in office.applicant.get(f"/dossiers/{dossier}").text
    refused = office.staff.post(f"/reviews/{dossier}/reopen", follow_redirects=True)
    assert "请填写理由" in refused.text
    assert office.staff.post(f"/reviews/{dossier}/reopen", data={"remark": "有新的材料"}).status_code == 302
    assert office.stage(dossier) == Stage.ACCEPTED


def test_what_is_to_be_corrected_goes_back_all_at_once(office: Office) -> None:
    dossier = office.accepted(**{**GOOD, "proof": "total_assets=200000\nfloor_area=80\nheadcount=8"})
    for key, reason in (("8.1.assets", "请补上年度审计报告"), ("8.2.floor_area", "请补租赁合同")):
        assert office.decide(dossier, key, "ask", reason) == 200
    for key in ("agreement.total_assets", "agreement.floor_area"):
        assert office.decide(dossier, key, "agree") == 200
    refused = office.expert.post(f"/reviews/{dossier}/sign", follow_redirects=True)
    assert "有要求补正的项目" in refused.text
    assert office.expert.post(f"/dossiers/{dossier}/notices/proposal").status_code == 302
    assert "请起草补正告知书" in office.staff.get("/messages").text
    notice = office.notify(dossier, opening="请于十日内补正")
    page = office.applicant.get(f"/dossiers/{dossier}").text
    assert all(text in page for text in ("请补上年度审计报告", "请补租赁合同", "请于十日内补正"))
    office.replace(office.applicant, dossier, "proof", GOOD["proof"])
    office.work()
    assert office.applicant.post(f"/dossiers/{dossier}/submit").status_code == 302  # the run settled what was asked
    assert "已办结" in office.staff.get(notice).text
    asked = ("8.1.assets", "8.2.floor_area", "agreement.total_assets", "agreement.floor_area")
    again = office.expert.post(f"/reviews/{dossier}/sign", follow_redirects=True).text
    assert "还有 4 项待决定" in again  # all are met now, but what was said of them was said of other papers
    assert [office.decide(dossier, key, "agree") for key in asked] == [200] * 4
    assert office.sign(dossier) == Stage.SIGNED


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
