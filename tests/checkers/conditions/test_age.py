"""Years since establishment, beyond the rule's own examples."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checkers.conditions.age import due, whole_years
from checkers.model import Finding, Required, Status
from extractors.model import Fact, FactName, FactReading, Kind, Paper, Reader, Remark
from tests.checkers.build import ASSETS, FORM, SHEET, case, claim, fact, finding

LICENCE = Kind.BUSINESS_LICENCE
DAY = date(2023, 3, 15)


def established(value: date, kind: Kind = LICENCE, **other: object) -> Fact:
    return fact(FactName.ESTABLISHED_ON, value, kind, **{"quote": f"{value:%Y年%m月%d日}", **other})


def until(value: date | None, **other: object) -> Fact:
    return fact(FactName.VALID_UNTIL, value, LICENCE, **other)


def age(*facts: Fact, as_of: date = DAY, papers: tuple[Paper, ...] | None = None) -> Finding:
    own = tuple(Paper(f.evidence.paper, f.evidence.document) for f in facts)
    return finding("8.1.established", case(facts=facts, as_of=as_of, papers=own if papers is None else papers))


@pytest.mark.parametrize(
    ("day", "years", "then"),
    [
        (date(2020, 2, 29), 2, date(2022, 2, 28)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
        (date(2021, 3, 15), 2, date(2023, 3, 15)),
    ],
)
def test_the_day_so_many_years_on(day: date, years: int, then: date) -> None:
    assert due(day, years) == then


@pytest.mark.parametrize(("day", "years"), [(date(2021, 3, 15), 2), (date(2021, 3, 16), 1), (date(2024, 1, 1), 0)])
def test_whole_years(day: date, years: int) -> None:
    assert whole_years(day, DAY) == years


def test_a_finding_points_to_the_licence_behind_the_figures() -> None:
    figures = (claim(ASSETS, FORM, 1), claim(ASSETS, SHEET, 1))
    judged = case(*figures, facts=(fact(FactName.APPLICANT, "甲"), established(date(2018, 3, 15))), as_of=DAY)
    found = finding("8.1.established", judged)
    assert (found.claims, judged.statement(found.claims[0]).evidence.paper) == ((3,), LICENCE)
    assert (found.required, found.value) == (Required(">=", Decimal(2), "years"), Decimal(5))
    assert judged.statement(1) is figures[1]


def test_how_many_days_are_short_is_said_in_both_languages() -> None:
    found = age(established(date(2021, 3, 25)))
    assert found.status is Status.NOT_MET
    assert "还差 10 天" in found.message.zh
    assert "10 days short" in found.message.en


def test_a_misread_digit_of_a_scan_never_leaves_it_met() -> None:
    scan = {"reader": Reader.RAPIDOCR, "confidence": 0.99}
    assert age(established(date(2021, 3, 8), **scan)).status is Status.UNCERTAIN
    assert age(established(date(2021, 3, 8), **scan, confirmed_by=("second_reader",))).status is Status.MET
    assert age(established(date(2021, 3, 8), **scan), established(date(2021, 3, 8), FORM)).status is Status.MET
    assert age(established(date(2015, 3, 8), **scan)).status is Status.MET  # no one slip makes it too young


def test_a_day_in_characters_may_be_misread_too() -> None:
    scan = {"reader": Reader.RAPIDOCR, "confidence": 0.99, "quote": "二〇二一年二月八日"}
    assert age(established(date(2021, 2, 8), **scan)).status is Status.UNCERTAIN


def test_a_term_that_begins_on_the_day_vouches_for_it() -> None:
    scan = {"reader": Reader.RAPIDOCR, "confidence": 0.99}
    day = established(date(2021, 2, 8), **scan, quote="二〇二一年二月八日")
    assert age(day, until(date(2031, 2, 8), **scan, quote="自2021年02月08日至2031年02月08日")).status is Status.MET
    other = until(date(2032, 2, 8), **scan, quote="自2022年02月08日至2032年02月08日")
    assert age(day, other).status is Status.UNCERTAIN
    dim = until(date(2031, 2, 8), **{**scan, "confidence": 0.5}, quote="自2021年02月08日至2031年02月08日")
    assert age(day, dim).status is Status.UNCERTAIN


def test_what_another_reader_saw_counts_unless_it_was_outvoted() -> None:
    rival = FactReading(Reader.TESSERACT, "2022年01月08日", date(2022, 1, 8), 0.9)
    found = age(established(date(2021, 1, 8), rivals=(rival,)))
    assert (found.status, found.stable, found.alternatives[0].value) == (Status.UNCERTAIN, False, Decimal(1))
    settled = age(established(date(2021, 1, 8), rivals=(rival,), confirmed_by=("by_hand",)))
    assert (settled.status, settled.stable) == (Status.MET, False)


def test_print_that_can_hardly_be_read_decides_nothing() -> None:
    blurred = established(date(2005, 3, 8), reader=Reader.RAPIDOCR, confidence=0.3)
    assert age(blurred).status is Status.UNCERTAIN


def test_two_licences_that_differ_contradict_each_other() -> None:
    found = age(established(date(2018, 3, 15)), established(date(2019, 3, 15), document="副本.pdf"))
    assert found.status is Status.INCONSISTENT
    assert "2019-03-15" in found.message.en


def test_a_client_s_day_is_none_of_the_applicant() -> None:
    other = established(date(2022, 3, 15), Kind.CLIENT_LIST)
    assert age(established(date(2018, 3, 15)), other).status is Status.MET


def test_an_old_copy_of_a_licence_that_was_renewed_is_not_held_against_it() -> None:
    old, new = until(date(2022, 3, 14)), until(None, document="新.pdf")
    assert age(established(date(2012, 3, 15)), old, new).status is Status.MET
    assert age(established(date(2012, 3, 15)), old).status is Status.NOT_MET


def test_an_end_of_term_that_may_be_misread_is_looked_at() -> None:
    scan = {"reader": Reader.RAPIDOCR, "confidence": 0.99, "quote": "2023年03月13日"}
    found = age(established(date(2012, 3, 15)), until(date(2023, 3, 13), **scan))
    assert (found.status, found.stable) == (Status.UNCERTAIN, False)


def test_a_licence_that_was_taken_away_is_not_met_and_hardly_legible_is_looked_at() -> None:
    ended = fact(FactName.REGISTRATION_ENDED, "吊销", LICENCE)
    found = age(established(date(2012, 3, 15)), ended)
    assert (found.status, found.stable) == (Status.NOT_MET, True)
    assert "吊销" in found.message.zh
    blurred = fact(FactName.REGISTRATION_ENDED, "吊销", LICENCE, reader=Reader.RAPIDOCR, confidence=0.3)
    assert age(established(date(2012, 3, 15)), blurred).status is Status.UNCERTAIN


def test_a_month_is_not_held_against_a_day_of_it() -> None:
    licence = established(date(2018, 3, 15))
    assert age(licence, fact(FactName.ESTABLISHED_ON, "2018-03", FORM)).status is Status.MET
    assert age(licence, fact(FactName.ESTABLISHED_ON, "2018-04", FORM)).status is Status.INCONSISTENT
    alone = age(fact(FactName.ESTABLISHED_ON, "2018-04", FORM))
    assert (alone.status, alone.value) == (Status.UNCERTAIN, None)
    assert "2018-04。" in alone.message.zh


def test_the_landlords_licence_says_nothing_of_the_applicant() -> None:
    form = fact(FactName.APPLICANT, "漠江云帆企业服务有限公司")
    landlord = fact(FactName.APPLICANT, "广州滨江置业集团", LICENCE)
    found = age(form, landlord, established(date(2005, 3, 15)))
    assert found.status is Status.UNCERTAIN
    assert "不是申报单位的执照" in found.message.zh


def test_before_its_first_day_the_rule_is_not_in_force() -> None:
    found = age(established(date(2005, 3, 15)), as_of=date(2018, 6, 1))
    assert (found.status, found.required) == (Status.NOT_APPLICABLE, None)


CENTRE = "漠江县榕树中小企业服务中心"


def noticed(day: date, name: str, document: str = "通知书.pdf") -> Fact:
    return established(day, Kind.OTHER, document=document, remarks=(Remark("registered", (name,)),))


@pytest.mark.parametrize(
    ("notices", "status"),
    [
        ([noticed(date(2015, 8, 20), CENTRE)], Status.MET),
        ([noticed(date(2022, 8, 20), CENTRE)], Status.NOT_MET),
        ([noticed(date(2015, 8, 20), "漠江县榕柏中小企业服务中心")], Status.UNCERTAIN),
        (
            [noticed(date(2015, 8, 20), CENTRE), noticed(date(2022, 8, 20), "漠江县榕柏服务中心", "另一.pdf")],
            Status.UNCERTAIN,
        ),
        ([noticed(date(2015, 8, 20), CENTRE), noticed(date(2022, 8, 20), CENTRE, "另一.pdf")], Status.INCONSISTENT),
        ([established(date(2015, 8, 20), Kind.OTHER, document="说明.pdf")], Status.UNCERTAIN),
    ],
)
def test_a_notice_of_registration_tells_the_day_beside_a_silent_licence(notices: list[Fact], status: Status) -> None:
    applies = fact(FactName.APPLICANT, CENTRE)
    holds = fact(FactName.APPLICANT, CENTRE, LICENCE)
    assert age(applies, holds, *notices).status is status
    assert age(applies, *notices).status is Status.UNCERTAIN


def test_the_day_of_the_licence_itself_comes_before_that_of_a_notice() -> None:
    own = (fact(FactName.APPLICANT, CENTRE), fact(FactName.APPLICANT, CENTRE, LICENCE))
    assert age(*own, established(date(2022, 1, 5)), noticed(date(2015, 8, 20), CENTRE)).status is Status.NOT_MET
