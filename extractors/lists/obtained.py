"""When somebody's degree and title were obtained, as his row says: what is obtained only later is none yet.

The day asked about is not known here, so a row keeps its days, and whoever knows that day judges them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from extractors.lists.listing import Record
from extractors.lists.qualification import Level
from extractors.model import Cell, Remark, Row
from extractors.page.grid import words_of
from extractors.text.periods import period_ends
from extractors.words.loading import pattern, patterns

DEGREE, TITLE = "degree", "title"

_COLUMNS = {DEGREE: "graduated", TITLE: "titled"}
_EITHER = "obtained"
_NOT_HELD = ""
"""Whose days a column tells that stands behind one of what people only aim at."""
_ITEM = re.compile(r"[、,，;；]")


def obtained_on(record: Record, sort: str) -> tuple[str, str]:
    """The last day (YYYY, YYYY-MM or YYYY-MM-DD) by which the row tells that sort as obtained, and its words.

    "" for none told. Of a cell that tells several degrees or titles, each with its day, the first day is taken:
    which of them qualify is asked elsewhere.
    """
    found = [(day, text) for text in _dated(record, sort) if (day := last_day(text))]
    found += [(day, text) for c in record.cells.get(sort, ()) if (text := words_of(c)) and (day := _within(text))]
    return max(found, default=("", ""))


OBTAINED = "obtained"
"""The remark on a row that qualifies from a day on: its words, the day from which degree or title do, the day from
which both do ("" each for none told), then the remark that it stands before."""


def with_days(row: Row, record: Record, degree: Level, title: Level) -> Row:
    """A row that qualifies, with the days from which it does, where its paper tells them."""
    levels = {DEGREE: degree, TITLE: title}
    told = [obtained_on(record, sort) for sort, level in levels.items() if level >= Level.LIKELY]
    if not row.counted or not any(day for day, _ in told):
        return row
    (day, said), (last, words) = min(told), max(told)
    inner = (row.remark.code, *row.remark.parts) if row.remark else ()
    both = last if len(told) == len(levels) else ""
    return replace(row, remark=Remark(OBTAINED, (said or words, day, both, *inner)))


def none_yet(record: Record, sort: str) -> bool:
    """Whether the column of its day says in words that somebody has no such degree or title yet."""
    return any(_words()["none_yet"].search(words_of(c)) for c in _columns(record, sort))


def lapsed(record: Record, day: date | None) -> bool:
    """Whether the row says that a certificate holds no more, or held until a day before that of the list."""
    words = patterns("lists/row_words", "learning")
    cells = (*(c for group in record.cells.values() for c in group), *record.others)
    told = [words_of(c) for c in cells if words["validity"].search(record.header(c))]
    ended = (day is not None and "" < (until := last_day(t)) < day.isoformat()[: len(until)] for t in told)
    return any(words["lapsed"].search(t) for t in told) or any(ended)


def last_day(text: str) -> str:
    """The last day that a (folded) text names; "" for none."""
    words = _words()
    if words["holds"].search(text):
        return ""
    found = [_written(m) for rule in ("day", "packed", "short") for m in words[rule].finditer(text)]
    return max(found or [d.isoformat() for d in period_ends(text)], default="")


def is_bare_day(text: str) -> bool:
    """Whether a (folded) text is a day and nothing else: no degree, and no title."""
    return bool(last_day(text)) and bool(_words()["bare"].fullmatch(text))


def _words() -> Mapping[str, re.Pattern[str]]:
    return patterns("lists/roster", "obtained")


def _written(match: re.Match[str]) -> str:
    year = match["year"] if len(match["year"]) == len("2031") else f"20{match['year']}"
    parts = (match["month"], match.groupdict().get("day"))
    return "-".join((year, *(p.zfill(2) for p in parts if p)))


def _within(text: str) -> str:
    """The first of the days behind what a cell lists, "" where something in it has none."""
    return min(map(last_day, filter(None, _ITEM.split(text))), default="")


def _dated(record: Record, sort: str) -> Iterator[str]:
    yield from map(words_of, _columns(record, sort))
    for cell in (*record.cells.get("remark", ()), *record.others):
        text = words_of(cell)
        if _words()["told"].search(text) and _is_of(text, sort, record):
            yield text


def _columns(record: Record, sort: str) -> Iterator[Cell]:
    """The cells of the days of that sort; one headed for either is of the column of a degree or title before it."""
    for cell in record.cells.get(_COLUMNS[sort], ()):
        if _owner(record, cell.column, (sort,)) != _NOT_HELD:
            yield cell
    either = record.cells.get(_EITHER, ())
    yield from (c for c in either if _owner(record, c.column, (DEGREE, TITLE)) in (sort, None))


def _owner(record: Record, column: int, sorts: tuple[str, ...]) -> str | None:
    """Of which sort the nearest column before is; None where there is none of these."""
    heads = patterns("lists/roster", "columns")
    days = (*_COLUMNS.values(), _EITHER)
    for at in sorted((a for a in record.headers if a <= column), reverse=True):
        head = record.headers[at]
        if pattern("lists/roster", "not_held").search(head):
            return _NOT_HELD
        if any(heads[day].search(head) for day in days):
            continue
        if found := next((s for s in sorts if heads[s].search(head)), None):
            return found
    return None


def _is_of(text: str, sort: str, record: Record) -> bool:
    """Whether a remark on a day is of this sort: of a title where it names one, and of the degree that the row has."""
    title = patterns("lists/roster", "title")["enough"].search(text) or _words()["of_title"].search(text)
    if sort == TITLE:
        return bool(title)
    named = {m.group() for m in patterns("lists/row_words", "learning")["degree"].finditer(text)}
    return not title and (not named or any(n in record.text(DEGREE) for n in named))
