"""When the term of a licence ends that is told without a last day: in years from its beginning, or by a last month."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from extractors.facts.days import Day
from extractors.text.numerals import number_of
from extractors.words.loading import pattern

_WORDS = "facts/licence"
_YEAR = 12
_LONGEST = 200 * _YEAR
"""Months of a term at most; what is longer is misread."""


def told_months(text: str) -> int:
    """How many months a plain text says that a term lasts, 0 where it says no such thing."""
    match = pattern(_WORDS, "term_lasts").search(text)
    number = number_of(match["number"]) if match else None
    if match is None or number is None:
        return 0
    months = int(number) * (_YEAR if match["years"] else 1)
    return months if 0 < months <= _LONGEST else 0


def last_day(start: date, months: int) -> date:
    """The last day of a term of so many months that begins on a day."""
    year, month = divmod(start.month - 1 + months, _YEAR)
    year, month = start.year + year, month + 1
    day = min(start.day, calendar.monthrange(year, month)[1])
    return date(year, month, day) - timedelta(days=1)


def reckoned(text: str, found: tuple[Day, ...]) -> Iterator[date]:
    """The end of a term that a text tells with the day from which it runs and how long it lasts."""
    months = told_months(text)
    if len(found) == 1 and months and not pattern(_WORDS, "ends_a_term").search(text[: found[0].start]):
        yield last_day(found[0].value, months)


def closing(text: str) -> date | None:
    """The last day of the month or year with which a text says that a term ends."""
    match = pattern(_WORDS, "term_closes").search(text)
    if match is None:
        return None
    month = int(match["month"] or _YEAR)
    return date(int(match["year"]), month, calendar.monthrange(int(match["year"]), month)[1])
