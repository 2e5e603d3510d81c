"""The outlines of OFD paths as operators of PDF: lines, curves, arcs."""

from __future__ import annotations

import math
from collections.abc import Iterator

from extractors.ofd.elements import PLAIN, Matrix

Point = tuple[float, float]
_COUNTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_OPERATORS = {"M": "m", "L": "l", "B": "c"}
_QUARTER = math.pi / 2


def outline(data: str, way: Matrix = PLAIN) -> str:
    """The operators of a path's abbreviated data, taken through `way`; it ends where the data breaks off."""
    parts: list[str] = []
    for step, points in _segments(data):
        if step == "C":
            parts.append("h")
        else:
            parts.append(f"{' '.join(_written(_through(way, point)) for point in points)} {_OPERATORS[step]}")
    return " ".join(parts)


def rectangle(left: float, top: float, width: float, height: float, way: Matrix = PLAIN) -> str:
    """The operators of a rectangle."""
    corners = ((left, top), (left + width, top), (left + width, top + height), (left, top + height))
    first, *others = (_written(_through(way, corner)) for corner in corners)
    return f"{first} m {' '.join(f'{corner} l' for corner in others)} h"


def _segments(data: str) -> Iterator[tuple[str, list[Point]]]:
    words, at, here = data.split(), 0, (0.0, 0.0)
    while at < len(words):
        step = words[at].upper()
        if step not in _COUNTS:
            return
        try:
            values = [float(word) for word in words[at + 1 : at + 1 + _COUNTS[step]]]
        except ValueError:
            return
        if len(values) < _COUNTS[step]:
            return
        at += 1 + _COUNTS[step]
        for found, points in _segment(step, values, here):
            yield found, points
            here = points[-1] if points else here


def _segment(step: str, values: list[float], here: Point) -> Iterator[tuple[str, list[Point]]]:
    points = list(zip(values[::2], values[1::2], strict=False))
    if step == "A":
        yield from (("B", curve) for curve in _arc(here, values))
    elif step == "Q":
        control, end = points
        yield "B", [_toward(here, control, 2 / 3), _toward(end, control, 2 / 3), end]
    else:
        yield ("M" if step == "S" else step), points


def _toward(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _arc(start: Point, values: list[float]) -> list[list[Point]]:
    """An elliptic arc as curves of at most a quarter each, as in SVG."""
    across, down, angle, large, sweep = abs(values[0]), abs(values[1]), math.radians(values[2]), values[3], values[4]
    end = (values[5], values[6])
    if not across or not down or start == end:
        return [[start, end, end]]
    cos, sin = math.cos(angle), math.sin(angle)
    half = ((start[0] - end[0]) / 2, (start[1] - end[1]) / 2)
    x, y = cos * half[0] + sin * half[1], cos * half[1] - sin * half[0]
    scale = max(1.0, math.hypot(x / across, y / down))
    across, down = across * scale, down * scale
    rest = (across * down) ** 2 - (across * y) ** 2 - (down * x) ** 2
    far = math.sqrt(max(rest, 0.0) / ((across * y) ** 2 + (down * x) ** 2)) * (-1 if bool(large) == bool(sweep) else 1)
    cx, cy = far * across * y / down, -far * down * x / across
    first = math.atan2((y - cy) / down, (x - cx) / across)
    turn = math.atan2((-y - cy) / down, (-x - cx) / across) - first
    turn += 2 * math.pi * ((turn < 0) * bool(sweep) - (turn > 0) * (not sweep))
    middle = (cos * cx - sin * cy + (start[0] + end[0]) / 2, sin * cx + cos * cy + (start[1] + end[1]) / 2)
    ellipse = (across * cos, across * sin, -down * sin, down * cos, *middle)
    pieces = max(1, math.ceil(abs(turn) / _QUARTER - 1e-9))
    return [_piece(ellipse, first + turn * n / pieces, turn / pieces) for n in range(pieces)]


def _piece(ellipse: Matrix, start: float, turn: float) -> list[Point]:
    pull, end = 4 / 3 * math.tan(turn / 4), start + turn
    circle = (
        (math.cos(start) - pull * math.sin(start), math.sin(start) + pull * math.cos(start)),
        (math.cos(end) + pull * math.sin(end), math.sin(end) - pull * math.cos(end)),
        (math.cos(end), math.sin(end)),
    )
    return [_through(ellipse, point) for point in circle]


def _through(way: Matrix, point: Point) -> Point:
    a, b, c, d, e, f = way
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


def _written(point: Point) -> str:
    return f"{point[0]:.4f} {point[1]:.4f}"
