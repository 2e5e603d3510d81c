"""Questions on findings on the pages of both sides; what is asked inside stays inside."""

from __future__ import annotations

import re

from tests.service.web.callers import Office

WEAK = {"form": "total_assets=200000 declared", "audit": "total_assets=200000"}


def ask(office: Office, dossier: str, audience: str, text: str, rule: str = "8.1.assets") -> str:
    form = {"rule": rule, "audience": audience, "text": text}
    return office.expert.post(f"/reviews/{dossier}/questions", data=form, follow_redirects=True).text


def test_the_applicant_is_asked_and_answers_on_its_page(office: Office) -> None:
    dossier = office.submitted(**WEAK)
    assert "问题已发出" in ask(office, dossier, "applicant", "为何与上年相差一半？")
    page = office.applicant.get(f"/dossiers/{dossier}").text
    assert "为何与上年相差一半？" in page
    assert "1 个待回复" in page
    assert "expert" not in page.partition('id="questions"')[2].partition("</section>")[0]  # no expert is named
    assert "需要您回复" in office.applicant.get("/messages").text
    (address,) = re.findall(rf'action="(/dossiers/{dossier}/questions/\d+/replies)"', page)
    office.applicant.post(address, data={"text": "去年处置了设备"})
    assert "个待回复" not in office.applicant.get(f"/dossiers/{dossier}").text
    room = office.expert.get(f"/reviews/{dossier}").text
    assert "去年处置了设备" in room
    assert "您的提问有了回复" in office.expert.get("/messages").text
    close = re.findall(r'formaction="([^"]+/close)"', room)[0]
    office.staff.post(close)
    assert "已了结" in office.applicant.get(f"/dossiers/{dossier}").text
    late = office.applicant.post(address, data={"text": "补充一句"}, follow_redirects=True).text
    assert "该问题已了结" in late


def test_what_is_asked_inside_stays_inside(office: Office) -> None:
    dossier = office.submitted(**WEAK)
    ask(office, dossier, "office", "是否同一控制人？", rule="")
    assert "是否同一控制人" not in office.applicant.get(f"/dossiers/{dossier}").text
    room = office.staff.get(f"/reviews/{dossier}").text
    (address,) = re.findall(r'action="(/reviews/\w+/questions/\d+/replies)"', room)
    number = address.split("/")[-2]
    theirs = f"/dossiers/{dossier}/questions/{number}/replies"
    assert office.applicant.post(theirs, data={"text": "不是"}).status_code == 404
    office.staff.post(address, data={"text": "查过，不是"})
    assert "查过，不是" in office.expert.get(f"/reviews/{dossier}").text


def test_a_question_says_something_of_a_finding_that_is_there(office: Office) -> None:
    dossier, other = office.submitted(**WEAK), office.submitted(**WEAK)
    assert "请填写内容" in ask(office, dossier, "office", " ")
    form = {"rule": "8.9.nothing", "audience": "office", "text": "问"}
    assert office.expert.post(f"/reviews/{dossier}/questions", data=form).status_code == 400
    ask(office, dossier, "office", "问")
    assert office.expert.post(f"/reviews/{other}/questions/1/replies", data={"text": "答"}).status_code == 404
