"""A table as a grid: which cell covers a place, and what stands beside, above and below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from extractors.model import UNREAD, Box, Cell, Table
from extractors.page.places import union
from extractors.text.script import script


@dataclass(frozen=True)
class Grid:
    """A table with its spans spread out; merged cells answer at every place that they cover."""

    table: Table

    @cached_property
    def _places(self) -> dict[tuple[int, int], Cell]:
        return {
            (row, column): cell
            for cell in self.table.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers this place."""
        return self._places.get((row, column))

    def right_of(self, cell: Cell) -> Iterator[Cell]:
        """The cells to the right in the cell's first row, each once."""
        column = cell.column + cell.column_span
        while column < self.table.columns:
            beside = self.at(cell.row, column)
            if beside is None:
                column += 1
                continue
            yield beside
            column = beside.column + beside.column_span

    def below(self, cell: Cell) -> Iterator[Cell]:
        """The cells under the cell's first column, each once."""
        row = cell.row + cell.row_span
        while row < self.table.rows:
            under = self.at(row, cell.column)
            if under is None:
                row += 1
                continue
            yield under
            row = under.row + under.row_span

    def above(self, cell: Cell) -> Iterator[Cell]:
        """The cells over the cell's first column, the nearest first."""
        row = cell.row - 1
        while row >= 0:
            over = self.at(row, cell.column)
            if over is None:
                row -= 1
                continue
            yield over
            row = over.row - 1

    def row_cells(self, row: int) -> tuple[Cell, ...]:
        """The cells that cover this row, from left to right."""
        seen: list[Cell] = []
        for column in range(self.table.columns):
            cell = self.at(row, column)
            if cell is not None and (not seen or seen[-1] is not cell):
                seen.append(cell)
        return tuple(seen)

    def row_box(self, cell: Cell) -> Box | None:
        """The box of the cell's row, in reading space."""
        return union(c.box for c in self.row_cells(cell.row) if c.box and c.passage.page == cell.passage.page)


def by_row(table: Table) -> dict[int, list[Cell]]:
    """The cells that begin in each row, from left to right; rows without any are left out."""
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(table.cells, key=lambda c: c.column):
        rows.setdefault(cell.row, []).append(cell)
    return rows


def words_of(cell: Cell) -> str:
    """The cell's text folded and without blanks between characters; "" where nothing in it was read."""
    return script(cell.passage.text.replace(UNREAD, " "), lines=True).text


def is_unread(cell: Cell) -> bool:
    """Whether something stands in the cell, and no word of it was read."""
    return UNREAD in cell.passage.text and not words_of(cell)
