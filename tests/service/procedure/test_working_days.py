"""Working days of the State Council's calendar: holidays, weekends worked instead, years that are not out yet."""

from __future__ import annotations

from datetime import date

import pytest

from service.procedure.working_days import Due, is_working, last_day, working_days_between


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 5, 1), False),  # a holiday in the middle of the week
        (date(2024, 5, 11), True),  # a Saturday that is worked for it
        (date(2024, 5, 12), False),
        (date(2024, 5, 13), True),
    ],
)
def test_holidays_and_the_weekends_worked_for_them(day: date, works: bool) -> None:
    assert is_working(day) == (works, False)


def test_a_year_without_a_calendar_counts_weekends_and_says_so() -> None:
    assert is_working(date(2098, 1, 1)) == (True, True)  # a Wednesday
    assert is_working(date(2098, 1, 4)) == (False, True)
    assert last_day(date(2098, 1, 3), 1, True) == Due(date(2098, 1, 6), True)


def test_the_first_day_counted_is_the_one_after() -> None:
    # 26 April 2024 is a Friday; 28 April is a Sunday that is worked; 1 to 5 May are off; 11 May is worked.
    assert last_day(date(2024, 4, 26), 1, True) == Due(date(2024, 4, 28))
    assert last_day(date(2024, 4, 26), 4, True) == Due(date(2024, 5, 6))
    assert last_day(date(2024, 4, 26), 15, True) == Due(date(2024, 5, 20))
    assert last_day(date(2024, 4, 26), 7, False) == Due(date(2024, 5, 3))


def test_days_of_a_pause_do_not_count() -> None:
    pause = ((date(2024, 5, 13), date(2024, 5, 15)),)
    assert last_day(date(2024, 4, 26), 15, True, pause) == Due(date(2024, 5, 23))


def test_days_between_are_counted_both_ways() -> None:
    assert working_days_between(date(2024, 4, 26), date(2024, 5, 20)) == 15
    assert working_days_between(date(2024, 5, 20), date(2024, 4, 26)) == -15
    assert working_days_between(date(2024, 5, 20), date(2024, 5, 20)) == 0
