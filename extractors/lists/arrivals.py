"""Who is still to come: a roster may name people who are hired and not there on its day."""

from __future__ import annotations

from datetime import date

from extractors.text.periods import period_ends
from extractors.words.loading import patterns

_DECEMBER = 12


def arrives(text: str, day: date | None) -> bool | None:
    """Whether a (folded) remark says of somebody that he comes only after the list's day.

    True: surely; False: perhaps, as a month without a year leaves it open; None: it says nothing of the kind.
    """
    words = patterns("lists/roster", "arrivals")
    if words["later"].search(text):
        return True
    match = words["in_month"].search(text)
    if match is None:
        return None
    if match["year"]:
        return _after(date(int(match["year"]), int(match["month"]), 1), day)
    if day is None or int(match["month"]) <= day.month:
        return None if words["has_come"].search(text) else False
    return True


def day_of(title: str) -> date | None:
    """The day of which a list is, as its title says; a bare year is its last day."""
    return next(iter(period_ends(title)), None)


def _after(month: date, day: date | None) -> bool | None:
    return True if day is not None and month > day else None
