"""Whose a licence is."""

from __future__ import annotations

from checkers.standing.licences import Relation, applying, is_branch, licences, licensed
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


def test_licences_on_the_pages_of_one_file_are_told_apart() -> None:
    own, branch = "漠江云帆企业服务有限公司", "漠江云帆企业服务有限公司江城分公司"
    facts = (
        fact(FactName.APPLICANT, own),
        fact(FactName.APPLICANT, own, LICENCE, page=1),
        fact(FactName.APPLICANT, branch, LICENCE, page=2),
        fact(FactName.APPLICANT, "广州滨江置业集团", LICENCE, page=3),
        fact(FactName.LEGAL_FORM, "公司", LICENCE, page=4),
    )
    found = licences(case(facts=facts, papers=(Paper(LICENCE, "business_licence.pdf"),)))
    # The fourth page names nobody, and goes on with the one before it.
    assert [one.relation for one in found] == [Relation.OWN, Relation.BRANCH, Relation.ANOTHER, Relation.ANOTHER]
    assert found[1].holder == branch


def test_an_enterprises_licence_is_not_its_branchs() -> None:
    facts = (
        fact(FactName.APPLICANT, "漠江云帆企业服务有限公司江城分公司"),
        fact(FactName.APPLICANT, "漠江云帆企业服务有限公司", LICENCE),
    )
    assert [one.relation for one in licences(case(facts=facts, papers=()))] == [Relation.PARENT]
    assert not is_branch("漠江云帆企业服务有限公司")


def test_a_code_tells_whose_licence_it_is_whatever_its_name() -> None:
    facts = (
        fact(FactName.APPLICANT, "漠江云帆企业服务有限公司"),
        fact(FactName.CREDIT_CODE, "91441702MA4W3K7P3R"),
        fact(FactName.APPLICANT, "漠江榕树咨询有限公司", LICENCE),
        fact(FactName.CREDIT_CODE, "91441702MA4W3K7P3R", LICENCE),
    )
    asked = case(facts=facts, papers=())
    assert [one.relation for one in licences(asked)] == [Relation.OWN]
    assert applying(asked) == ("漠江云帆企业服务有限公司",)


def test_several_licences_and_nobody_who_applies() -> None:
    facts = tuple(fact(FactName.APPLICANT, n, LICENCE, document=n) for n in ("漠江云帆有限公司", "漠江榕树有限公司"))
    assert {one.relation for one in licences(case(facts=facts, papers=()))} == {Relation.UNNAMED}


def test_a_like_name_with_another_code_is_anothers() -> None:
    facts = (
        fact(FactName.APPLICANT, "茂名市云帆企业服务有限公司"),
        fact(FactName.APPLICANT, "茂名市云帆企业服务有限公司", LICENCE, document="一.pdf"),
        fact(FactName.CREDIT_CODE, "91441702MA4W3K7P3R", LICENCE, document="一.pdf"),
        fact(FactName.APPLICANT, "阳江云帆企业服务有限公司", LICENCE, document="二.pdf"),
    )
    papers = tuple(Paper(LICENCE, name) for name in ("一.pdf", "二.pdf"))
    code = fact(FactName.CREDIT_CODE, "91441723MA5N8QJU1D", LICENCE, document="二.pdf")
    found = licences(case(facts=(*facts, code), papers=papers))
    assert [one.relation for one in found] == [Relation.OWN, Relation.ANOTHER]
    # Without a code the name alone leaves it open.
    unread = licences(case(facts=facts, papers=papers))
    assert [one.relation for one in unread] == [Relation.OWN, Relation.DOUBTFUL]
