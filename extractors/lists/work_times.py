"""How long somebody was at work by the rows of a sheet, held against what is part-time at most.

What is part-time the law says (`words/lists/attendance.yaml`, `part_time`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.lists.listing import Record
from extractors.page.grid import words_of
from extractors.text.numerals import chinese_number
from extractors.words.loading import pattern, patterns, word_file

_WORDS = "lists/attendance"
_WHOLE_DAY = 8.0
_HOURS_FROM = 2.0
"""From which number on a cell of one day tells hours instead of the day."""
_COLUMNS_OF_A_WEEK, _COLUMNS_OF_A_MONTH = 5, 20
"""Columns of days from which on they are those of a week, or of a month."""
_FEWEST, _MOST = 15, 22
"""How few working days a month may have, and how many at most."""
_LONGEST = 31
_PERIODS = {"quarter": 3, "half_year": 6, "year": 12}
_OF_HOURS = ("week_hours", "day_hours", "week_days", "month_hours")


@dataclass(frozen=True, slots=True)
class Time:
    """How much of what is part-time at most somebody was at work (1 and less is part-time), and what says so."""

    share: float
    said: str


@dataclass(frozen=True, slots=True)
class Usual:
    """What a sheet is of: the days of whoever is there every working day (as many as the most diligent has), the
    months, and whether it marks on each day who is there."""

    days: float
    months: int
    ticked: bool


@dataclass(frozen=True, slots=True)
class _Told:
    """What one column tells of somebody: its sort, header and text."""

    sort: str
    header: str
    text: str


def months_of(title: str) -> int:
    """How many months a sheet of that title is of; one where it does not tell."""
    words = patterns(_WORDS, "months")
    if run := words["run"].search(title):
        return max(int(run["last"]) - int(run["first"]) + 1, 1)
    return next((n for name, n in _PERIODS.items() if words[name].search(title)), 1)


def usual(everybody: Sequence[Sequence[Record]], title: str) -> Usual:
    """What a sheet of these people, each with his rows, asks of somebody who is there all the time."""
    ticked = _is_ticked(everybody)
    columns = max((sum(t.sort == "one_day" for t in _told(some[0])) for some in everybody), default=0)
    most = max((t[0] for some in everybody for t in _days(some, ticked)), default=0.0)
    days = min(max(most, float(_FEWEST)), float(_MOST))
    if _COLUMNS_OF_A_WEEK <= columns < _COLUMNS_OF_A_MONTH:
        days = min(max(most, columns / 2), columns * 5 / 7)
    return Usual(days, months_of(title), ticked)


def _is_ticked(everybody: Sequence[Sequence[Record]]) -> bool:
    """Whether a sheet marks who is there; one that marks who is not tells of nobody how long he was there."""
    texts = (t.text for some in everybody for r in some for t in _told(r) if t.sort == "one_day")
    return any((_number(text) or 0) >= 1 or _cells()["present"].fullmatch(text) for text in texts)


def time_of(some: Sequence[Record], sheet: Usual) -> Time | None:
    """The least that the rows of one person tell; None where they tell nothing."""
    excused = any(pattern(_WORDS, "excused").search(t) for t in _remarks(some))
    told = [one for record in some for one in _told(record)]
    of_itself = (one for one in told if not (excused and one.sort == "month_hours"))
    found = [t for one in of_itself if (t := _by_column(one, sheet.months))]
    if not excused:
        due = (n for t in told if t.sort == "due" and (n := _number(t.text)) and n <= _LONGEST)
        whole = next(due, sheet.days) * _most("share")
        found += [Time(days / whole, said) for days, said in _days(some, sheet.ticked)]
    return min(found, key=lambda t: t.share, default=None)


def _most(what: str) -> float:
    return float(word_file(_WORDS).more["part_time"][what])


def _cells() -> Mapping[str, re.Pattern[str]]:
    return patterns(_WORDS, "cells")


def _told(record: Record) -> Iterator[_Told]:
    """What each column tells, by the first sort that takes its header."""
    cells = {c.column: c for group in (*record.cells.values(), record.others) for c in group}
    for column, cell in sorted(cells.items()):
        header = record.headers.get(column, "")
        sort = next((name for name, p in patterns(_WORDS, "columns").items() if _heads(name, p, header)), "")
        if sort:
            yield _Told(sort, header, words_of(cell))


def _heads(name: str, words: re.Pattern[str], header: str) -> bool:
    return bool(words.fullmatch(header) if name == "one_day" else words.search(header))


def _remarks(some: Sequence[Record]) -> Iterator[str]:
    for record in some:
        yield from map(words_of, (*record.cells.get("remark", ()), *record.others))


def _number(text: str) -> float | None:
    found = _cells()["number"].fullmatch(text)
    return float(found["number"]) if found else None


def _by_column(told: _Told, months: int) -> Time | None:
    """What a column of hours, of days in a week, or of when somebody comes tells by itself."""
    if told.sort == "span":
        share = _of_span(told.text)
        return None if share is None else Time(share, f"{told.header}{told.text}")
    number = _number(told.text)
    if told.sort not in _OF_HOURS or number is None:
        return None
    over = 1 if told.sort != "month_hours" or pattern(_WORDS, "a_month").search(told.header) else months
    return Time(number / (_most(told.sort) * over), f"{told.header}{told.text}")


def _of_span(text: str) -> float | None:
    """How much of part-time words on the days of a week come to; None where they name none."""
    words = _cells()
    if hours := words["hours_a_week"].search(text):
        return float(hours["number"]) / _most("week_hours")
    if days := words["days_a_week"].search(text):
        number = float(days["number"]) if days["number"].isdecimal() else float(chinese_number(days["number"]) or 0)
        return number / _most("week_days")
    if words["aside"].fullmatch(text):
        return 0.5
    return len(_weekdays(text)) / _most("week_days") if words["weekday"].match(text) else None


def _weekdays(text: str) -> frozenset[int]:
    week, found = str(word_file(_WORDS).more["week"]), set[int]()
    for match in _cells()["weekday"].finditer(text):
        first, last = (week.find(d) if d else -1 for d in (match["first"] or match["next"], match["last"]))
        found |= set(range(first, last + 1)) if last > first else {first}
    return frozenset(found)


def _days(some: Sequence[Record], ticked: bool) -> Iterator[tuple[float, str]]:
    """On how many days somebody was at work or away for a reason: by a column that says so, and by those of days."""
    told = [one for record in some for one in _told(record)]
    away = sum(_number(t.text) or 0 for t in told if t.sort == "away")
    for one in told:
        if one.sort == "month_days" and (number := _number(one.text)) is not None:
            yield number + away, f"{one.header}{one.text}"
    ticks = [one for one in told if one.sort == "one_day"]
    if ticked and len(ticks) >= _COLUMNS_OF_A_WEEK * len(some):
        there = sum(_of_a_day(one.text) for one in ticks) / len(some)
        said = str(word_file(_WORDS).more["ticked"])
        yield there + away, said.format(there=f"{there:g}", of=len(ticks) // len(some))


def _of_a_day(text: str) -> float:
    """How much of a day somebody was there, or away for a reason."""
    words, number = _cells(), _number(text)
    if number is not None:
        return min(number / _WHOLE_DAY, 1.0) if number >= _HOURS_FROM else number
    if words["half"].fullmatch(text):
        return 0.5
    return float(bool(words["present"].fullmatch(text) or words["on_leave"].fullmatch(text)))
