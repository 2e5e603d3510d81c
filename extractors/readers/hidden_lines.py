"""Which cells of an Excel sheet lie in hidden rows or columns, or in slivers too narrow to show anything?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_LOW = 2.0
"""Points: a row lower than this shows no letters."""

_PART = 0.45
"""Of the size of its letters: a row lower than this shows slivers of them."""

_USUAL = 11.0

_NARROW = 0.3
"""Digits: a column narrower than this shows none."""

_LAST_COLUMN = 16384

At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class HiddenLines:
    """Hidden rows and columns, and by their top left corner the bottom right one of merged cells."""

    rows: frozenset[int]
    columns: frozenset[int]
    spans: dict[At, At]

    def cover(self, place: At) -> bool:
        """Is nothing of the cell there to be seen? A merged cell shows its text in what is left of it."""
        last_row, last_column = self.spans.get(place, place)
        return all(row in self.rows for row in range(place[0], last_row + 1)) or all(
            column in self.columns for column in range(place[1], last_column + 1)
        )


NO_LINES = HiddenLines(frozenset(), frozenset(), {})
"""Nothing is hidden."""


def hidden_lines(sheet: Any) -> HiddenLines:
    """The hidden rows and columns of a sheet that openpyxl has read."""
    spans = {(area.min_row, area.min_col): (area.max_row, area.max_col) for area in sheet.merged_cells.ranges}
    usual = sheet.sheet_format
    sizes, said = _letters(sheet), sheet.row_dimensions
    rows = {r for r, size in said.items() if size.hidden or (size.height is not None and size.height < _LOW)}
    for row, letters in sizes.items():
        height = said[row].height if row in said and said[row].height is not None else usual.defaultRowHeight
        if height is not None and height < max(_LOW, _PART * letters):
            rows.add(row)
    columns = {
        column
        for size in sheet.column_dimensions.values()
        if size.hidden or size.width < _NARROW
        for column in range(size.min or 0, min(size.max or 0, _LAST_COLUMN) + 1)
    }
    if usual.defaultColWidth is not None and usual.defaultColWidth < _NARROW:
        known = {c for size in sheet.column_dimensions.values() for c in range(size.min or 0, (size.max or 0) + 1)}
        columns |= {column for _, column in sheet._cells if column not in known}
    return HiddenLines(frozenset(rows), frozenset(columns), spans)


def _letters(sheet: Any) -> dict[int, float]:
    """By row the size of its smallest letters: those of a cell that holds something."""
    sizes: dict[int, float] = {}
    for (row, _), cell in sheet._cells.items():
        if cell.value is not None:
            size = float(getattr(cell.font, "sz", None) or _USUAL)
            sizes[row] = min(sizes.get(row, size), size)
    return sizes
