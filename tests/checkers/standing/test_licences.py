"""Whose a licence is."""

from __future__ import annotations

from checkers.standing.licences import licensed
from extractors.model import FactName, Kind, Paper
from tests.checkers.build import case, fact

LICENCE = Kind.BUSINESS_LICENCE


def test_a_licence_is_the_holders_that_its_own_paper_names() -> None:
    facts = (
        fact(FactName.APPLICANT, "漠江云帆企业服务有限公司"),
        fact(FactName.APPLICANT, "漠江云帆企业服务有限公司", LICENCE, document="一.pdf"),
        fact(FactName.LEGAL_FORM, "有限责任公司", LICENCE, document="一.pdf"),
        fact(FactName.APPLICANT, "广州滨江置业集团", LICENCE, document="二.pdf"),
        fact(FactName.LEGAL_FORM, "股份有限公司", LICENCE, document="二.pdf"),
        fact(FactName.LEGAL_FORM, "企业"),
    )
    papers = tuple(Paper(LICENCE, name) for name in ("一.pdf", "二.pdf"))
    found = licensed(case(facts=facts, papers=papers), FactName.LEGAL_FORM)
    assert (list(found.own), list(found.of_others), list(found.elsewhere)) == ([2], [4], [5])


def test_where_nobody_says_who_applies_every_licence_is_the_applicants() -> None:
    facts = (fact(FactName.APPLICANT, "广州滨江置业集团", LICENCE), fact(FactName.LEGAL_FORM, "公司", LICENCE))
    assert list(licensed(case(facts=facts, papers=()), FactName.LEGAL_FORM).own) == [1]
