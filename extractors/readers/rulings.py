"""Painted paths -> ruling lines: straight, level or upright, each printed line once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from extractors.model import RulingLine
from extractors.readers.painted import Painted, Pasted, Stroke, is_white

_THIN = 3.0
"""Points: a filled shape no thicker than this is a line."""

_SHORT = 4.0
"""Points: nothing shorter rules a table (dots of a dotted line are joined first)."""

_SAME = 1.2
"""Points: parallel lines nearer than this are one line printed twice (the edges of two adjoining cells)."""

_GAP = 3.2
"""Points: pieces of one line may be this far apart (dashes, edges cell by cell)."""

Span = tuple[float, float, float]
"""Position across, start, end."""


def ruling_lines(painted: Painted) -> tuple[RulingLine, ...]:
    """The ruling lines of a page, level ones first, each sorted from top to bottom and left to right."""
    level: list[Span] = []
    upright: list[Span] = []
    for x0, top, x1, bottom in _segments(painted):
        if abs(bottom - top) <= abs(x1 - x0):
            level.append(((top + bottom) / 2, min(x0, x1), max(x0, x1)))
        else:
            upright.append(((x0 + x1) / 2, min(top, bottom), max(top, bottom)))
    lines = [RulingLine(start, at, end, at) for at, start, end in joined(level)]
    lines += [RulingLine(at, start, at, end) for at, start, end in joined(upright)]
    return tuple(lines)


def _segments(painted: Painted) -> Iterator[tuple[float, float, float, float]]:
    for stroke in painted.strokes:
        if _seen(stroke):
            yield from _edges(stroke)
    for picture in painted.pictures:
        yield from _picture_line(picture)


def _seen(stroke: Stroke) -> bool:
    """White shapes are the ground under text, not rules."""
    drawn = stroke.stroked and not is_white(stroke.line_colour)
    return (drawn or (stroke.filled and not is_white(stroke.fill_colour))) and not outlines_a_glyph(stroke)


def outlines_a_glyph(stroke: Stroke) -> bool:
    """A small filled shape with many corners: a character that was turned into curves."""
    box = stroke.box
    return stroke.filled and len(stroke.points) > 6 and max(box.x1 - box.x0, box.bottom - box.top) < 60


def _edges(stroke: Stroke) -> Iterator[tuple[float, float, float, float]]:
    box = stroke.box
    wide, high = box.x1 - box.x0, box.bottom - box.top
    if min(wide, high) <= _THIN:
        if high <= wide:
            yield box.x0, (box.top + box.bottom) / 2, box.x1, (box.top + box.bottom) / 2
        else:
            yield (box.x0 + box.x1) / 2, box.top, (box.x0 + box.x1) / 2, box.bottom
        return
    corners = stroke.points
    for (x0, y0), (x1, y1) in pairwise((*corners, corners[0]) if len(corners) > 2 else corners):
        if abs(x0 - x1) < 0.5 or abs(y0 - y1) < 0.5:
            yield x0, y0, x1, y1


def _picture_line(picture: Pasted) -> Iterator[tuple[float, float, float, float]]:
    """Some printer drivers paint a line as a stretched picture of one pixel."""
    box = picture.box
    wide, high = box.x1 - box.x0, box.bottom - box.top
    if min(wide, high) <= 2 and max(wide, high) >= 20:
        yield (box.x0, box.top, box.x1, box.top) if high <= wide else (box.x0, box.top, box.x0, box.bottom)


def joined(spans: Iterable[Span]) -> list[Span]:
    """Spans on nearly the same position put together where they touch, doubles dropped, dots left out."""
    lines: list[Span] = []
    for group in _by_position(sorted(spans)):
        at = sum(span[0] for span in group) / len(group)
        lines += [(at, start, end) for start, end in _merged(group) if end - start >= _SHORT]
    return lines


def _by_position(spans: list[Span]) -> Iterator[list[Span]]:
    group: list[Span] = []
    for span in spans:
        if group and span[0] - group[0][0] > _SAME:
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _merged(group: list[Span]) -> Iterator[tuple[float, float]]:
    pieces = sorted((start, end) for _, start, end in group)
    start, end = pieces[0]
    for piece_start, piece_end in pieces[1:]:
        if piece_start - end <= _GAP:
            end = max(end, piece_end)
        else:
            yield start, end
            start, end = piece_start, piece_end
    yield start, end
