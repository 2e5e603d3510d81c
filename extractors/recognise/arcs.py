"""Level ink that is the top or the foot of a ring, as of a seal that a fax made black, is told from a pen's stroke."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.recognise.components import components

RADII = (18.0, 95.0)
"""Points; from a small seal to the largest."""
STEP = 1.5
"""Points from one radius that is tried to the next."""
ASIDE = (-6.0, -4.0, -2.0, 0.0, 2.0, 4.0, 6.0)
"""Points by which the middle of the level part may be off the ring's."""
TURN = 1.2
"""Radians along which the ring must go on to either side of its top."""
DRAWN = 0.88
"""Of the ring on either side that must be inked."""
CLEAR, CROWDED = 3.5, 0.5
"""Points over and under a ring where at most this share is inked on one of both sides."""
PLACES = 40
LONGEST = 64.0
"""Points; no ring keeps to its height for longer."""

Mask = NDArray[np.bool_]


def without_arcs(level: Mask, ink: Mask, scale: float) -> Mask:
    """`level` without its pieces that go on as a ring; `scale` is pixels a point."""
    count, labels, stats, _ = components(level.astype(np.uint8))
    if count < 2:
        return level
    reach = cv2.dilate(ink.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    kept = np.ones(count, dtype=bool)
    kept[0] = False
    for i, (x, top, width, height, _) in enumerate(stats):
        if i and width <= LONGEST * scale:
            kept[i] = not _goes_round(reach, x + width / 2, top, top + height, scale)
    return np.asarray(kept[labels])


def _goes_round(ink: Mask, x: float, top: float, foot: float, scale: float) -> bool:
    """Whether a ring whose top or foot lies there is inked on both sides of it."""
    radii = np.arange(RADII[0], RADII[1], STEP) * scale
    angles = np.linspace(0.15, TURN, PLACES)
    across, down = np.outer(radii, np.sin(angles)), np.outer(radii, 1 - np.cos(angles))
    return any(
        bool((_drawn(ink, middle - across, y, scale) & _drawn(ink, middle + across, y, scale)).any())
        for middle in (x + off * scale for off in ASIDE)
        for start in _rows(top, foot)
        for y in (start + down, start - down)
    )


def _drawn(ink: Mask, x: NDArray[np.float64], y: NDArray[np.float64], scale: float) -> Mask:
    """Which rows of places are inked, with little ink close over and under them: print and strokes are crowded."""
    drawn = _share(ink, x, y) >= DRAWN
    if not drawn.any():
        return np.asarray(drawn)
    beside = np.minimum(_share(ink, x, y - CLEAR * scale), _share(ink, x, y + CLEAR * scale))
    return np.asarray(drawn & (beside <= CROWDED))


def _rows(top: float, foot: float) -> tuple[float, ...]:
    return (top + 1, (top + foot) / 2, foot - 2)


def _share(ink: Mask, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each row of places the share that is inked; outside the picture nothing is."""
    columns, rows = np.rint(x).astype(int), np.rint(y).astype(int)
    there = (columns >= 0) & (rows >= 0) & (columns < ink.shape[1]) & (rows < ink.shape[0])
    inked = ink[np.clip(rows, 0, ink.shape[0] - 1), np.clip(columns, 0, ink.shape[1] - 1)] & there
    return np.asarray(inked.mean(axis=1), dtype=np.float64)
