"""Which cells of a form may tell of a body that the applicant leans on: those beside its label and of its section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from extractors.model import Cell, Document, Table
from extractors.page.grid import Grid, words_of
from extractors.statements.labels import ENUMERATION
from extractors.words.loading import pattern

_BODY, _OWN = pattern("statements/resolve", "body_asked"), pattern("statements/resolve", "own_asked")
_SECTION = pattern("statements/resolve", "body_section")
_NAMED = 4
"""Characters from which an answer may name a body."""


def told_of_bodies(document: Document, own_names: Sequence[str]) -> dict[int, str]:
    """The body that each such cell may tell of, by the id of its passage; the applicant itself is none."""
    if not own_names:
        return {}
    tables = (b for b in document.blocks if isinstance(b, Table))
    return {id(c.passage): body for table in tables for c, body in _in_table(table, own_names)}


def passages_of_bodies(document: Document) -> frozenset[int]:
    """The ids of the passages that stand in sections of a form which are headed as such a body's."""
    tables = (Grid(b) for b in document.blocks if isinstance(b, Table))
    return frozenset(id(c.passage) for grid in tables for c, _ in _in_sections(grid))


def _in_table(table: Table, own_names: Sequence[str]) -> Iterator[tuple[Cell, str]]:
    grid = Grid(table)
    yield from _in_sections(grid)
    labels = [(c, body) for c in table.cells if (body := _asked(grid, c, own_names)) is not None]
    if not any(body for _, body in labels):
        return
    times = Counter(filter(None, (words_of(c) for c in table.cells)))
    for cell in table.cells:
        above = [(c, body) for c, body in labels if _rules(c, cell)]
        nearest = max(above, key=lambda one: (one[0].row, one[0].column), default=None)
        upright = max(above, key=lambda one: (one[0].column > 0, one[0].row, one[0].column), default=None)
        ruling = next((one for one in (nearest, upright) if one and one[1]), None)
        if ruling and (ruling[0].row == cell.row or _asked_anew(grid, ruling[0], cell, times)):
            yield cell, ruling[1]


def _in_sections(grid: Grid) -> Iterator[tuple[Cell, str]]:
    """The cells of sections that are headed as a body's, by a row of its own or by a cell that spans its rows."""
    heading = ""
    for row in range(grid.table.rows):
        cells = grid.row_cells(row)
        first = ENUMERATION.sub("", words_of(cells[0])) if cells else ""
        asks = len(cells) > 1 and _BODY.fullmatch(first)  # and nobody answered
        if first and not asks and all(not words_of(c) for c in cells[1:]):
            heading = first if _SECTION.fullmatch(first) else ""
        grouped = bool(cells) and cells[0].row_span > 1 and _SECTION.fullmatch(first)
        if heading or grouped:
            yield from ((c, heading or first) for c in cells)


def _asked_anew(grid: Grid, label: Cell, cell: Cell, times: Mapping[str, int]) -> bool:
    """Whether a form asks for a figure below a body once more, or opens a part about the body that asks so.

    What a form asks once it asks of the applicant, wherever the body is named.
    """
    near = [c for c in grid.row_cells(cell.row) if c.column < cell.column]
    over = next((c for c in grid.above(cell) if words_of(c)), None)
    asked = {words_of(c) for c in (*near[-1:], *([over] if over and not near else [])) if words_of(c)}
    opened = (c for row in range(label.row + 1, cell.row) for c in grid.row_cells(row) if c.column == label.column)
    return any(times[text] > 1 for text in (*asked, *(words_of(c) for c in opened if words_of(c))))


def _asked(grid: Grid, cell: Cell, own_names: Sequence[str]) -> str | None:
    """The body that stands beside a label which asks for one; "" beside one that asks for the applicant, else None."""
    text = ENUMERATION.sub("", words_of(cell)).rstrip(":")
    if _BODY.fullmatch(text):
        beside = next(iter(grid.right_of(cell)), None)
        named = words_of(beside) if beside else ""
        own = len(named) < _NAMED or any(own in named or named in own for own in own_names)
        return None if own else named
    return "" if _OWN.match(text) else None


def _rules(label: Cell, cell: Cell) -> bool:
    """Whether a label stands over a cell: left of it in its row, or above it and the label beside it."""
    if label.row == cell.row:
        return label.column <= cell.column
    if label.row > cell.row:
        return False
    if label.column == 0:
        return True
    return label.row + label.row_span >= cell.row and label.column <= cell.column
