"""The text lines that seals lie on, found once more without their ink; all others stay as they were found."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.model import Box
from extractors.recognise import rapid
from extractors.recognise.rapid import Picture, Quad

ROOM = 6.0
"""Points around a seal in which its ink may have drawn a line's end."""
AROUND = 12.0
"""Points of a line's surroundings that are shown to the finder with it."""
MOST = 0.6
"""Of the page; where more is to be looked at again all of it is."""


def lines(picture: Picture, quads: Sequence[Quad], seals: Sequence[Box], dpi: float, threads: int = 0) -> list[Quad]:
    """The lines of a picture without its seals' ink, of which `quads` were found while the ink was there."""
    scale = dpi / 72
    under = [_grown(seal, ROOM * scale) for seal in seals]
    disturbed = [quad for quad in quads if _touches(_around(quad), under)]
    parts = _apart([_grown(box, AROUND * scale) for box in (*under, *(_around(quad) for quad in disturbed))])
    if sum(_area(part) for part in parts) > MOST * picture.shape[0] * picture.shape[1]:
        return rapid.find_lines(picture, dpi, threads)
    again = rapid.find_lines(picture, dpi, threads, parts)
    kept = [quad for quad in quads if not _touches(_around(quad), under)]
    return [*kept, *(quad for quad in again if _touches(_around(quad), under))]


def _apart(boxes: Sequence[Box]) -> list[Box]:
    """Boxes that meet put together, until none do."""
    found: list[Box] = []
    for box in boxes:
        while met := [other for other in found if _touches(box, [other])]:
            found = [other for other in found if other not in met]
            box = _hull([box, *met])
        found.append(box)
    return found


def _hull(boxes: Sequence[Box]) -> Box:
    return Box(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )


def _around(quad: Quad) -> Box:
    low, high = quad.min(axis=0), quad.max(axis=0)
    return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))


def _grown(box: Box, by: float) -> Box:
    return Box(box.x0 - by, box.top - by, box.x1 + by, box.bottom + by)


def _touches(box: Box, others: Sequence[Box]) -> bool:
    return any(box.x0 < o.x1 and o.x0 < box.x1 and box.top < o.bottom and o.top < box.bottom for o in others)


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)
