"""Experts' pages without a browser: words kept apart, opinions, comparison, the chair's end, and the printed form."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from docx import Document
from flask.testing import FlaskClient

from service.records import accounts
from service.records.audit import SYSTEM
from service.tables import Role, Stage
from tests.checkers.rulebook.test_notice import HEAD
from tests.checkers.rulebook.test_scores import SCORES
from tests.service.web.callers import GOOD, Office
from tests.service.web.conftest import PASSWORD

WEAK = {**GOOD, "proof": "total_assets=500000\nfloor_area=80\nheadcount=8"}
OPEN = ("8.2.floor_area", "agreement.floor_area")
POINTS = {"points-services": "38.5", "points-results": "30", "points-team": "20"}

Say = Callable[[FlaskClient, str, str, str], int]


@pytest.fixture
def second(office: Office) -> FlaskClient:
    """Another expert."""
    with office.database.writing() as session:
        accounts.add_user(session, SYSTEM, "林专家", PASSWORD, Role.EXPERT)
    client = office.app.test_client()
    client.post("/login", data={"name": "林专家", "password": PASSWORD})
    return client


@pytest.fixture
def shared(office: Office, second: FlaskClient) -> str:
    """A dossier in a scored round that the office gave to both experts; the first of them is the chair."""
    dossier = office.accepted(**WEAK)
    office.notice(HEAD + SCORES)
    for number in experts(office):
        office.staff.post(f"/reviews/{dossier}/assignments", data={"expert": number})
    return dossier


def experts(office: Office) -> list[str]:
    """The ids of the experts, in the order in which the page of assignments has them."""
    found = re.findall(r'name="experts" id="expert-(\d+)"', office.staff.get("/assignments").text)
    return sorted(found, key=int)


def say(office: Office, who: FlaskClient, dossier: str, key: str, verdict: str = "agree", reason: str = "") -> str:
    form = {"rule": key, "evidence": office.lights(dossier)[key]["evidence"], "verdict": verdict, "reason": reason}
    answer = who.post(f"/reviews/{dossier}/decisions", data=form, headers={"Accept": "application/json"})
    assert answer.status_code == 200, answer.text
    return str(answer.get_json()["told"])


def give(who: FlaskClient, dossier: str, **said: str) -> str:
    form = {"recommendation": "recommend", **POINTS, **said}
    return who.post(f"/reviews/{dossier}/opinion", data=form, follow_redirects=True).text


def test_the_later_expert_is_told_of_the_earlier_one(office: Office, second: FlaskClient, shared: str) -> None:
    assert say(office, office.expert, shared, OPEN[0], "ask", "请补租赁合同") == ""
    before = second.get(f"/reviews/{shared}").text
    assert "另有 1 位专家已对此项提出意见" in before
    told = say(office, second, shared, OPEN[0])
    assert told == "您的意见已记录，与其他专家不一致（expert：要求补正）。"
    room = second.get(f"/reviews/{shared}").text
    assert 'class="conflict"' in room
    assert "请补租赁合同" in room
    assert say(office, office.expert, shared, OPEN[0], "agree") == ""


def test_without_a_script_the_same_is_said_on_the_page(office: Office, second: FlaskClient, shared: str) -> None:
    say(office, office.expert, shared, OPEN[0], "ask", "请补租赁合同")
    form = {"rule": OPEN[0], "evidence": office.lights(shared)[OPEN[0]]["evidence"], "verdict": "agree"}
    page = second.post(f"/reviews/{shared}/decisions", data=form, follow_redirects=True).text
    assert "与其他专家不一致" in page
    nothing = second.post(f"/reviews/{shared}/decisions", data={**form, "verdict": ""}, follow_redirects=True).text
    assert "请先选择意见" in nothing  # what Enter in the reason's field sends
    back = second.post(f"/reviews/{shared}/decisions/withdraw", data={"rule": OPEN[0]}, follow_redirects=True).text
    assert "已撤回" in back
    assert "意见记录（2）" in back


def test_who_has_not_got_the_dossier_looks_and_does_not_decide(office: Office, second: FlaskClient) -> None:
    dossier = office.accepted(**WEAK)
    say(office, office.expert, dossier, OPEN[0])
    room = second.get(f"/reviews/{dossier}").text
    assert 'class="decide"' not in room
    form = {"rule": OPEN[0], "evidence": office.lights(dossier)[OPEN[0]]["evidence"], "verdict": "agree"}
    assert second.post(f"/reviews/{dossier}/decisions", data=form).status_code == 409
    second.post(f"/reviews/{dossier}/claim")
    assert 'class="decide"' in second.get(f"/reviews/{dossier}").text
    assert second.post(f"/reviews/{dossier}/decisions", data=form).status_code == 302


def test_from_two_opinions_to_a_signed_form(office: Office, second: FlaskClient, shared: str) -> None:
    for key in OPEN:
        say(office, office.expert, shared, key)
    assert "还有 2 项待您决定" in give(second, shared)
    say(office, second, shared, OPEN[0], "overrule", "另有合同")
    say(office, second, shared, OPEN[1])
    assert second.get(f"/reviews/{shared}/opinions").status_code == 409  # first one's own opinion
    assert "请打 0 至 25 分" in give(second, shared, **{"points-team": "26"})
    assert "评审意见已提交" in give(second, shared, remark="面积有合同佐证")
    assert second.get(f"/reviews/{shared}/opinions").status_code == 200
    compared = office.expert.get(f"/reviews/{shared}/opinions").text
    assert compared.count('class="disagree"') == 1
    give(office.expert, shared)
    refused = office.expert.post(f"/reviews/{shared}/sign", data={"recommendation": "recommend"}, follow_redirects=True)
    assert "有 1 项专家意见不一致" in refused.text
    settled = {"rule": OPEN[0], "evidence": office.lights(shared)[OPEN[0]]["evidence"], "verdict": "overrule"}
    without = office.expert.post(f"/reviews/{shared}/settlements", data=settled, follow_redirects=True)
    assert "请填写理由" in without.text
    settled["reason"] = "以补充合同为准"
    assert second.post(f"/reviews/{shared}/settlements", data=settled).status_code == 409
    office.expert.post(f"/reviews/{shared}/settlements", data=settled)
    assert (
        "只有评审组长才能签署"
        in second.post(f"/reviews/{shared}/sign", data={"recommendation": "recommend"}, follow_redirects=True).text
    )
    assert office.sign(shared, remark="同意推荐") == Stage.SIGNED
    for said in (pdf_text(office, shared), word_text(office, shared)):
        for part in (
            "专家评审意见表",
            "expert",
            "林专家",
            "另有合同",
            "以补充合同为准",
            "同意推荐",
            "88.5",
            "服务业绩",
        ):
            assert part in said, part
        assert "仅供讨论" not in said


def test_the_form_of_an_open_review_says_that_it_is_none(office: Office, shared: str) -> None:
    say(office, office.expert, shared, OPEN[0], "overrule", "另有合同 <b>附后</b>")
    for said in (pdf_text(office, shared), word_text(office, shared)):
        assert "仅供讨论" in said
        assert "尚未签署" in said
        assert "<b>附后</b>" in said  # as it was typed
    office.expert.post("/language", data={"language": "en"})
    assert "Experts' opinions" in pdf_text(office, shared)


def test_the_form_says_of_each_finding_what_the_report_says(office: Office, shared: str) -> None:
    body = office.body(shared)
    with office.expert.get(f"/reviews/{shared}/opinion-form.docx") as answer:
        findings = Document(io.BytesIO(answer.data)).tables[1]
    drawn = [[cell.text for cell in row.cells] for row in findings.rows][1:]
    assert sorted(row[1].split("\n")[1] for row in drawn) == sorted(f["clause"] for f in body["findings"])
    signs = {"met": "符合", "not_met": "不符合", "inconsistent": "不一致", "missing": "缺材料"}
    said = sorted(row[2].split("\n")[0] for row in drawn)
    assert said == sorted(signs[f["status"]] for f in body["findings"])
    hashes = [row.cells[2].text for row in Document(io.BytesIO(answer.data)).tables[-1].rows][1:]
    assert sorted(hashes) == sorted(d["sha256"] for d in body["documents"])


def test_the_only_expert_ends_it_with_the_opinion_in_one(office: Office) -> None:
    dossier = office.accepted(**GOOD)
    office.notice(HEAD + SCORES)
    assert office.sign(dossier) == Stage.ACCEPTED  # points are missing
    assert office.sign(dossier, "", **POINTS) == Stage.ACCEPTED  # and so is the sum
    assert office.sign(dossier, "recheck", **POINTS) == Stage.ACCEPTED  # and why
    assert office.sign(dossier, "recheck", "现场再看", **POINTS) == Stage.SIGNED
    assert "复核" in office.expert.get(f"/reviews/{dossier}").text
    assert "签署依据：第 1 次预审、2 份材料" in office.staff.get(f"/reviews/{dossier}").text


def test_the_rounds_page_shows_its_table(office: Office, shared: str) -> None:
    page = office.staff.get("/rounds").text
    for said in ("专家评分表", "服务能力", "40.5", "及格 60 分"):
        assert said in page
    assert 'name="points-team"' in office.expert.get(f"/reviews/{shared}").text


def test_what_was_said_meanwhile_keeps_the_chair_from_signing(office: Office) -> None:
    dossier = office.accepted(**GOOD)
    (seen,) = re.findall(r'name="seen" value="(\w+)"', office.expert.get(f"/reviews/{dossier}").text)
    say(office, office.expert, dossier, "8.1.assets")
    assert office.sign(dossier, seen=seen) == Stage.ACCEPTED
    assert office.sign(dossier, seen="") == Stage.SIGNED


def test_the_seal_that_the_page_shows_goes_along_with_ones_own_words_alone(
    office: Office, second: FlaskClient, shared: str
) -> None:
    seen = re.findall(r'data-seal="(\w+)"', office.expert.get(f"/reviews/{shared}").text)[0]
    form = {"rule": OPEN[0], "evidence": office.lights(shared)[OPEN[0]]["evidence"], "verdict": "agree", "seen": seen}
    headers = {"Accept": "application/json"}
    mine = office.expert.post(f"/reviews/{shared}/decisions", data=form, headers=headers).get_json()
    assert mine["seal"] != seen
    assert set(mine["parts"]) == {"decision", "experts", "hindrances", "asks"}
    say(office, second, shared, OPEN[1])  # of which the first expert's page knows nothing
    form = {**form, "rule": OPEN[1], "evidence": office.lights(shared)[OPEN[1]]["evidence"], "seen": mine["seal"]}
    later = office.expert.post(f"/reviews/{shared}/decisions", data=form, headers=headers).get_json()
    assert later["seal"] == mine["seal"]


def test_the_next_dossier_is_ones_own_then_what_nobody_has(office: Office, second: FlaskClient) -> None:
    first, own, free, taken = (office.submitted(**WEAK) for _ in range(4))
    for dossier in (first, own):
        office.expert.post(f"/reviews/{dossier}/claim")
    second.post(f"/reviews/{taken}/claim")
    assert office.expert.get(f"/reviews/{first}/next").headers["Location"].endswith(own)
    for dossier in (first, own):
        for key in OPEN:
            say(office, office.expert, dossier, key)
    assert office.expert.get(f"/reviews/{first}/next").headers["Location"].endswith(free)
    office.expert.post(f"/reviews/{free}/claim")
    for key in OPEN:
        say(office, office.expert, free, key)
    page = office.expert.get(f"/reviews/{first}/next", follow_redirects=True)
    assert page.request.path == "/reviews"
    assert "没有其他待评审的申报件" in page.text


def pdf_text(office: Office, dossier: str) -> str:
    with office.expert.get(f"/reviews/{dossier}/opinion-form.pdf") as answer:
        assert answer.content_type == "application/pdf"
        paper = pdfium.PdfDocument(answer.data)
    assert {tuple(round(side) for side in page.get_size()) for page in paper} == {(595, 842)}
    return re.sub(r"\s*\n\s*", "", "".join(page.get_textpage().get_text_bounded() for page in paper))


def word_text(office: Office, dossier: str) -> str:
    with office.expert.get(f"/reviews/{dossier}/opinion-form.docx") as answer:
        paper = Document(io.BytesIO(answer.data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in paper.paragraphs), *cells])


def test_the_printed_record_shows_disputes_and_why_it_was_signed_with_questions_open(office: Office) -> None:
    dossier = office.screened(**GOOD)
    page = office.applicant.get(f"/dossiers/{dossier}").text
    evidence = re.findall(r'name="evidence" value="([0-9a-f]{64})">\s*<label', page)[0]
    said = {"evidence": evidence, "answer": "dispute", "said": "此数含借用设备"}
    office.applicant.post(f"/dossiers/{dossier}/figures", data=said)
    office.applicant.post(f"/dossiers/{dossier}/submit")
    office.step(dossier, "accept_directly", reason="市属单位直接申报")
    question = {"rule": "8.1.assets", "audience": "applicant", "text": "设备归谁所有"}
    office.expert.post(f"/reviews/{dossier}/questions", data=question)
    assert "尚未了结" in office.expert.get(f"/reviews/{dossier}").text
    assert office.sign(dossier) == Stage.ACCEPTED
    assert office.sign(dossier, although="不影响资产总额的结论") == Stage.SIGNED
    printed = office.expert.get(f"/reviews/{dossier}/print").text
    assert "此数含借用设备" in printed
    for shown in (printed, pdf_text(office, dossier), word_text(office, dossier)):
        assert "不影响资产总额的结论" in shown
