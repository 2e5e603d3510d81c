"""The word on the legal form: what the rule's examples do not show."""

from __future__ import annotations

from checkers.model import Status
from extractors.model import FactName, Kind, Reader
from tests.checkers.build import case, fact, finding

LICENCE, OWN = Kind.BUSINESS_LICENCE, "漠江云帆企业服务有限公司"


def test_the_form_comes_first_among_the_facts_that_it_rests_on() -> None:
    facts = (
        fact(FactName.APPLICANT, OWN),
        fact(FactName.APPLICANT, OWN, LICENCE),
        fact(FactName.LEGAL_FORM, "有限责任公司", LICENCE),
    )
    found = finding("8.1.legal_person", case(facts=facts))
    assert (found.status, found.claims) == (Status.MET, (2, 1))


def test_a_branchs_licence_says_nothing_of_its_enterprise() -> None:
    facts = (
        fact(FactName.APPLICANT, OWN),
        fact(FactName.APPLICANT, f"{OWN}江城分公司", LICENCE),
        fact(FactName.LEGAL_FORM, "有限责任公司分公司", LICENCE),
    )
    assert finding("8.1.legal_person", case(facts=facts)).status is Status.UNCERTAIN


def test_print_that_is_hardly_read_settles_nothing() -> None:
    facts = (
        fact(FactName.APPLICANT, OWN),
        fact(FactName.APPLICANT, OWN, LICENCE),
        fact(FactName.LEGAL_FORM, "有限责任公司", LICENCE, reader=Reader.RAPIDOCR, confidence=0.3),
    )
    found = finding("8.1.legal_person", case(facts=facts))
    assert (found.status, found.stable) == (Status.UNCERTAIN, False)


def test_licences_of_two_forms_contradict_each_other() -> None:
    facts = (
        fact(FactName.APPLICANT, OWN),
        fact(FactName.APPLICANT, OWN, LICENCE, document="一.pdf"),
        fact(FactName.LEGAL_FORM, "有限责任公司", LICENCE, document="一.pdf"),
        fact(FactName.APPLICANT, OWN, LICENCE, document="二.pdf"),
        fact(FactName.LEGAL_FORM, "个体工商户", LICENCE, document="二.pdf"),
    )
    assert finding("8.1.legal_person", case(facts=facts)).status is Status.INCONSISTENT


def test_one_whose_registration_is_over_is_not_met() -> None:
    facts = (
        fact(FactName.APPLICANT, OWN, LICENCE),
        fact(FactName.LEGAL_FORM, "有限责任公司", LICENCE),
        fact(FactName.REGISTRATION_ENDED, "注销", LICENCE),
    )
    assert finding("8.1.legal_person", case(facts=facts)).status is Status.UNCERTAIN
