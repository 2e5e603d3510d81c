"""Years and months that rosters come to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from checkers.standing.tenure import days_of, median_months, median_years, within_a_year

DAY = date(2024, 6, 10)


def test_a_month_stands_for_its_first_day() -> None:
    assert days_of("2016-03、2018-07-16") == (date(2016, 3, 1), date(2018, 7, 16))


def test_the_median_of_those_who_had_entered() -> None:
    days = days_of("2014-06-10、2020-06-10、2022-06-10、2025-01-01")
    assert median_years(days, DAY) == Decimal("4.0")
    assert median_years(days_of("2025-01-01"), DAY) is None


def test_who_left_within_the_year() -> None:
    assert within_a_year(days_of("2023-06-10、2024-06-10、2023-06-01、2024-07-01"), DAY) == 2


def test_months() -> None:
    assert median_months("12、7、12、8") == 10
