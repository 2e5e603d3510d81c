"""The darkest and the brightest of many places of a picture, by channel: places on the same rows in one go."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.pictures.pixels import Picture

Place = tuple[int, int, int, int]
"""Top, bottom, left, right in pixels; bottom and right are left out."""


def place(picture: Picture, x0: float, top: float, x1: float, bottom: float, scale: float) -> Place:
    """The pixels that a box (points) touches; none where it lies off the picture."""
    height, width = picture.shape[:2]
    upper, left = min(max(int(top * scale), 0), height), min(max(int(x0 * scale), 0), width)
    lower, right = min(int(bottom * scale) + 1, height), min(int(x1 * scale) + 1, width)
    return upper, max(lower, upper), left, max(right, left)


def extremes(picture: Picture, places: Sequence[Place]) -> tuple[Picture, Picture]:
    """The least and the most of each channel at each place; 255 and 0 where a place has no pixels."""
    low, high = np.full((len(places), 3), 255, np.uint8), np.zeros((len(places), 3), np.uint8)
    rows: dict[tuple[int, int], list[int]] = {}
    for index, (top, bottom, left, right) in enumerate(places):
        if top < bottom and left < right:
            rows.setdefault((top, bottom), []).append(index)
    for (top, bottom), members in rows.items():
        ends = np.array([places[index][2:] for index in members])
        start = int(ends[:, 0].min())
        strip = picture[top:bottom, start : int(ends[:, 1].max())]
        low[members] = _along(np.minimum, strip, ends - start)
        high[members] = _along(np.maximum, strip, ends - start)
    return low, high


def _along(reduce: np.ufunc, strip: Picture, ends: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> Picture:
    """The strip's rows as one, of it what lies between each pair of ends."""
    row = reduce.reduce(strip, axis=0)
    # reduceat wants each end to be a column; the one more is in no place.
    padded = np.concatenate([row, row[-1:]])
    found: Picture = reduce.reduceat(padded, ends.ravel(), axis=0)[::2]
    return found
