"""Whether a patch of ink has the outline of a seal, a ring or a frame around what is written in it, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.uint8]
Points = NDArray[np.floating[Any]]

DRAWN = 0.58
"""Of an outline that ink must follow: seals are worn, and print breaks them."""
INSIDE = (3.5, 5.5, 7.5, 10.0)
"""Points within an outline where it is looked for blank: a second ring may stand in one of these places."""
DEEPER = (13.0, 16.0, 20.0)
"""The same for a ring that is drawn all around: bold letters close to it leave no blank but within themselves."""
AROUND = 0.9
"""Of a ring that is drawn all around."""
BLANK = 0.62
"""Of what is drawn of an outline, so much may be drawn within it."""
TURNS = 240
"""Places around a ring that are looked at."""
SIDE = 0.2
"""The same of each side of a frame."""
NEAR = 1.6
"""Points by which the ink of an outline may be off."""
GAP = 5.0
"""Points; an outline broken by less than this still encloses."""
STUBBORN = (0.3, 0.65)
"""Of the patch's shorter side: writing that stands out of an outline and is narrower is cut off."""
LONG = 0.25
"""Of the patch's longer side: shorter strokes are its letters, or rests of print beside it."""
FEWEST = 20
"""Pixels of a patch that can be told for something."""
SOLID = 5.0
"""Points; what is as broad as this both ways is no stroke of a seal …"""
FILLED = 0.45
"""… and of a patch that is so for this share, the ground or a finger, nothing was stamped."""


def has_outline(ink: Mask, scale: float, gap: float = GAP) -> bool:
    """True for a patch (255 where inked, cut out at its own box) that a ring or a frame goes around."""
    return outline(ink, scale, gap) is not None


def outline(ink: Mask, scale: float, gap: float = GAP) -> Mask | None:
    """Where the ring or the frame of a patch (255 where inked, cut out at its own box) runs; None without one."""
    room = max(3, round(4 * NEAR * scale))
    ink = np.asarray(cv2.copyMakeBorder(ink, room, room, room, room, cv2.BORDER_CONSTANT, value=0), dtype=np.uint8)
    broad = max(3, round(2 * NEAR * scale) | 1)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (broad, broad))
    reach = np.asarray(cv2.dilate(ink, kernel), dtype=np.uint8)
    for hull in _hulls(ink, scale, gap):
        line = _framed(cv2.minAreaRect(hull), reach, scale)
        line = _ringed(hull, reach, scale) if line is None else line
        if line is not None:
            drawn = cv2.polylines(np.zeros_like(ink), [np.rint(line).astype(np.int32)], True, 255, broad)
            return np.asarray(drawn[room:-room, room:-room], dtype=np.uint8)
    return None


def _hulls(ink: Mask, scale: float, gap: float) -> Iterator[NDArray[Any]]:
    """What may be outlined: all the ink, its long strokes, and what it encloses without writing that stands out."""
    points = cv2.findNonZero(ink)
    if points is None or len(points) < FEWEST:
        return
    yield cv2.convexHull(points)
    strokes = cv2.findNonZero(_long_strokes(ink, max(cv2.boundingRect(points)[2:])))
    if strokes is not None and FEWEST <= len(strokes) < len(points):
        yield cv2.convexHull(strokes)
    wide = max(3, round(gap * scale))
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((wide, wide), np.uint8))
    outer = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0]
    filled = cv2.drawContours(np.zeros_like(ink), outer, -1, 255, cv2.FILLED)
    for share in STUBBORN:
        side = max(3, round(share * min(cv2.boundingRect(points)[2:])))
        core = cv2.morphologyEx(filled, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)))
        inner = cv2.findContours(core, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0]
        if inner:
            yield cv2.convexHull(max(inner, key=cv2.contourArea))


def _long_strokes(ink: Mask, longest: int) -> Mask:
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink)
    long = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) >= LONG * longest
    long[0] = False
    return np.where(long[labels], ink, 0).astype(np.uint8)


def pieces(ink: Mask) -> int:
    """Of how many strokes apart from one another a patch is."""
    return int((cv2.connectedComponentsWithStats(ink)[2][1:, cv2.CC_STAT_AREA] >= 3).sum())


