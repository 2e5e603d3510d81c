"""Clip paths of a page's program: what lies outside of them is not shown, whatever is painted there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Area = tuple[float, float, float, float]
"""Left, bottom, right, top, in the device's coordinates."""

Clip = tuple[tuple[Area, ...], ...]
"""Of each path in force the boxes around its parts: only what lies in one of every path's is shown."""

NO_CLIP: Clip = ()

_PARTS = 64
"""Of one path; of one with more the box around all of them counts."""

_DEEP = 32
"""Paths in force at once; further ones only hide more, and are passed over."""

_MOST = (0.2, 0.3)
"""Of a letter's width and height: one that loses more than this may be another. Boxes are higher than their letters."""


def with_path(clip: Clip, path: Iterable[Sequence[Any]], matrix: Sequence[float]) -> Clip:
    """The clip with a path of the program (as pdfminer keeps it) in force as well."""
    areas = tuple(_around(part) for part in _parts(path, matrix))
    if not areas or areas in clip or len(clip) >= _DEEP:
        return clip
    return (*clip, areas if len(areas) <= _PARTS else (_around([corner for a in areas for corner in (a[:2], a[2:])]),))


def with_box(clip: Clip, box: Area) -> Clip:
    """The clip with a box of the device in force as well."""
    return clip if (box,) in clip or len(clip) >= _DEEP else (*clip, (box,))


def hides(clip: Clip, box: Area) -> bool:
    """Does the middle of a letter lie outside?"""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return not all(any(a[0] <= x <= a[2] and a[1] <= y <= a[3] for a in areas) for areas in clip)


def cuts(clip: Clip, box: Area) -> bool:
    """Is part of a letter that is not hidden cut off, so much that it may look like another?"""
    dx, dy = _MOST[0] * (box[2] - box[0]), _MOST[1] * (box[3] - box[1])
    x0, y0, x1, y1 = box[0] + dx, box[1] + dy, box[2] - dx, box[3] - dy
    return not all(any(a[0] <= x0 and a[1] <= y0 and x1 <= a[2] and y1 <= a[3] for a in areas) for areas in clip)


def _parts(path: Iterable[Sequence[Any]], matrix: Sequence[float]) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part that has an inside, on the device."""
    a, b, c, d, e, f = matrix
    part: list[tuple[float, float]] = []
    for step in path:
        if step[0] == "m":
            if len(part) > 1:
                yield part
            part = []
        numbers = [float(value) for value in step[1:]]
        part += [(a * x + c * y + e, b * x + d * y + f) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    if len(part) > 1:
        yield part


def _around(corners: Sequence[Sequence[float]]) -> Area:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
