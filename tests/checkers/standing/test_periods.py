"""Which year a figure is of, and which of several counts."""

from __future__ import annotations

from datetime import date

import pytest

from checkers.standing.periods import Period, chosen, partial_year, period, wrong_period, year_end
from extractors.fields import Field
from tests.checkers.build import (
    AREA,
    ASSETS,
    BEFORE,
    CLIENTS,
    DAY,
    HEADCOUNT,
    LAST,
    LEASE,
    LISTED,
    ROSTER,
    SHEET,
    claim,
)

THIS = date(2023, 1, 31)


@pytest.mark.parametrize(
    ("field", "day", "found"),
    [
        (ASSETS, LAST, Period.CURRENT),
        (ASSETS, BEFORE, Period.OTHER),
        (ASSETS, THIS, Period.OTHER),
        (ASSETS, None, Period.UNDATED),
        (CLIENTS, LAST, Period.CURRENT),
        (CLIENTS, THIS, Period.PARTIAL),
        (CLIENTS, BEFORE, Period.OTHER),
        (HEADCOUNT, THIS, Period.CURRENT),
        (AREA, LAST, Period.UNDATED),
        (AREA, BEFORE, Period.OTHER),
    ],
)
def test_the_period_of_a_figure(field: Field, day: date | None, found: Period) -> None:
    assert period(claim(field, SHEET, 60, as_of=day), DAY) is found
    assert year_end(DAY) == LAST


def test_the_latest_of_several_rosters_counts_with_those_that_bear_no_day() -> None:
    early, late, undated = (claim(HEADCOUNT, ROSTER, n, as_of=d) for n, d in ((6, LAST), (8, THIS), (9, None)))
    assert chosen({0: early, 1: late, 2: undated}, DAY) == ({1: late, 2: undated}, Period.CURRENT)


def test_an_undated_figure_that_repeats_an_earlier_years_is_of_that_year() -> None:
    old, repeated = claim(ASSETS, SHEET, 412000, as_of=BEFORE), claim(ASSETS, SHEET, 412000)
    assert chosen({0: old, 1: repeated}, DAY) == ({0: old, 1: repeated}, Period.OTHER)
    fresh = claim(ASSETS, SHEET, 587000)
    assert chosen({0: old, 1: fresh}, DAY) == ({1: fresh}, Period.UNDATED)


def test_what_is_said_of_the_wrong_year() -> None:
    assert (
        wrong_period(claim(ASSETS, SHEET, 1, as_of=BEFORE), DAY).zh
        == "该数为 2021-12-31 的数据，应为 2022-12-31 的年末数"
    )
    assert wrong_period(claim(CLIENTS, LISTED, 1), DAY).en == "the figure is of another year, not of the year 2022"
    assert partial_year(claim(CLIENTS, LISTED, 1, as_of=THIS)).zh == "名单为申报当年（2023 年）的，全年数可能更多"
    assert wrong_period(claim(AREA, LEASE, 1, as_of=BEFORE), DAY).en.endswith("not of the year 2022")
