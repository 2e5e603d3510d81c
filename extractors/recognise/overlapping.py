"""Seals stamped over one another: the hull of such a patch is no ring, but parts of it are arcs of rings."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

NARROWEST, WIDEST = 40.0, 170.0
"""Points across, of a ring."""
SECTION = 0.2
"""Of the hull that is looked at as one arc …"""
STARTS = 30
"""… from so many places of it."""
OFF = 0.8
"""Points by which an arc may be off its circle."""
NEAR = 1.6
"""Points by which the ink of a ring may be off."""
DRAWN = 0.9
"""Of a ring that must be inked all around; print and the other seal cross it."""
PLACES = 180

Mask = NDArray[np.uint8]
Circle = tuple[float, float, float]


def holds_ring(ink: Mask, scale: float) -> bool:
    """Whether an arc of the hull of a patch (255 where inked) belongs to a ring that is drawn all around."""
    points = cv2.findNonZero(ink)
    if points is None or max(ink.shape) < NARROWEST * scale:
        return False
    hull = _evenly(cv2.convexHull(points))
    broad = max(3, round(2 * NEAR * scale) | 1)
    reach = cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (broad, broad))) > 0
    long, step = round(SECTION * len(hull)), max(1, len(hull) // STARTS)
    sections = (np.roll(hull, -start, axis=0)[:long] for start in range(0, len(hull), step))
    return any(_is_drawn(circle, reach, scale) for s in sections if (circle := _circle(s, scale)) is not None)


def _evenly(hull: NDArray[Any]) -> NDArray[np.float64]:
    """Points all along a hull, a pixel apart."""
    corners = hull.reshape(-1, 2).astype(float)
    sides = zip(corners, np.roll(corners, -1, axis=0), strict=True)
    return np.concatenate([a + _steps(b - a)[:, None] * (b - a) for a, b in sides])


def _steps(side: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.linspace(0, 1, max(1, int(np.hypot(*side))), endpoint=False)


def _circle(arc: NDArray[np.float64], scale: float) -> Circle | None:
    """The circle that an arc is of, where it is of one of a seal's size."""
    middle = arc.mean(axis=0)
    x, y = (arc - middle).T
    try:
        a, b, c = np.linalg.lstsq(np.stack([2 * x, 2 * y, np.ones_like(x)], 1), x * x + y * y, rcond=None)[0]
    except np.linalg.LinAlgError:
        return None
    radius = float(np.sqrt(max(c + a * a + b * b, 0.0)))
    if not NARROWEST * scale <= 2 * radius <= WIDEST * scale:
        return None
    off = np.abs(np.hypot(x - a, y - b) - radius)
    return (float(a + middle[0]), float(b + middle[1]), radius) if off.max() <= OFF * scale else None


def _is_drawn(circle: Circle, reach: NDArray[np.bool_], scale: float) -> bool:
    """Whether there is ink all around a circle, and not all over what is within."""
    x, y, radius = circle
    if _share(x, y, radius, reach) < DRAWN:
        return False
    return min(_share(x, y, share * radius, reach) for share in (0.9, 0.8, 0.7, 0.6)) < 0.7 * DRAWN


def _share(x: float, y: float, radius: float, reach: NDArray[np.bool_]) -> float:
    """The share of places around a circle that are inked; what lies outside the patch is not."""
    turns = np.linspace(0, 2 * np.pi, PLACES, endpoint=False)
    columns, rows = np.rint(x + radius * np.cos(turns)).astype(int), np.rint(y + radius * np.sin(turns)).astype(int)
    there = (columns >= 0) & (rows >= 0) & (columns < reach.shape[1]) & (rows < reach.shape[0])
    return float(reach[rows[there], columns[there]].sum()) / PLACES
