"""The surroundings of a figure in a Word or Excel file, which has no page to cut a picture from."""

from __future__ import annotations

import re
from typing import Protocol

from extractors.model import Cell, Document, Evidence, Passage, Place, Table
from service.model import Excerpt, ExcerptCell

ROWS = 5
"""Rows of a counted list that are shown for the whole of it."""

HEADERS = 2
"""Rows above a list that are shown with it."""

AROUND = 160
"""Characters kept on either side of the figure in a long paragraph."""


class Placed(Protocol):
    """A text with its place: a passage as it was read, or a part of a paper that was kept whole."""

    @property
    def text(self) -> str: ...

    @property
    def place(self) -> Place | None: ...


def excerpt(document: Document, evidence: Evidence) -> Excerpt | None:
    """The paragraph, or the header and row, that the evidence stands in; None where a page can be shown."""
    if evidence.page is not None:
        return None
    for block in document.blocks:
        found = _in_table(block, evidence) if isinstance(block, Table) else _in_passage(block, evidence)
        if found:
            return found
    return None


def _in_passage(passage: Passage, evidence: Evidence) -> Excerpt | None:
    start = start_of(passage, evidence)
    if start is None:
        return None
    first = max(start - AROUND, 0)
    last = start + len(evidence.quote) + AROUND
    lead, tail = "…" if first else "", "…" if last < len(passage.text) else ""
    begin = len(lead) + start - first
    cell = ExcerptCell(lead + passage.text[first:last] + tail, (begin, begin + len(evidence.quote)))
    return Excerpt(((cell,),), is_table=False)


def _in_table(table: Table, evidence: Evidence) -> Excerpt | None:
    candidates = [c for c in table.cells if start_of(c.passage, evidence) is not None]
    if not candidates:
        return _listed(table, evidence)
    # The place names the row; of its cells the one that holds the figure and the least beside it.
    marked = min(candidates, key=lambda c: (not stands_alone(c.passage, evidence), len(c.passage.text)))
    row = _row(table, marked.row, marked, evidence)
    return Excerpt((row,) if marked.row == 0 else (_row(table, 0), row), is_table=True)


def _listed(table: Table, evidence: Evidence) -> Excerpt | None:
    """The beginning of the list whose rows the evidence names, if it is one of this table."""
    place = evidence.place
    if place is None or (place.table, place.sheet) == (None, None):
        return None
    places = ((c.passage.place, c.row) for c in reversed(table.cells))
    rows = {at.row: row for at, row in places if at and _one_table(at, place)}
    return _rows_from(table, max(rows.get(place.row, HEADERS) - HEADERS, 0)) if rows else None


def _one_table(one: Place, other: Place) -> bool:
    return (one.sheet, one.table, one.spot, one.number) == (other.sheet, other.table, other.spot, other.number)


def _rows_from(table: Table, first: int) -> Excerpt:
    last = min(first + ROWS, table.rows)
    shown = (_row(table, n) for n in range(first, last))
    rest = ((ExcerptCell("…", span=table.columns),),) if last < table.rows else ()
    return Excerpt((*(row for row in shown if any(c.text for c in row)), *rest), is_table=True)


def _row(
    table: Table, number: int, marked: Cell | None = None, evidence: Evidence | None = None
) -> tuple[ExcerptCell, ...]:
    """A row with every column of its table, also where a cell is empty or is covered by one from above."""
    found: list[ExcerptCell] = []
    column = 0
    for cell in sorted((c for c in table.cells if c.row == number), key=lambda c: c.column):
        found += [ExcerptCell("")] * (cell.column - column)
        start = start_of(cell.passage, evidence) if evidence and cell is marked else None
        mark = (start, start + len(evidence.quote)) if evidence and start is not None else None
        found.append(ExcerptCell(cell.passage.text, mark, cell.column_span))
        column = cell.column + cell.column_span
    return (*found, *[ExcerptCell("")] * (table.columns - column))


def start_of(passage: Placed, evidence: Evidence) -> int | None:
    """Where the quote starts in the passage, if this is the passage that the evidence names."""
    if passage.place != evidence.place or not evidence.quote:
        return None
    starts = [m.start() for m in re.finditer(re.escape(evidence.quote), passage.text)]
    alone = (s for s in starts if not _goes_on(passage.text, s, len(evidence.quote)))
    return next(alone, starts[0] if starts else None)


def stands_alone(passage: Placed, evidence: Evidence) -> bool:
    """Whether the quote stands there as a whole, and is no part of a longer number."""
    start = start_of(passage, evidence)
    return start is not None and not _goes_on(passage.text, start, len(evidence.quote))


def _goes_on(text: str, start: int, size: int) -> bool:
    """Whether what is quoted is but a part of a longer number."""
    return text[max(start - 1, 0) : start].isdigit() or text[start + size : start + size + 1].isdigit()
