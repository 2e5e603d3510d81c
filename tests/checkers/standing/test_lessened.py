"""A figure of which some paper says that a part does not count, and not how much: nobody is passed on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checkers.model import Case, Status
from extractors.fields import Field
from extractors.model import Fact, FactName, Kind, Paper, Remark
from tests.checkers.build import (
    AREA,
    CLIENTS,
    HEADCOUNT,
    LEASE,
    LISTED,
    RATIO,
    ROSTER,
    case,
    claim,
    count,
    fact,
    finding,
    threshold,
)

NOTE = Paper(Kind.OTHER, "other.pdf")


def less(words: str, *fields: Field, as_of: date | None = None) -> Fact:
    return fact(
        FactName.LESSENED, words, Kind.OTHER, as_of=as_of, remarks=(Remark("lessens", tuple(f.id for f in fields)),)
    )


@pytest.mark.parametrize(
    ("field", "kind", "value"),
    [(AREA, LEASE, 163), (HEADCOUNT, ROSTER, 9), (CLIENTS, LISTED, 52), (RATIO, ROSTER, 0.75)],
)
def test_what_would_be_met_is_uncertain_and_the_words_are_shown(field: Field, kind: Kind, value: float) -> None:
    said = less("其中部分不计", field)
    judged = case(claim(field, kind, value), facts=(said,))
    found = threshold(judged)
    assert (found.status, found.stable) == (Status.UNCERTAIN, False)
    assert "“其中部分不计”" in found.message.zh and "other.pdf" in found.message.zh
    assert judged.number(said) in found.claims


def test_what_falls_short_anyhow_is_not_met() -> None:
    assert threshold(case(claim(AREA, LEASE, 80), facts=(less("部分转租", AREA),))).status is Status.NOT_MET


def test_words_of_another_figure_shake_nothing() -> None:
    assert threshold(case(claim(AREA, LEASE, 163), facts=(less("部分为兼职", HEADCOUNT, RATIO),))).status is Status.MET


def test_what_is_left_when_others_are_taken_off_stands() -> None:
    own = claim(AREA, LEASE, 120, whole=Decimal(163))
    assert threshold(case(own, facts=(less("其余转租", AREA),))).status is Status.MET
    roster = claim(HEADCOUNT, ROSTER, 8, count=count(8, 8, part_time=3))
    assert threshold(case(roster, facts=(less("部分为兼职", HEADCOUNT),))).status is Status.MET
    assert threshold(
        case(replace(roster, count=count(8, 8, empty=3)), facts=(less("部分为兼职", HEADCOUNT),))
    ).status is (Status.UNCERTAIN)


def _beside(said: Fact, *papers: Paper, more: tuple[Fact, ...] = ()) -> Case:
    return case(claim(AREA, LEASE, 163), facts=(said, *more), papers=(Paper(LEASE, "lease.pdf"), *papers))


def test_words_of_other_years_and_of_others_shake_nothing() -> None:
    assert threshold(_beside(less("部分转租", AREA, as_of=date(2020, 12, 31)), NOTE)).status is Status.MET
    assert threshold(_beside(less("部分转租", AREA, as_of=date(2022, 12, 31)), NOTE)).status is Status.UNCERTAIN
    assert threshold(_beside(less("部分转租", AREA), replace(NOTE, year=2019))).status is Status.MET
    applicant = fact(FactName.APPLICANT, "阳江市岚岸企业服务中心")
    strange = replace(NOTE, owner="阳江市石觉塑料制品有限公司")
    assert threshold(_beside(less("部分转租", AREA), strange, more=(applicant,))).status is Status.MET


def test_rooms_that_are_given_to_the_applicant_are_its_own() -> None:
    applicant = fact(FactName.APPLICANT, "阳江市岚岸企业服务中心")
    given = less("部分房间提供给阳江市岚岸企业服务中心使用", AREA)
    assert threshold(_beside(given, NOTE, more=(applicant,))).status is Status.MET


def test_of_facts_that_were_not_read_nothing_is_asked() -> None:
    assert finding("8.2.floor_area", case(claim(HEADCOUNT, ROSTER, 9), facts=(less("部分转租", AREA),))).status is (
        Status.MISSING
    )
