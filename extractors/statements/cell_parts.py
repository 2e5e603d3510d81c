"""A total in a cell less those who do not count: 11人(其中兼职3人), or 从业人员 | 11 | 其中:兼职 | 3 in one row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.model import Cell, Reason
from extractors.page.grid import Grid, words_of
from extractors.statements.columns import Candidate
from extractors.statements.heads import headers
from extractors.statements.labels import Label, value_of
from extractors.statements.linking import Link
from extractors.statements.taken_off import in_cell, names_them, takes_off
from extractors.text.script import script
from extractors.words.loading import pattern

_GOES_ON = pattern("statements/taken_off", "goes_on")


def less_those_beside(grid: Grid, best: Candidate, label: Label) -> tuple[Candidate, Link | None, tuple[Reason, ...]]:
    """What is left of the figure that stands beside or under a label, with its link; and why that is untold."""
    if not takes_off(label.field):
        return best, None, ()
    copy = script(best.cell.passage.text, lines=True)
    more = "" if names_them(label.field, label.strength) else "".join(_beside(grid, best.cell))
    left, untold = in_cell(copy.text + more, best.quantity, label.field, label.strength)
    if left.whole is None:
        return best, None, untold
    start = min(left.quantity.start, best.quantity.start)
    start, end = copy.back(start, min(left.quantity.end, len(copy.text)))
    return replace(best, quantity=left.quantity, start=start, end=end), left, untold


def _beside(grid: Grid, cell: Cell) -> Iterator[str]:
    """What the cells to the right say, and the rows below that go on with 其中; a bare number after its words."""
    for right in grid.right_of(cell):
        yield _named(grid, right)
    row = cell.row + cell.row_span
    while row < grid.table.rows and _GOES_ON.match(text := ":".join(words_of(c) for c in grid.row_cells(row))):
        yield f",{text}"
        row += 1


def _named(grid: Grid, cell: Cell) -> str:
    text = words_of(cell)
    if value_of(text) is None:
        return f",{text}"
    over = headers(grid, cell)
    return f",{over[0]}:{text}" if over else f":{text}"
