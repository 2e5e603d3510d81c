"""What papers take from a figure in words keeps a verdict from resting on the figure."""

from __future__ import annotations

from typing import Any

import pytest

from checkers.model import Status
from extractors.facts.caveats import LEFT, NAMED, OFF, OTHER_YEARS, SINCE_THE_LEASE, THE_YEAR
from extractors.fields import Field
from extractors.model import Basis, Fact, FactName, Kind, Lease, Paper, Remark
from tests.checkers.build import (
    AREA,
    CLIENTS,
    HEADCOUNT,
    LAST,
    LEASE,
    LISTED,
    ROSTER,
    case,
    claim,
    count,
    evidence,
    listing,
    threshold,
)


def caveat(
    field: Field, code: str, number: str = "", year: str = "", of: str = "", whole: str = "", **other: Any
) -> Fact:
    seen = evidence(other.pop("kind", Kind.OTHER), other.pop("quote", "其中部分另作他用"), **other)
    return Fact(FactName.CAVEAT, field.id, Basis.DECLARED, seen, remarks=(Remark(code, (number, year, of, whole)),))


@pytest.mark.parametrize(
    ("code", "number", "status"),
    [
        (OFF, "", Status.UNCERTAIN),
        (OFF, "90", Status.UNCERTAIN),
        (OFF, "50", Status.MET),
        (OFF, "163", Status.UNCERTAIN),  # the whole itself: how much comes off is not told
        (LEFT, "80", Status.UNCERTAIN),
        (LEFT, "", Status.UNCERTAIN),
        (LEFT, "120", Status.MET),
        (LEFT, "400", Status.MET),
    ],
)
def test_what_is_left_is_asked_for(code: str, number: str, status: Status) -> None:
    assert threshold(case(claim(AREA, LEASE, 163), facts=(caveat(AREA, code, number),))).status is status


def test_words_turn_no_figure_that_falls_short_into_a_doubt() -> None:
    assert threshold(case(claim(AREA, LEASE, 63), facts=(caveat(AREA, OFF),))).status is Status.NOT_MET


def test_the_words_are_told_with_their_place() -> None:
    found = threshold(case(claim(AREA, LEASE, 163), facts=(caveat(AREA, OFF, quote="三楼已停用"),)))
    assert "三楼已停用" in found.message.zh and not found.stable


def test_words_of_another_figure_take_nothing() -> None:
    assert threshold(case(claim(AREA, LEASE, 163), facts=(caveat(HEADCOUNT, OFF),))).status is Status.MET


def test_a_part_of_another_whole_takes_nothing() -> None:
    def status(whole: str) -> Status:
        return threshold(case(claim(AREA, LEASE, 163), facts=(caveat(AREA, OFF, "90", whole=whole),))).status

    assert (status("163"), status("300")) == (Status.UNCERTAIN, Status.MET)


def test_names_count_where_the_list_has_them() -> None:
    rows = claim(HEADCOUNT, ROSTER, 6, count=listing("许海生", "敖秀兰", "莫光明", "谢惠珍", "麦永年", "关小红"))

    def status(quote: str) -> Status:
        return threshold(case(rows, facts=(caveat(HEADCOUNT, NAMED, quote=quote),))).status

    assert status("许海生、敖秀兰已离职") is Status.UNCERTAIN
    assert status("许海生已离职") is Status.MET  # five are left
    assert status("陈某已离职") is Status.MET
    assert status("除许海生、敖秀兰外,其他人员已离职") is Status.UNCERTAIN


def test_whom_the_list_has_left_out_already_is_not_taken_off_again() -> None:
    def status(part_time: int) -> Status:
        rows = claim(HEADCOUNT, ROSTER, 6, count=count(6, 6, part_time=part_time))
        return threshold(case(rows, facts=(caveat(HEADCOUNT, OFF, "2"),))).status

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
    rows = claim(CLIENTS, LISTED, 60, as_of=LAST)
    assert threshold(case(rows, facts=(caveat(CLIENTS, OFF, "30", year, of),), services=("legal",))).status is status


@pytest.mark.parametrize(("year", "status"), [("2021", Status.MET), ("2023", Status.UNCERTAIN), ("", Status.MET)])
def test_a_move_before_the_rooms_were_rented_is_none_from_them(year: str, status: Status) -> None:
    rooms = claim(AREA, LEASE, 163, lease=Lease(since=LAST.replace(month=1)))
    assert threshold(case(rooms, facts=(caveat(AREA, LEFT, "", year, SINCE_THE_LEASE),))).status is status


def test_papers_of_earlier_years_say_how_things_were() -> None:
    old = Paper(Kind.OTHER, "other.pdf", year=2019)
    said = caveat(AREA, OFF)
    assert threshold(case(claim(AREA, LEASE, 163), facts=(said,), papers=(old,))).status is Status.MET


def test_the_words_are_one_click_from_the_verdict() -> None:
    judged = case(claim(AREA, LEASE, 163), facts=(caveat(AREA, OFF),))
    assert threshold(judged).claims == (0, 1)
