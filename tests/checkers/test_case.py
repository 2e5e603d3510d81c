"""A case is settled from the papers; what they contradict each other on stays open."""

from __future__ import annotations

from datetime import date

import pytest

from checkers.case import case_from, category_of, filing_date, services_of
from checkers.model import Category, Unread
from extractors.model import Extraction, Fact, FactName, Kind, Paper
from tests.checkers.build import ASSETS, DAY, FORM, REPORT, SHEET, claim, fact, rulebook

CATEGORY, NAME, SERVICE, FILED = (
    FactName.CATEGORY,
    FactName.PLATFORM_NAME,
    FactName.SERVICES,
    FactName.FILING_DATE,
)

OFFERED = rulebook().offered


def extraction(*facts: Fact, **other: tuple[object, ...]) -> Extraction:
    return Extraction(**({"papers": (), "claims": (), "facts": facts} | other))


def test_claims_papers_and_facts_follow_the_documents() -> None:
    one, two = claim(ASSETS, FORM, 1), claim(ASSETS, SHEET, 2)
    paper = Paper(SHEET, "b.pdf")
    found = case_from(
        [extraction(claims=(one,)), extraction(fact(CATEGORY, "specialised"), claims=(two,), papers=(paper,))], DAY
    )
    assert (found.claims, found.papers) == ((one, two), (paper,))
    assert (found.category, found.as_of) == (Category.SPECIALISED, DAY)


@pytest.mark.parametrize(
    ("facts", "category"),
    [
        ((), None),
        ((fact(CATEGORY, "comprehensive"), fact(CATEGORY, "comprehensive", REPORT)), Category.COMPREHENSIVE),
        ((fact(CATEGORY, "comprehensive"), fact(CATEGORY, "specialised", REPORT)), None),
        ((fact(CATEGORY, "综合"),), None),
        # What a name implies gives way to what is stated.
        ((fact(CATEGORY, "comprehensive"), fact(NAME, "甲", REPORT), fact(CATEGORY, "specialised", REPORT)), None),
    ],
)
def test_a_category_counts_where_the_papers_agree(facts: tuple[Fact, ...], category: Category | None) -> None:
    assert category_of(facts, OFFERED) is category


def test_a_category_inferred_from_a_name_gives_way_to_a_stated_one() -> None:
    name = fact(NAME, "阳江市某某公共服务平台", REPORT)
    inferred = Fact(CATEGORY, "specialised", name.basis, name.evidence)
    assert category_of((name, inferred), OFFERED) is Category.SPECIALISED
    assert category_of((name, inferred, fact(CATEGORY, "comprehensive")), OFFERED) is Category.COMPREHENSIVE


def test_a_given_category_overrides_the_papers() -> None:
    papers = [extraction(fact(CATEGORY, "comprehensive"))]
    assert case_from(papers, DAY, Category.SPECIALISED).category is Category.SPECIALISED


def test_the_services_of_the_form_count_before_all_others() -> None:
    said = (fact(SERVICE, "training", REPORT), fact(SERVICE, "legal、other"), fact(SERVICE, "market"))
    assert services_of(said, OFFERED) == ("market", "legal", "other")
    assert services_of(said[:1], OFFERED) == ("training",)
    assert services_of((fact(SERVICE, "cooking"),), OFFERED) == ()


TODAY = date(2023, 6, 1)


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        ((), None),
        ((fact(FILED, date(2023, 3, 1)), fact(FILED, date(2022, 1, 1), REPORT)), DAY),
        ((fact(FILED, date(2023, 2, 20)), fact(FILED, date(2023, 3, 1))), DAY),
        ((fact(FILED, date(2099, 3, 1)), fact(FILED, date(2023, 3, 1), REPORT)), DAY),
        ((fact(FILED, date(2023, 3, 1), Kind.OTHER),), DAY),
    ],
)
def test_the_day_of_application_is_the_forms(facts: tuple[Fact, ...], day: date | None) -> None:
    assert filing_date(facts, TODAY) == day
    assert case_from([extraction(*facts)], today=TODAY).as_of == (day or TODAY)


def test_a_given_day_overrides_the_form() -> None:
    assert case_from([extraction(fact(FILED, date(2023, 3, 1)))], TODAY).as_of == TODAY


def test_without_any_day_there_is_no_case() -> None:
    with pytest.raises(ValueError, match="day of application"):
        case_from([])


def test_a_file_that_could_not_be_read_is_of_the_kind_that_its_name_tells() -> None:
    found = case_from([], DAY, unread=("3人员名册.xls", "扫描0012.pdf"))
    assert found.unread == (Unread("3人员名册.xls", Kind.STAFF_ROSTER), Unread("扫描0012.pdf", Kind.OTHER))


def test_the_list_of_clients_and_then_the_name_tell_the_service() -> None:
    name, listed = fact(NAME, "榕舟法律服务平台"), fact(SERVICE, "consulting", Kind.CLIENT_LIST)
    assert services_of((name, listed), OFFERED) == ("consulting",)
    assert services_of((name,), OFFERED) == ("legal",)
    assert services_of((name, fact(SERVICE, "financing", REPORT), listed), OFFERED) == ("financing",)
    assert services_of((fact(NAME, "榕舟创业创新综合服务平台"), fact(CATEGORY, "comprehensive")), OFFERED) == ()
