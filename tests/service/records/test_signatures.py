"""A signature is the chair's, on the papers, the run and the words as they are; anything newer stands in its way."""

from __future__ import annotations

from datetime import date

import pytest

from service.records import assignments, opinions, questions, signatures
from service.records.opinions import Sum
from service.records.refusals import Refused
from service.tables import Audience, Dossier, Recommendation, Role, Signature, Stage, State
from service.tables.base import now
from tests.service.records.conftest import GOOD, Desk

TODAY = date(2026, 3, 2)


def sign(desk: Desk, name: str, dossier: Dossier, said: Sum = GOOD, seen: str = "") -> Signature:
    return signatures.sign(desk.session, desk.by(name), desk.review(dossier), said, TODAY, seen)


def refused(desk: Desk, name: str, dossier: Dossier, said: Sum = GOOD, seen: str = "") -> Refused:
    with pytest.raises(Refused) as found:
        sign(desk, name, dossier, said, seen)
    assert dossier.stage in (Stage.SUBMITTED, Stage.ACCEPTED)
    return found.value


def test_the_only_expert_signs_with_the_opinion_in_one(desk: Desk) -> None:
    dossier = desk.dossier("not_met", "met")
    word = desk.say("甲", dossier, "r1")
    signature = sign(desk, "甲", dossier)
    assert dossier.stage == Stage.SIGNED
    assert (dossier.sign_note, dossier.signed_by_id) == ("材料扎实", desk.person("甲").id)
    assert signature.bound["run"] == 1
    assert signature.bound["papers"] == [{"name": "表.pdf", "sha256": "a" * 64}]
    assert signature.bound["decisions"] == [word.id]
    assert len(signature.bound["opinions"]) == 1
    assert signature.seal == signatures.seal_of(desk.review(dossier))


def test_it_is_signed_once_it_is_accepted(desk: Desk) -> None:
    dossier = desk.dossier("met")
    dossier.stage = Stage.SUBMITTED
    assert refused(desk, "甲", dossier).code == "no_way"


def test_nothing_is_recommended_that_nobody_chose(desk: Desk) -> None:
    dossier = desk.dossier("met")
    assert refused(desk, "甲", dossier, Sum(None)).code == "no_sum"


def test_papers_that_the_run_did_not_read_stand_in_the_way(desk: Desk) -> None:
    dossier = desk.dossier("met")
    added = desk.paper(dossier, "补充.pdf", "b" * 64)
    error = refused(desk, "甲", dossier)
    assert (error.code, error.text.zh) == (
        "papers_changed",
        "材料“补充.pdf”在第 1 次预审之后新增，重新预审后才能签署。",
    )
    added.removed_at = now()
    desk.session.flush()
    desk.paper(dossier, "表2.pdf", "c" * 64, dossier.documents[0])
    assert "被替换" in refused(desk, "甲", dossier).text.zh
    desk.run(dossier, "met")
    dossier.documents[0].removed_at = now()
    desk.session.flush()
    assert "“表2.pdf”在第 2 次预审之后被移除" in refused(desk, "甲", dossier).text.zh


@pytest.mark.parametrize(
    ("state", "code"), [(State.QUEUED, "still_running"), (State.RUNNING, "still_running"), (State.FAILED, "run_failed")]
)
def test_a_later_run_that_is_not_done_stands_in_the_way(desk: Desk, state: State, code: str) -> None:
    dossier = desk.dossier("met")
    desk.run(dossier, state=state)
    assert refused(desk, "甲", dossier).code == code
    desk.run(dossier, "met")
    sign(desk, "甲", dossier)


def test_all_experts_must_have_given_an_opinion_and_the_chair_signs(desk: Desk) -> None:
    dossier, staff = desk.dossier("not_met"), desk.by("工作", Role.STAFF)
    for name in ("甲", "乙"):
        assignments.assign(desk.session, staff, dossier, desk.person(name))
        desk.say(name, dossier, "r1")
    assert refused(desk, "丙", dossier).code == "not_assigned"
    assert refused(desk, "乙", dossier).code == "not_chair"
    assert "甲还没有提交评审意见" in refused(desk, "甲", dossier).text.zh
    for name in ("甲", "乙"):
        review = desk.review(dossier)
        opinions.give(desk.session, desk.by(name), dossier, review.run, review.standings, GOOD)
    desk.say("乙", dossier, "r1", "agree", "再看一遍")
    assert "乙提交评审意见后" in refused(desk, "甲", dossier).text.zh
    review = desk.review(dossier)
    opinions.give(desk.session, desk.by("乙"), dossier, review.run, review.standings, GOOD)
    signature = sign(desk, "甲", dossier, Sum(Recommendation.RECHECK, "现场再看"))
    assert signature.recommendation == Recommendation.RECHECK
    assert len(signature.bound["opinions"]) == 2


def test_what_was_said_after_the_page_was_opened_stands_in_the_way(desk: Desk) -> None:
    dossier = desk.dossier("met")
    desk.say("甲", dossier, "r1")
    seen = signatures.seal_of(desk.review(dossier))
    desk.say("甲", dossier, "r1", "agree", "再看")
    assert refused(desk, "甲", dossier, seen=seen).code == "meanwhile"
    sign(desk, "甲", dossier, seen=signatures.seal_of(desk.review(dossier)))


def test_an_open_finding_or_a_correction_asked_for_stands_in_the_way(desk: Desk) -> None:
    dossier = desk.dossier("not_met")
    assert refused(desk, "甲", dossier).code == "undecided"
    desk.say("甲", dossier, "r1", "ask", "请补")
    assert refused(desk, "甲", dossier).code == "asks_open"


def test_a_signature_is_void_when_the_dossier_is_opened_again(desk: Desk) -> None:
    dossier = desk.dossier("met")
    sign(desk, "甲", dossier)
    assert signatures.of_dossier(desk.session, dossier.id) is not None
    signatures.revoke(desk.session, desk.by("工作", Role.STAFF), dossier)
    assert signatures.of_dossier(desk.session, dossier.id) is None


def test_an_open_question_to_the_applicant_blocks_unless_it_is_said_why(desk: Desk) -> None:
    dossier = desk.dossier("met")
    asked = questions.ask(desk.session, desk.by("甲"), dossier, "r1", Audience.APPLICANT, "面积含公摊吗")
    questions.ask(desk.session, desk.by("甲"), dossier, "r1", Audience.OFFICE, "内部核一下")
    error = refused(desk, "甲", dossier)
    assert (error.code, error.text.zh[:4]) == ("questions_open", "有 1 ")
    with pytest.raises(Refused):
        signatures.sign(desk.session, desk.by("甲"), desk.review(dossier), GOOD, TODAY, although="  ")
    signed = signatures.sign(desk.session, desk.by("甲"), desk.review(dossier), GOOD, TODAY, although="不影响结论")
    assert (signed.open_questions, asked.closed_at) == ("不影响结论", None)


def test_a_reason_is_kept_only_where_a_question_is_open(desk: Desk) -> None:
    dossier = desk.dossier("met")
    asked = questions.ask(desk.session, desk.by("甲"), dossier, "r1", Audience.APPLICANT, "面积含公摊吗")
    questions.close(desk.session, desk.by("甲"), asked)
    signed = signatures.sign(desk.session, desk.by("甲"), desk.review(dossier), GOOD, TODAY, although="多余的话")
    assert signed.open_questions == ""
