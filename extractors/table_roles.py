"""What a table is: a form, a statement, a list of entries, a time series; and which of its rows sum up a part."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from enum import StrEnum

from extractors.model import Reason, Table
from extractors.page.grid import Grid, words_of
from extractors.words.loading import pattern

HEADER_ROWS = 6
"""Rows from the top in which a header is looked for."""

FEWEST = 3
"""Entries, or months, that make a list or a series."""

_ROW_NUMBER, _OF_A_STATEMENT = pattern("tables", "row_number"), pattern("tables", "of_a_statement")
_YEAR, _MONTH = pattern("tables", "year"), pattern("tables", "month")
_NAMES_ENTRIES = pattern("tables", "names_entries")
_NAMES_PEOPLE, _SAYS_OF_ONE = pattern("tables", "names_people"), pattern("tables", "says_of_one")
_SUBTOTAL, _ENTRY = pattern("tables", "subtotal"), pattern("tables", "entry")
_COUNTS, _DEPARTMENT = pattern("tables", "counts"), pattern("tables", "department")


class TableRole(StrEnum):
    """What a table is."""

    FORM = "form"
    STATEMENT = "statement"
    LIST = "list"
    SERIES = "series"


def role_of(table: Table) -> TableRole:
    """What the table is, by its headers and its first column; a form where nothing tells."""
    grid = Grid(table)
    heads = [[words_of(c) for c in grid.row_cells(row)] for row in range(min(HEADER_ROWS, table.rows))]
    if any(_OF_A_STATEMENT.search(t) for texts in heads for t in texts):
        return TableRole.STATEMENT
    if any(_ROW_NUMBER.search(t) for texts in heads for t in texts) and len(_entry_rows(grid)) >= FEWEST:
        return TableRole.LIST
    lines = [*heads, [words_of(c) for c in table.cells if c.column == 0]]
    return TableRole.SERIES if any(map(_runs_over_time, lines)) else TableRole.FORM


def subtotals(table: Table) -> Mapping[int, Reason]:
    """The rows of a list that sum up a part of it, or hold that part's heading: what they say is part of its count."""
    found: dict[int, Reason] = {}
    if role_of(table) is not TableRole.LIST:
        return found
    grid = Grid(table)
    for row in range(table.rows):
        texts = [t for c in grid.row_cells(row) if (t := words_of(c))]
        if subtotal := next((t for t in texts[:2] if _SUBTOTAL.search(t)), None):
            found[row] = Reason("subtotal_row", subtotal)
    parts = _counted_parts(grid)
    return {**{row: Reason("subtotal_row", text) for row, text in parts.items()}, **found}


def _counted_parts(grid: Grid) -> dict[int, str]:
    """Rows in which the heading of a part tells how many are in it: a line of its own, of which there are several or
    which names a department, or a cell that is merged over some of the entries."""
    entries = _entry_rows(grid)
    lines = {
        r: t for r in range(entries[0] - 1, entries[-1]) if r >= 0 and (t := _alone(grid, r)) and _COUNTS.search(t)
    }
    found = lines if len(lines) > 1 else {r: t for r, t in lines.items() if _DEPARTMENT.match(t)}
    for cell in grid.table.cells:
        inside = bisect_left(entries, cell.row + cell.row_span) - bisect_left(entries, cell.row)
        if 1 < inside < len(entries) and _COUNTS.search(text := words_of(cell)):
            found[cell.row] = text
    return found


def _alone(grid: Grid, row: int) -> str:
    """What a row says that holds one text only."""
    texts = {words_of(c) for c in grid.row_cells(row) if c.row == row} - {""}
    return texts.pop() if len(texts) == 1 else ""


def names_entries(table: Table) -> bool:
    """Whether each row of the table is of an enterprise or a person of its own, by the headers."""
    return any(_NAMES_ENTRIES.fullmatch(words_of(c)) for c in table.cells if c.row < HEADER_ROWS)


def of_one_person(table: Table, text: str) -> bool:
    """Whether a cell's text says how one of the people that the table lists is employed: it names no number of them."""
    listed = any(_NAMES_PEOPLE.fullmatch(words_of(c)) for c in table.cells if c.row < HEADER_ROWS)
    return listed and bool(_SAYS_OF_ONE.fullmatch(text))


def _entry_rows(grid: Grid) -> list[int]:
    """The rows that open with a number of their own, or bear one under the header of such numbers."""
    heads = (c for c in grid.table.cells if c.row < HEADER_ROWS and _ROW_NUMBER.search(words_of(c)))
    columns = {c.column for c in heads}
    return [row for row in range(grid.table.rows) if any(map(_ENTRY.match, _numbers(grid, row, columns)))]


def _numbers(grid: Grid, row: int, columns: set[int]) -> Iterator[str]:
    cells = grid.row_cells(row)
    yield next((t for c in cells if (t := words_of(c))), "")
    yield from (words_of(c) for c in cells if c.column in columns and c.row == row)


def _runs_over_time(texts: list[str]) -> bool:
    years = {t for t in texts if _YEAR.search(t)}
    months = {m["month"] for t in texts if (m := _MONTH.search(t))}
    return len(years) > 1 or len(months) >= FEWEST