def is_solid(ink: Mask, scale: float) -> bool:
    """True for a patch that is filled for the most part, as no seal is."""
    side = max(3, round(SOLID * scale))
    # The rim of a cut-out counts as filled, and a level frame lies on it.
    around = cv2.copyMakeBorder(ink, side, side, side, side, cv2.BORDER_CONSTANT, value=0)
    core = cv2.morphologyEx(around, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    return int(np.count_nonzero(core)) > FILLED * int(np.count_nonzero(ink))


def _framed(rectangle: cv2.typing.RotatedRect, reach: Mask, scale: float) -> Points | None:
    sides = _sides(rectangle, reach)
    if len(sides) < 3 or min(share for share, _ in sides) < SIDE:
        return None
    middle, (across, down), tilt = rectangle
    insets = (_inset((across, down), scale, by) for by in INSIDE)
    inner = [_whole(_sides((middle, size, tilt), reach)) for size in insets]
    return np.asarray(cv2.boxPoints(rectangle), dtype=float) if _parted(_whole(sides), inner) else None


def _sides(rectangle: cv2.typing.RotatedRect, reach: Mask) -> list[tuple[float, int]]:
    """How much of each side is drawn, and how long it is inside the picture."""
    corners = cv2.boxPoints(rectangle)
    sides = [_share(_between(corners[i], corners[(i + 1) % 4]), reach) for i in range(4)]
    return [(share, n) for share, n in sides if n]


def _whole(sides: list[tuple[float, int]]) -> float:
    return sum(share * n for share, n in sides) / max(sum(n for _, n in sides), 1)


def _inset(size: cv2.typing.Size2f, scale: float, by: float) -> tuple[float, float]:
    """A width and a height that are less by some points on either side, as far as there is room."""
    room = min(by * scale, 0.3 * min(size))
    return float(size[0] - 2 * room), float(size[1] - 2 * room)


def _parted(outer: float, inner: list[float]) -> bool:
    """Drawn enough, with a blank within: the rim of a line of print is no outline, since print goes on inside."""
    return outer >= DRAWN and min(inner) <= BLANK * outer


def _ringed(hull: NDArray[Any], reach: Mask, scale: float) -> Points | None:
    if len(hull) < 5:
        return None
    middle, size, tilt = cv2.fitEllipseDirect(_evenly(hull))
    if not (np.isfinite([*middle, *size, tilt]).all() and 0 < max(size) < 2 * max(reach.shape)):
        return None
    ring = _ring(middle, size, tilt)
    share, inside = _share(ring, reach)
    insets = (*INSIDE, *DEEPER) if share >= AROUND else INSIDE
    inner = [_share(_ring(middle, _inset(size, scale, by), tilt), reach)[0] for by in insets]
    return ring if inside >= 0.5 * TURNS and _parted(share, inner) else None


def _ring(middle: Sequence[float], size: Sequence[float], degrees: float) -> Points:
    turns, tilt = np.linspace(0, 2 * np.pi, TURNS, endpoint=False), np.radians(degrees)
    right, up = size[0] / 2 * np.cos(turns), size[1] / 2 * np.sin(turns)
    across = middle[0] + right * np.cos(tilt) - up * np.sin(tilt)
    return np.stack([across, middle[1] + right * np.sin(tilt) + up * np.cos(tilt)], 1)


def _evenly(hull: NDArray[Any]) -> NDArray[np.float32]:
    """Points all along a hull: its corners alone crowd where it is bent most."""
    corners = hull.reshape(-1, 2).astype(np.float32)
    ends = np.roll(corners, -1, axis=0)
    return np.concatenate([_between(a, b) for a, b in zip(corners, ends, strict=True)]).astype(np.float32)


def _between(start: Points, end: Points) -> Points:
    count = max(2, int(np.linalg.norm(end - start)))
    return np.asarray(start + np.linspace(0, 1, count, endpoint=False)[:, None] * (end - start))


def _share(points: Points, reach: Mask) -> tuple[float, int]:
    """The share of points at which there is ink, of those inside the picture, and how many these are."""
    x, y = np.rint(points[:, 0]).astype(int), np.rint(points[:, 1]).astype(int)
    inside = (x >= 2) & (y >= 2) & (x < reach.shape[1] - 2) & (y < reach.shape[0] - 2)
    if not inside.any():
        return 0.0, 0
    return float((reach[y[inside], x[inside]] > 0).mean()), int(inside.sum())
