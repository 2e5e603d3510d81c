"""The word on the platform's name: what the rule's examples do not show."""

from __future__ import annotations

from checkers.model import Category, Status
from extractors.model import FactName, Kind
from tests.checkers.build import case, fact, finding

OWN = fact(FactName.APPLICANT, "阳江市海燕企业服务有限公司")
FITS, FAILS = "海燕法律服务平台", "海燕法律平台"


def test_the_form_leads_and_other_names_are_told() -> None:
    report = fact(FactName.PLATFORM_NAME, FAILS, Kind.APPLICATION_REPORT)
    found = finding("9.name", case(facts=(OWN, report, fact(FactName.PLATFORM_NAME, FITS))))
    assert (found.status, found.claims) == (Status.MET, (2, 1, 0))
    assert FAILS in found.message.zh


def test_a_letter_that_corrects_the_form_leaves_the_name_open() -> None:
    letter = fact(FactName.PLATFORM_NAME, "海燕账务工坊", Kind.OTHER)
    found = finding("9.name", case(facts=(OWN, letter, fact(FactName.PLATFORM_NAME, FITS))))
    assert (found.status, "海燕账务工坊" in found.message.zh) == (Status.UNCERTAIN, True)
    same = fact(FactName.PLATFORM_NAME, FITS, Kind.OTHER)
    assert finding("9.name", case(facts=(OWN, same, fact(FactName.PLATFORM_NAME, FITS)))).status is Status.MET


def test_a_form_that_writes_it_in_two_ways_is_to_be_checked() -> None:
    two = (fact(FactName.PLATFORM_NAME, FITS), fact(FactName.PLATFORM_NAME, FAILS, page=2))
    assert finding("9.name", case(facts=(OWN, *two))).status is Status.UNCERTAIN


def test_while_the_category_is_open_both_patterns_are_tried() -> None:
    name = fact(FactName.PLATFORM_NAME, FITS)
    assert finding("9.name", case(facts=(OWN, name), category=None)).status is Status.UNCERTAIN
    neither = fact(FactName.PLATFORM_NAME, FAILS)
    assert finding("9.name", case(facts=(OWN, neither), category=None)).status is Status.NOT_MET
    comprehensive = case(facts=(OWN, name), category=Category.COMPREHENSIVE)
    assert finding("9.name", comprehensive).status is Status.NOT_MET
