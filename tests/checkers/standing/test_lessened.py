"""A figure of which some paper says that a part does not count, and not how much: nobody is passed on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checkers.model import Case, Status
from extractors.facts.taking import EXPLAINED, LEFT, NAMED, OFF, OTHER_YEARS, SINCE_THE_LEASE, THE_YEAR, UNTOLD
from extractors.fields import Field
from extractors.model import Count, CountOf, Fact, FactName, Kind, Lease, Paper, Reader, Remark, Row, RowReason
from tests.checkers.build import (
    AREA,
    CLIENTS,
    HEADCOUNT,
    LAST,
    LEASE,
    LISTED,
    RATIO,
    ROSTER,
    case,
    claim,
    count,
    fact,
    finding,
    listing,
    threshold,
)

NOTE = Paper(Kind.OTHER, "other.pdf")


def less(
    words: str,
    *fields: Field,
    as_of: date | None = None,
    code: str = UNTOLD,
    number: str = "",
    year: str = "",
    of: str = "",
    whole: str = "",
) -> Fact:
    remarks = (Remark("lessens", tuple(f.id for f in fields)), Remark(code, (number, year, of, whole)))
    return fact(FactName.LESSENED, words, Kind.OTHER, as_of=as_of, remarks=remarks)


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


@pytest.mark.parametrize(
    ("code", "number", "status"),
    [
        (OFF, "90", Status.UNCERTAIN),
        (OFF, "50", Status.MET),
        (OFF, "163", Status.UNCERTAIN),  # the whole itself: how much comes off is not told
        (LEFT, "80", Status.UNCERTAIN),
        (LEFT, "", Status.UNCERTAIN),
        (LEFT, "120", Status.MET),
        (LEFT, "400", Status.MET),
    ],
)
def test_what_is_left_is_asked_for_where_words_tell_it(code: str, number: str, status: Status) -> None:
    said = less("三楼已停用", AREA, code=code, number=number)
    found = threshold(case(claim(AREA, LEASE, 163), facts=(said,)))
    assert found.status is status
    assert ("三楼已停用" in found.message.zh) is (status is Status.UNCERTAIN)


def test_a_part_of_another_whole_takes_nothing() -> None:
    def status(whole: str) -> Status:
        said = less("中有90平方米公摊", AREA, code=OFF, number="90", whole=whole)
        return threshold(case(claim(AREA, LEASE, 163), facts=(said,))).status

    assert (status("163"), status("300")) == (Status.UNCERTAIN, Status.MET)


@pytest.mark.parametrize(
    ("words", "number", "reader", "status"),
    [
        ("本区共有个体工商户2300户", "2300", Reader.TEXT_LAYER, Status.MET),
        ("本区共有个体工商户2300户", "2300", Reader.RAPIDOCR, Status.MET),
        ("另有个体工商户53户", "53", Reader.TEXT_LAYER, Status.MET),
        ("另有个体工商户53户", "53", Reader.RAPIDOCR, Status.UNCERTAIN),
        ("另有个体工商户20户", "20", Reader.TEXT_LAYER, Status.UNCERTAIN),
        ("其中个体工商户53户", "53", Reader.TEXT_LAYER, Status.UNCERTAIN),
    ],
)
def test_more_than_all_rows_of_a_list_are_none_of_them(words: str, number: str, reader: Reader, status: Status) -> None:
    said = less(words, CLIENTS, code=OFF, number=number)
    said = replace(said, evidence=replace(said.evidence, reader=reader))
    listed = claim(CLIENTS, LISTED, 52, count=listing(*(f"漠江{i}厂" for i in range(52))))
    assert threshold(case(listed, facts=(said,))).status is status


def test_names_count_where_the_list_has_them() -> None:
    rows = claim(HEADCOUNT, ROSTER, 6, count=listing("许海生", "敖秀兰", "莫光明", "谢惠珍", "麦永年", "关小红"))

    def status(words: str) -> Status:
        return threshold(case(rows, facts=(less(words, HEADCOUNT, code=NAMED),))).status

    assert status("许海生、敖秀兰已离职") is Status.UNCERTAIN
    assert status("许海生已离职") is Status.MET  # five are left
    assert status("陈某已离职") is Status.MET
    assert status("除许海生、敖秀兰外,其他人员已离职") is Status.UNCERTAIN


@pytest.mark.parametrize(("words", "status"), [("甲一、甲二到岗两天", Status.UNCERTAIN), ("丁一到岗两天", Status.MET)])
def test_a_share_is_that_of_those_whom_words_do_not_name(words: str, status: Status) -> None:
    good = [Row(n, True) for n in ("甲一", "甲二", "乙一")]
    rows = (*good, Row("丙一", False, RowReason.NOT_QUALIFIED), Row("丁一", False, RowReason.NOT_QUALIFIED))
    low = Decimal("0.6")
    own = claim(RATIO, ROSTER, 0.6, count=Count(rows, low, low, of=CountOf.QUALIFIED))
    assert threshold(case(own, facts=(less(words, RATIO, code=NAMED),))).status is status


def test_whom_the_list_has_left_out_already_is_not_taken_off_again() -> None:
    def status(part_time: int) -> Status:
        rows = claim(HEADCOUNT, ROSTER, 6, count=count(6, 6, part_time=part_time))
        return threshold(case(rows, facts=(less("两人兼职", HEADCOUNT, code=OFF, number="2"),))).status

    assert (status(0), status(2)) == (Status.UNCERTAIN, Status.MET)


@pytest.mark.parametrize(
    ("of", "year", "status"),
    [
        (OTHER_YEARS, "2022", Status.MET),
        (OTHER_YEARS, "2021", Status.UNCERTAIN),
        (OTHER_YEARS, "", Status.UNCERTAIN),
        (THE_YEAR, "2021", Status.MET),
        (THE_YEAR, "2022", Status.UNCERTAIN),
    ],
)
def test_words_of_some_years_hold_of_those(of: str, year: str, status: Status) -> None:
    said = less("含往年", CLIENTS, code=OFF, number="30", year=year, of=of)
    assert threshold(case(claim(CLIENTS, LISTED, 60, as_of=LAST), facts=(said,))).status is status


@pytest.mark.parametrize(("year", "status"), [("2021", Status.MET), ("2023", Status.UNCERTAIN), ("", Status.MET)])
def test_a_move_before_the_rooms_were_rented_is_none_from_them(year: str, status: Status) -> None:
    rooms = claim(AREA, LEASE, 163, lease=Lease(since=LAST.replace(month=1)))
    said = less("搬至新址", AREA, code=LEFT, year=year, of=SINCE_THE_LEASE)
    assert threshold(case(rooms, facts=(said,))).status is status


def test_a_letter_that_speaks_of_a_figure_is_for_a_person_unless_it_repeats_it() -> None:
    def status(*numbers: str) -> Status:
        remarks = (Remark("lessens", (AREA.id,)), Remark(EXPLAINED, ("", "", "", "", *numbers)))
        said = fact(FactName.LESSENED, "三楼的事", Kind.OTHER, remarks=remarks)
        return threshold(case(claim(AREA, LEASE, 163), facts=(said,))).status

    assert (status(), status("163"), status("163", "70")) == (Status.UNCERTAIN, Status.MET, Status.UNCERTAIN)


@pytest.mark.parametrize(
    ("words", "status"), [("贵公司代收的押金不是贵公司的财产", Status.UNCERTAIN), ("部分不计", Status.MET)]
)
def test_a_letter_of_another_to_the_applicant_speaks_of_the_applicant(words: str, status: Status) -> None:
    applicant = fact(FactName.APPLICANT, "阳江市岚岸企业服务中心")
    letter = replace(NOTE, owner="阳江市石榴代理记账有限公司")
    assert threshold(_beside(less(words, AREA), letter, more=(applicant,))).status is status


def rooms(own: str, whole: str, *bodies: str, of: str = "", document: str = "other.pdf") -> Fact:
    remarks = (
        Remark("lessens", (AREA.id,)),
        Remark("rooms", (own, "", of, whole)),
        *((Remark("had_by", bodies),) if bodies else ()),
    )
    return fact(FactName.LESSENED, "302 90 未交", Kind.OTHER, document=document, remarks=remarks)


@pytest.mark.parametrize(
    ("area", "said", "status"),
    [
        (150, rooms("60", "150"), Status.UNCERTAIN),  # of all rooms so much is left
        (150, rooms("110", "150"), Status.MET),
        (150, rooms("0", "90"), Status.UNCERTAIN),  # some rooms, which come off
        (260, rooms("20", "90"), Status.MET),
        (150, rooms("0", "900"), Status.MET),  # rooms elsewhere
        (150, rooms("0", "900", of="all_rooms"), Status.UNCERTAIN),
        (150, rooms("40", "150", "海榕服务中心", "110"), Status.MET),
        (150, rooms("40", "150", "鹭汀广告社", "110"), Status.UNCERTAIN),
        (150, rooms("150", "210"), Status.MET),  # the figure is what is left
    ],
)
def test_a_table_of_rooms_leaves_what_is_surely_the_applicants(area: int, said: Fact, status: Status) -> None:
    applicant = fact(FactName.APPLICANT, "海榕服务中心", Kind.APPLICATION_FORM)
    found = threshold(case(claim(AREA, LEASE, area), facts=(applicant, said)))
    assert found.status is status


@pytest.mark.parametrize(
    ("paper", "status"),
    [
        (Paper(Kind.OTHER, "other.pdf", owner="石埠物业公司", parties=("海榕服务中心",)), Status.UNCERTAIN),
        (Paper(Kind.OTHER, "other.pdf", owner="石埠物业公司", parties=("鹭汀广告社",)), Status.MET),
        (Paper(Kind.OTHER, "other.pdf", owner="青岑物业公司"), Status.UNCERTAIN),  # who lets the rooms
        (Paper(Kind.OTHER, "other.pdf", owner="石埠物业公司"), Status.MET),
    ],
)
def test_a_paper_of_another_counts_where_the_applicant_received_it_or_has_its_rooms_of_him(
    paper: Paper, status: Status
) -> None:
    lease = claim(AREA, LEASE, 150)
    home = Paper(LEASE, lease.evidence.document, owner="海榕服务中心", landlord="青岑物业公司")
    applicant = fact(FactName.APPLICANT, "海榕服务中心", Kind.APPLICATION_FORM)
    found = threshold(case(lease, facts=(applicant, rooms("60", "150")), papers=(home, paper)))
    assert found.status is status


@pytest.mark.parametrize(
    ("numbers", "status"),
    [(("30", "38", "32"), Status.UNCERTAIN), (("30", "38"), Status.MET), (("30", "30"), Status.MET)],
)
def test_rooms_that_a_paper_takes_one_by_one_come_off_together(numbers: tuple[str, ...], status: Status) -> None:
    said = tuple(less(f"{i}室{n}平方米未移交", AREA, code=OFF, number=n) for i, n in enumerate(numbers))
    assert threshold(case(claim(AREA, LEASE, 174), facts=said)).status is status


@pytest.mark.parametrize(
    ("words", "number", "status"),
    [
        ("其中三楼130平方米为本会办公室,一楼400平方米为工位,由入驻团队使用", "400", Status.MET),
        ("三楼130平方米,其中400平方米由入驻团队使用", "400", Status.UNCERTAIN),
        ("三楼130平方米为本会办公室,一楼20平方米由入驻团队使用", "20", Status.MET),
        ("三楼130平方米为本会办公室,一楼60平方米由入驻团队使用", "60", Status.UNCERTAIN),
        ("三楼180平方米为本会办公室,一楼400平方米由入驻团队使用", "400", Status.UNCERTAIN),
    ],
)
def test_rooms_beside_the_figure_that_are_more_than_it_are_no_part_of_it(
    words: str, number: str, status: Status
) -> None:
    said = less(words, AREA, code=OFF, number=number)
    assert threshold(case(claim(AREA, LEASE, 130), facts=(said,))).status is status
