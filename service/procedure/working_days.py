"""Working days: the State Council's yearly calendar, and weekends alone for years that it was not yet made for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from chinese_calendar import is_workday

ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """A last day. `provisional`: it lies in, or was counted through, a year whose calendar is not out yet."""

    day: date
    provisional: bool = False


def is_working(day: date) -> tuple[bool, bool]:
    """Whether offices work on that day, and whether that is provisional."""
    try:
        return bool(is_workday(day)), False
    except NotImplementedError:  # the calendar knows no such year; it comes out each autumn for the next
        return day.weekday() < 5, True


def last_day(start: date, days: int, working: bool, pauses: tuple[tuple[date, date], ...] = ()) -> Due:
    """The last of `days` that begin the day after `start`; days of a pause (first and last) do not count."""
    day, left, provisional = start, days, False
    while left:
        day += ONE
        counts, unsure = is_working(day) if working else (True, False)
        provisional = provisional or unsure
        if counts and not any(first <= day <= last for first, last in pauses):
            left -= 1
    return Due(day, provisional)


def working_days_between(start: date, end: date) -> int:
    """How many working days come after `start` up to `end`; negative where `end` lies before."""
    if end < start:
        return -working_days_between(end, start)
    return sum(is_working(start + ONE * n)[0] for n in range(1, (end - start).days + 1))
