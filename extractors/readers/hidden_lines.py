"""Which cells of an Excel sheet lie in hidden rows or columns, or in slivers too narrow to show anything?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_LOW = 2.0
"""Points: a row lower than this shows no letters."""

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
    rows = (
        row
        for row, size in sheet.row_dimensions.items()
        if size.hidden or (size.height is not None and size.height < _LOW)
    )
    columns = (
        column
        for size in sheet.column_dimensions.values()
        if size.hidden or size.width < _NARROW
        for column in range(size.min or 0, min(size.max or 0, _LAST_COLUMN) + 1)
    )
    return HiddenLines(frozenset(rows), frozenset(columns), spans)
