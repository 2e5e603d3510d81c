"""Notes drawn by hand on a PDF page: which places do they strike out, whether or not they bring a drawing of theirs?

A pen that goes through letters strikes them; one that goes round them, under them or beside them does not.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as raw

Point = tuple[float, float]
Corners = tuple[Point, ...]

_REACH = 2.5
"""Points above and below the pen at which it still goes through a letter's middle."""

_ASIDE = 1.7
"""Points to the left and right."""

_STEP = 2.0
"""Points of a piece of the pen's way."""

_SHORT = 6.0
"""Points: a shorter way is a dot or a tick."""

_ROUND = 0.3
"""Of its size: a way that ends this near to where it began goes round something."""

_FLAT = 6.0
"""Points: a way of no more height goes round nothing."""

_MARKER = 0.7
"""A pen less opaque than this is a marker."""

_MOST_POINTS = 20_000
_MOST_PIECES = 2_000
_PENS = (raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_POLYLINE)
_PATCHES = (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_POLYGON)


def struck_by_pen(note: Any) -> Iterator[Corners]:
    """The places (in PDF coordinates) that this note goes through, or covers without pdfium drawing it."""
    kind = raw.FPDFAnnot_GetSubtype(note)
    if kind in _PENS and not _is_marker(note):
        for way in _ways(note, kind):
            if not _goes_round(way):
                yield from _pieces(way)
    elif kind in _PATCHES and not raw.FPDFAnnot_HasKey(note, b"AP"):
        box = raw.FS_RECTF()
        if raw.FPDFAnnot_GetRect(note, ctypes.byref(box)):
            yield (box.left, box.bottom), (box.right, box.top)


def _is_marker(note: Any) -> bool:
    opacity = ctypes.c_float()
    said = raw.FPDFAnnot_GetNumberValue(note, b"CA", ctypes.byref(opacity))
    return bool(said) and opacity.value < _MARKER


def _ways(note: Any, kind: int) -> Iterator[list[Point]]:
    if kind != raw.FPDF_ANNOT_INK:
        yield _points(lambda room, size: raw.FPDFAnnot_GetVertices(note, room, size))
        return
    for index in range(raw.FPDFAnnot_GetInkListCount(note)):
        yield _points(lambda room, size, index=index: raw.FPDFAnnot_GetInkListPath(note, index, room, size))


def _points(get: Any) -> list[Point]:
    count = min(get(None, 0), _MOST_POINTS)
    room = (raw.FS_POINTF * max(count, 1))()
    get(room, count)
    return [(room[place].x, room[place].y) for place in range(count)]


def _goes_round(way: list[Point]) -> bool:
    """Is it too short to strike anything out, or does it come back to its start with room inside?"""
    if len(way) < 2:
        return True
    across, down = (max(side) - min(side) for side in zip(*way, strict=True))
    if max(across, down) < _SHORT:
        return True
    return bool(down > _FLAT and math.dist(way[0], way[-1]) < _ROUND * max(across, down))


def _pieces(way: list[Point]) -> Iterator[Corners]:
    """Small boxes along the way, a little larger than it."""
    for start, end in pairwise(_thinned(way)):
        count = min(max(math.ceil(math.dist(start, end) / _STEP), 1), 1000)
        for step in range(count):
            one, other = (_between(start, end, at / count) for at in (step, step + 1))
            left, right = sorted((one[0], other[0]))
            low, high = sorted((one[1], other[1]))
            yield (left - _ASIDE, low - _REACH), (right + _ASIDE, high + _REACH)


def _thinned(way: list[Point]) -> list[Point]:
    """The way without points that lie nearer together than a piece is long."""
    kept = way[:1]
    for point in way[1:-1]:
        if math.dist(kept[-1], point) >= _STEP:
            kept.append(point)
    return [*kept, *way[-1:]][:_MOST_PIECES]


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
