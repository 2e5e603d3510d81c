"""Questions as threads: who may answer, until when, and who has the next word."""

from __future__ import annotations

import pytest

from service.records import questions
from service.records.refusals import Refused
from service.tables import Audience, Role, Stage
from tests.service.records.conftest import Desk


def test_a_thread_goes_from_question_to_answer_to_its_end(desk: Desk) -> None:
    dossier, applicant = desk.dossier("missing"), desk.by("申报人", Role.APPLICANT)
    asked = questions.ask(desk.session, desk.by("甲"), dossier, "r1", Audience.APPLICANT, " 租期到哪天？ ")
    assert asked.text == "租期到哪天？"
    assert questions.waits_for_applicant(asked, dossier.owner_id)
    questions.reply(desk.session, applicant, asked, "到明年底", of_applicant=True)
    assert not questions.waits_for_applicant(asked, dossier.owner_id)
    questions.reply(desk.session, desk.by("甲"), asked, "请附合同")
    assert questions.waits_for_applicant(asked, dossier.owner_id)
    questions.close(desk.session, desk.by("甲"), asked)
    assert not questions.waits_for_applicant(asked, dossier.owner_id)
    with pytest.raises(Refused) as refused:
        questions.reply(desk.session, applicant, asked, "已附", of_applicant=True)
    assert refused.value.code == "closed"
    (found,) = questions.by_finding(desk.session, dossier.id)["r1"]
    assert [one.text for one in found.replies] == ["到明年底", "请附合同"]


def test_what_is_asked_inside_is_not_the_applicants(desk: Desk) -> None:
    dossier = desk.dossier("missing")
    inside = questions.ask(desk.session, desk.by("甲"), dossier, "", Audience.OFFICE, "是否同一控制人？")
    assert questions.of_dossier(desk.session, dossier.id, Audience.APPLICANT) == []
    assert not questions.waits_for_applicant(inside, dossier.owner_id)
    with pytest.raises(Refused) as refused:
        questions.reply(desk.session, desk.by("申报人", Role.APPLICANT), inside, "不是", of_applicant=True)
    assert refused.value.status == 404


@pytest.mark.parametrize(("text", "code"), [("  ", "no_text"), ("问" * 1001, "too_long")])
def test_a_question_says_something(desk: Desk, text: str, code: str) -> None:
    dossier = desk.dossier("missing")
    with pytest.raises(Refused) as refused:
        questions.ask(desk.session, desk.by("甲"), dossier, "r1", Audience.OFFICE, text)
    assert refused.value.code == code
    dossier.stage = Stage.DRAFT
    with pytest.raises(Refused, match="draft"):
        questions.ask(desk.session, desk.by("甲"), dossier, "r1", Audience.OFFICE, "问")
