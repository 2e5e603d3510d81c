"""Nothing is met over what other papers tell against it, if it may mean the applicant and nobody takes it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checkers.doubts.said_against import said_against
from checkers.model import Status
from extractors.facts.said_against import MATTER, MEANT, NUMBERS, PLACE, RESTORES
from extractors.model import Fact, FactName, Kind, Paper, Remark
from tests.checkers.build import case, fact, finding

OWN = "阳江市岚舟中小企业服务中心"
NAMED = fact(FactName.APPLICANT, OWN)
LICENCE = Kind.BUSINESS_LICENCE
DESIGNATED = (
    fact(
        FactName.DESIGNATED_AS, "指定中小企业服务中心", Kind.DESIGNATION, remarks=(Remark(NUMBERS, ("江工(2018)3号",)),)
    ),
    fact(FactName.DESIGNATED_ON, date(2018, 5, 1), Kind.DESIGNATION),
)


def said(
    text: str, matter: str, *meant: str, code: str = MATTER, number: str = "", place: str = "", day: date | None = None
) -> Fact:
    remarks = [Remark(code, (matter,)), Remark(MEANT, meant)]
    remarks += [Remark(NUMBERS, (number,))] if number else []
    remarks += [Remark(PLACE, (place,))] if place else []
    return fact(FactName.SAID_AGAINST, text, Kind.OTHER, remarks=tuple(remarks), as_of=day)


def told(matter: str, *facts: Fact) -> int:
    return len(said_against(case(facts=(NAMED, *facts)), matter))


@pytest.mark.parametrize(
    ("text", "meant", "count"),
    [
        ("该单位已停业", (), 1),
        ("贵中心已停业", (OWN,), 1),
        ("岚舟中心已停业", ("岚舟中心",), 1),
        ("东埔五金厂已停业", ("东埔五金厂",), 0),
        ("贵公司已停业", ("阳江市东埔贸易有限公司",), 0),
    ],
)
def test_whom_such_words_mean(text: str, meant: tuple[str, ...], count: int) -> None:
    assert told("age", said(text, "age", *meant)) == count
    assert told("finances", said(text, "age", *meant)) == 0


def test_a_later_paper_takes_them_back_and_an_earlier_one_does_not() -> None:
    closed = said("贵中心已停业", "age", day=date(2022, 3, 1))
    for day, count in ((date(2022, 6, 1), 0), (date(2021, 6, 1), 1)):
        opened = said("已恢复营业", "age", code=RESTORES, day=day)
        assert told("age", closed, fact_of("b.pdf", opened)) == count


def fact_of(document: str, given: Fact) -> Fact:
    return replace(given, evidence=replace(given.evidence, document=document))


def test_a_number_tells_which_designation_is_meant() -> None:
    ours = said("江工(2018)3号|指定中心|废止", "standing", "指定中心", number="江工(2018)3号")
    another = said("江工(2016)9号|指定东埔站|废止", "standing", "指定东埔站", number="江工(2016)9号")
    before = said("撤销原岚舟中心资格", "standing", OWN, day=date(2015, 1, 1))
    assert told("standing", *DESIGNATED, ours) == 1
    assert told("standing", *DESIGNATED, another, before) == 0


def test_who_gets_what_another_loses_loses_nothing() -> None:
    assert told("standing", said("撤销东埔站,职能并入岚舟中心", "standing", "东埔站", "岚舟中心")) == 0
    assert told("standing", said("指定岚舟中心|废止", "standing", "指定岚舟中心")) == 1


def test_a_condition_that_is_met_becomes_uncertain_and_quotes_the_words() -> None:
    licence = (fact(FactName.APPLICANT, OWN, LICENCE), fact(FactName.ESTABLISHED_ON, date(2015, 3, 1), LICENCE))
    assert finding("8.1.established", case(facts=(NAMED, *licence))).status is Status.MET
    found = finding("8.1.established", case(facts=(NAMED, *licence, said("贵中心已停业", "age"))))
    assert found.status is Status.UNCERTAIN
    assert "贵中心已停业" in found.message.zh


@pytest.mark.parametrize(("place", "status"), [("湛江市霞山区", Status.UNCERTAIN), ("阳江市阳东区", Status.MET)])
def test_a_move_counts_where_it_leads_away(place: str, status: Status) -> None:
    seat = fact(FactName.REGISTERED_ADDRESS, "阳江市江城区东埔路1号", LICENCE)
    licence = (fact(FactName.APPLICANT, OWN, LICENCE), seat)
    moved = said(f"住所变更为{place}", "local_entity", place=place)
    assert finding("8.1.local_entity", case(facts=(NAMED, *licence, moved))).status is status


@pytest.mark.parametrize(
    ("meant", "addressed", "count"),
    [
        ("阳江市岚川中小企业服务站", OWN, 0),
        ("阳江市岚川中小企业服务站", "阳江市东埔五金厂", 1),
        (OWN, OWN, 1),
    ],
)
def test_a_paper_that_designates_the_applicant_takes_from_somebody_else(meant: str, addressed: str, count: int) -> None:
    paper = Paper(Kind.DESIGNATION, "designation.pdf")
    for_whom = fact(FactName.DESIGNATED_FOR, addressed, Kind.DESIGNATION)
    taken = fact(
        FactName.SAID_AGAINST,
        "原服务站因撤并,其资格取消",
        Kind.DESIGNATION,
        remarks=(Remark(MATTER, ("standing",)), Remark(MEANT, (meant,))),
    )
    some = case(facts=(NAMED, *DESIGNATED, for_whom, taken), papers=(paper,))
    assert len(said_against(some, "standing")) == count
