"""Which cells of an Excel sheet cannot be read since something opaque lies on what they say?"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.readers.hidden_lines import HiddenLines
from extractors.readers.sheet_covers import Corner, Cover

_PIXEL = 9525
"""English metric units."""
_DIGIT = 7 * _PIXEL
"""A digit of the usual font, by which columns are measured."""
_POINT = 12700
_USUAL_WIDTH, _USUAL_HEIGHT, _USUAL_SIZE = 9.14, 15.0, 11.0
_LINE = 1.3
"""The height of a line by the size of its font."""
_ENOUGH = 0.35
"""Of the place of its text: then the cell cannot be read."""
_STEPS = 9
"""Points that are asked, across and down."""

At = tuple[int, int]
Frame = tuple[float, float, float, float]
"""Left, top, right and bottom in English metric units."""


def covered_cells(sheet: Any, texts: Mapping[At, str], covers: Iterable[Cover], lines: HiddenLines) -> frozenset[At]:
    """The places of those texts that something lies on; `sheet` as openpyxl has read it."""
    drawn = tuple(covers)
    if not drawn:
        return frozenset()
    grid = _grid(sheet, texts, drawn, lines)
    frames = [(cover, _frame(grid, cover)) for cover in drawn]
    return frozenset(
        place for place, text in texts.items() if text and _is_covered(_seat(sheet, grid, place, text), frames)
    )


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where columns and rows begin, from 0; the last entry is where the last one ends."""

    columns: Sequence[float]
    rows: Sequence[float]
    spans: Mapping[At, At]

    def cell(self, place: At) -> Frame:
        last = self.spans.get(place, place)
        return self.columns[place[1] - 1], self.rows[place[0] - 1], self.columns[last[1]], self.rows[last[0]]

    def corner(self, corner: Corner) -> tuple[float, float]:
        column, row, across, down = corner
        x = self.columns[min(column, len(self.columns) - 1)]
        y = self.rows[min(row, len(self.rows) - 1)]
        return x + across, y + down


def _grid(sheet: Any, texts: Mapping[At, str], covers: Sequence[Cover], lines: HiddenLines) -> _Grid:
    corners = [c for cover in covers for c in (cover.start, cover.end) if c is not None]
    ends = [lines.spans.get(place, place) for place in texts]
    width = max([1, *(column for _, column in ends), *(c[0] + 1 for c in corners)])
    height = max([1, *(row for row, _ in ends), *(c[1] + 1 for c in corners)])
    usual_width, usual_height = usual_size(sheet)
    widths, heights = (
        said_widths(sheet),
        {row: size.height for row, size in sheet.row_dimensions.items() if size.height},
    )
    columns = [
        0 if c in lines.columns else widths.get(c, usual_width) * _DIGIT for c in range(1, min(width, 16384) + 1)
    ]
    rows = [0 if r in lines.rows else heights.get(r, usual_height) * _POINT for r in range(1, min(height, 1 << 20) + 1)]
    return _Grid(_added(columns), _added(rows), lines.spans)


def usual_size(sheet: Any) -> tuple[float, float]:
    """How wide, in digits, and how high, in points, columns and rows are of which the sheet says nothing."""
    usual = sheet.sheet_format
    return usual.defaultColWidth or _USUAL_WIDTH, usual.defaultRowHeight or _USUAL_HEIGHT


def said_widths(sheet: Any) -> dict[int, float]:
    """The widths that a sheet gives its columns, in digits."""
    return {
        column: size.width
        for size in sheet.column_dimensions.values()
        if size.width
        for column in range(size.min or 0, min(size.max or 0, 16384) + 1)
    }


def _added(sizes: Iterable[float]) -> list[float]:
    sums = [0.0]
    for size in sizes:
        sums.append(sums[-1] + size)
    return sums


def _frame(grid: _Grid, cover: Cover) -> Frame:
    left, top = grid.corner(cover.start)
    right, bottom = grid.corner(cover.end) if cover.end is not None else (left + cover.size[0], top + cover.size[1])
    return left, top, right, bottom


def _seat(sheet: Any, grid: _Grid, place: At, text: str) -> Frame:
    """Where in its cell a text stands: figures at the right, words at the left, unless the cell says otherwise."""
    left, top, right, bottom = grid.cell(place)
    cell = sheet._cells.get(place)
    size = (getattr(cell.font, "sz", None) or _USUAL_SIZE) / _USUAL_SIZE if cell is not None else 1.0
    wide = size * _DIGIT * sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    tall = size * _USUAL_SIZE * _LINE * _POINT
    side = cell.alignment.horizontal if cell is not None else None
    if side in (None, "general"):
        side = "right" if cell is not None and cell.data_type in ("n", "d") else "left"
    left, right = _placed(left, right, wide, {"right": 1.0, "center": 0.5}.get(side, 0.0))
    level = cell.alignment.vertical if cell is not None else None
    top, bottom = _placed(top, bottom, tall, {"top": 0.0, "center": 0.5}.get(level or "bottom", 1.0))
    return left, top, right, bottom


def _placed(start: float, end: float, size: float, share: float) -> tuple[float, float]:
    room = end - start - size
    return (start, end) if room <= 0 else (start + room * share, start + room * share + size)


def _is_covered(seat: Frame, covers: Iterable[tuple[Cover, Frame]]) -> bool:
    near = [(c, f) for c, f in covers if f[0] < seat[2] and seat[0] < f[2] and f[1] < seat[3] and seat[1] < f[3]]
    steps = [(i + 0.5) / _STEPS for i in range(_STEPS)]
    points = [(seat[0] + (seat[2] - seat[0]) * a, seat[1] + (seat[3] - seat[1]) * b) for a in steps for b in steps]
    return bool(near) and sum(any(_hides(c, f, point) for c, f in near) for point in points) >= _ENOUGH * len(points)


def _hides(cover: Cover, frame: Frame, point: tuple[float, float]) -> bool:
    left, top, right, bottom = frame
    if not (left <= point[0] <= right and top <= point[1] <= bottom) or right <= left or bottom <= top:
        return False
    return cover.hides((point[0] - left) / (right - left), (point[1] - top) / (bottom - top))
