"""Who is still to come: a roster may name people who are hired and not there on its day."""

from __future__ import annotations

import re
from datetime import date

from extractors.lists.listing import Record
from extractors.page.grid import words_of
from extractors.text.periods import period_ends
from extractors.words.loading import pattern, patterns

_SAYING = ("remark", "employment", "position", "department", "name", "joined")
_YEARS_END = (12, 31)


def arrives(record: Record, day: date | None) -> tuple[str, bool]:
    """The words by which somebody comes only after a list's day, "" for none; and whether that is sure."""
    texts = [record.text(role) for role in _SAYING] + [words_of(c) for c in record.others]
    found = [(text, sure) for text in texts if text and (sure := comes_later(text, day)) is not None]
    entered = pattern("lists/tenure", "day").search(record.text("joined"))
    if entered and _after(int(entered[1]), int(entered[2]), day):
        found.append((record.text("joined"), False))
    return max(found, key=lambda one: one[1], default=("", False))


def comes_later(text: str, day: date | None) -> bool | None:
    """True: a (folded) text says that somebody is not there yet; False: perhaps, a month without a year; else None."""
    words = patterns("lists/roster", "arrivals")
    if words["later"].search(text):
        return True
    match = words["in_month"].search(text)
    if match is None or words["has_come"].search(text):
        return None
    if match["year"]:
        return _after(int(match["year"]), int(match["month"]), day) or None
    if day is None:
        return False
    return int(match["month"]) > day.month or None


def arrival(record: Record) -> tuple[str, str]:
    """The last day (YYYY-MM-DD) or month (YYYY-MM) on which a row says that somebody comes, and its words; "" for none.

    A list that tells no day of its own cannot say whether that is still to come: whoever knows the day asked about can.
    """
    texts = [record.text(role) for role in _SAYING] + [words_of(c) for c in record.others]
    words = patterns("lists/roster", "arrivals")
    found = [(_day(m), t) for t in texts for rule in ("on_a_day", "since_a_day") for m in words[rule].finditer(t)]
    entered = pattern("lists/tenure", "day").search(record.text("joined"))
    if entered:
        found.append((_written(entered[1], entered[2], entered[3]), record.text("joined")))
    return max(found, default=("", ""))


def _day(match: re.Match[str]) -> str:
    return _written(match["year"], match["month"], match["day"])


def _written(year: str, month: str, day: str | None) -> str:
    return "-".join((year, month.zfill(2), *([day.zfill(2)] if day else [])))


def day_of(title: str) -> date | None:
    """The day or month of which a list is, as its title says; a bare year tells no day."""
    return next((d for d in period_ends(title) if (d.month, d.day) != _YEARS_END), None)


def _after(year: int, month: int, day: date | None) -> bool:
    return day is not None and (year, month) > (day.year, day.month)
