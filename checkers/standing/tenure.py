"""How long people have been with the applicant on the day of application, from the days that rosters list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from statistics import median

from extractors.known_facts import JOINED_BY

_DAYS_A_YEAR = Decimal("365.25")


def days_of(text: str) -> tuple[date, ...]:
    """The days of a list; a month stands for its first day."""
    return tuple(date.fromisoformat(one if len(one) > len("2020-01") else f"{one}-01") for one in text.split(JOINED_BY))


def median_years(entered: Iterable[date], on: date) -> Decimal | None:
    """The median of the years since people entered; None where nobody had entered by then."""
    years = [Decimal((on - day).days) / _DAYS_A_YEAR for day in entered if day <= on]
    return round(Decimal(median(years)), 1) if years else None


def within_a_year(left: Iterable[date], on: date) -> int:
    """How many left in the twelve months before a day."""
    return sum(0 <= (on - day).days <= 366 for day in left)


def median_months(text: str) -> Decimal:
    """The median of a list of months."""
    return Decimal(median(int(one) for one in text.split(JOINED_BY)))
