"""Passages for the experts, beyond the rules' own examples."""

from __future__ import annotations

from datetime import date

from checkers.model import Finding, Sort, Status
from extractors.model import Fact, FactName, Kind, Paper, Remark
from tests.checkers.build import FORM, REPORT, case, fact, finding

DAY = date(2024, 6, 10)


def judged(rule: str, *facts: Fact, papers: tuple[Paper, ...] = ()) -> Finding:
    own = tuple(Paper(f.evidence.paper, f.evidence.document) for f in facts)
    return finding(rule, case(facts=facts, as_of=DAY, papers=papers or own))


def test_no_verdict_is_given() -> None:
    found = judged("8.2.facilities", fact(FactName.EQUIPMENT, "电脑十台", REPORT))
    assert (found.status, found.sort, found.claims, found.stable) == (Status.FOR_EXPERT, Sort.FOR_EXPERT, (0,), True)
    assert "未找到：在线服务、线上线下联动" in found.message.zh


def test_few_of_a_sort_evidence_first_none_twice() -> None:
    said = [fact(FactName.EQUIPMENT, f"电脑{n}台", FORM) for n in range(7)]
    listed = fact(FactName.EQUIPMENT, "设备清单", Kind.OTHER)
    found = judged("8.2.facilities", *said, said[0], listed)
    assert found.claims == (8, 0, 1, 2, 3)


def test_what_others_issue_is_about_the_applicant() -> None:
    applicant = fact(FactName.APPLICANT, "阳江市海帆企业服务有限公司")
    plaque = fact(FactName.AWARD, "授予诚信单位", Kind.OTHER, document="奖牌.pdf")
    papers = (Paper(FORM, "application_form.pdf"), Paper(Kind.OTHER, "奖牌.pdf", owner="漠江商会"))
    assert judged("8.4.reputation", applicant, plaque, papers=papers).status is Status.FOR_EXPERT
    devices = fact(FactName.EQUIPMENT, "电脑十台", Kind.OTHER, document="奖牌.pdf")
    assert judged("8.2.facilities", applicant, devices, papers=papers).status is Status.MISSING


def test_an_award_that_names_another() -> None:
    applicant = fact(FactName.APPLICANT, "阳江市海帆企业服务有限公司")
    strange = fact(FactName.AWARD, "荣获金奖", REPORT, remarks=(Remark("of", ("漠江五金制品有限公司",)),))
    assert judged("8.4.reputation", applicant, strange).status is Status.MISSING


def test_what_stands_beside_is_shown_and_not_missed() -> None:
    leader = fact(FactName.TEAM_LEADER, "负责人林小禾从业十五年", REPORT)
    assert "离职" not in judged("8.3.team", leader).message.zh
    left = fact(FactName.STAFF_LEFT, "2024-02、2021-03-01", Kind.STAFF_ROSTER)
    assert "一年内离职 1 人" in judged("8.3.team", leader, left).message.zh
