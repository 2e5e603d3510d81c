"""Painted paths -> ruling lines: straight, level or upright, each printed line once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from extractors.model import RulingLine
from extractors.pictures.pixels import Picture
from extractors.readers.painted import Painted, Pasted, Stroke

_THIN = 3.0
"""Points: a filled shape no thicker than this is a line."""

_STROKE = 1.6
"""Points: the thickest stroke through ordinary text."""

_MARKER = 6.0
"""Points: a line as thick as this blots letters out rather than crossing them out."""

_SHORT = 4.0
"""Points: nothing shorter rules a table (dots of a dotted line are joined first)."""

_SAME = 1.2
"""Points: parallel lines nearer than this are one line printed twice (the edges of two adjoining cells)."""

_GAP = 3.2
"""Points: pieces of one line may be this far apart (dashes, edges cell by cell)."""

_PLACES = 16
"""At how many places along it a line is looked for in the picture."""

_GOLDEN = 0.618033988749895
"""Of the line, from one place to the next, round and round: even steps may all meet lines across, where all is dark."""

_WAY = np.array([(0.5 + step * _GOLDEN) % 1 for step in range(_PLACES)])
"""Where on the line those places are."""

_BANDS = 4
"""At how many of those places a line must show that only every other row's ground brings out."""

_FAINT = 10
"""Of 255: the palest rule that parts cells."""

_INK = 45
"""Of 255: by how much the strongest of a seal ink's colours is above the weakest."""

_RED = 0
"""The first of a picture's colours."""

_FRAME = 4
"""Lines of a frame; more of them in another ink than red rule a table."""

Span = tuple[float, float, float]
"""Position across, start, end."""


def ruling_lines(painted: Painted, picture: Picture) -> tuple[RulingLine, ...]:
    """The ruling lines that the page's picture (any resolution) shows, in page space, level ones first."""
    level, upright = spans(painted)
    lines = [RulingLine(start, at, end, at) for at, start, end in level]
    lines += [RulingLine(at, start, at, end) for at, start, end in upright]
    scale = picture.shape[1] / painted.width
    return _without_seals([line for line in lines if _shows(line, picture, scale)], picture, scale)


def _without_seals(lines: Sequence[RulingLine], picture: Picture, scale: float) -> tuple[RulingLine, ...]:
    """The lines without the frames of seals: inked ones among others that are not, some of them upright."""
    if not any(line.x0 == line.x1 and _ink(line, picture, scale) is not None for line in lines):
        return tuple(lines)
    inks = {line: ink for line in lines if (ink := _ink(line, picture, scale)) is not None}
    is_frame = len(inks) <= _FRAME or set(inks.values()) == {_RED}
    return tuple(line for line in lines if 2 * len(inks) >= len(lines) or not is_frame or line not in inks)


def _ink(line: RulingLine, picture: Picture, scale: float) -> int | None:
    """Which of red, green and blue is the strongest on the line, where there is seal ink at most of its places."""
    across = _across(line, picture, scale).astype(np.int16)
    if not across.size:
        return None
    spread = across.max(axis=2) - across.min(axis=2)
    if int((spread.max(axis=1) >= _INK).sum()) < _PLACES / 2:
        return None
    return int(across[spread >= _INK].mean(axis=0).argmax())


def spans(painted: Painted) -> tuple[list[Span], list[Span]]:
    """All level and all upright strokes, joined, whether the picture shows them or not."""
    level: list[Span] = []
    upright: list[Span] = []
    for x0, top, x1, bottom in _segments(painted):
        if abs(bottom - top) <= abs(x1 - x0):
            level.append(((top + bottom) / 2, min(x0, x1), max(x0, x1)))
        else:
            upright.append(((x0 + x1) / 2, min(top, bottom), max(top, bottom)))
    return joined(level), joined(upright)


def thin_strokes(painted: Painted) -> list[Span]:
    """Level lines that are drawn as lines, thinner than a rule of a box: what underlines or crosses out text."""
    found: list[Span] = []
    for stroke in painted.strokes:
        box = stroke.box
        if box.bottom - box.top <= _STROKE and stroke.thick < _MARKER and box.x1 - box.x0 > box.bottom - box.top:
            found.append(((box.top + box.bottom) / 2, box.x0, box.x1))
    return joined(found)


def _shows(line: RulingLine, picture: Picture, scale: float) -> bool:
    """Does something change across the line at most places? White rules on a coloured table show, patches do not; those
    between white and pale rows show all along it, though at fewer places."""
    across = _across(line, picture, scale)
    if not across.size:
        return False
    changes = (across.max(axis=1) - across.min(axis=1)).max(axis=1) >= _FAINT
    if int(changes.sum()) >= _PLACES / 2:
        return True
    return line.x0 == line.x1 and int(changes.sum()) >= _BANDS and _all_along(changes)


def _all_along(changes: npt.NDArray[np.bool_]) -> bool:
    """Does the line, all of it on the page, show in each third of it? The places are in no order."""
    thirds = (3 * _WAY).astype(np.int64)
    return len(changes) == _PLACES and all(changes[thirds == third].any() for third in range(3))


def _across(line: RulingLine, picture: Picture, scale: float) -> Picture:
    """What the picture shows across the line, at each place on it that the picture has."""
    reach = 1.5 + 1 / scale
    if line.x0 == line.x1:
        pixels, along = picture, line.top + (line.bottom - line.top) * _WAY
        start, stop = line.x0 - reach, line.x0 + reach
    else:
        pixels, along = picture.swapaxes(0, 1), line.x0 + (line.x1 - line.x0) * _WAY
        start, stop = line.top - reach, line.top + reach
    places = (along * scale).astype(np.int64)
    places = places[(places >= 0) & (places < len(pixels))]
    return pixels[places, max(int(start * scale), 0) : max(int(stop * scale) + 1, 0)]


def _segments(painted: Painted) -> Iterator[tuple[float, float, float, float]]:
    for stroke in painted.strokes:
        if not outlines_a_glyph(stroke):
            yield from _edges(stroke)
    for picture in painted.pictures:
        yield from _picture_line(picture)


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
