"""Where ink that repeats itself over a page lies: print that stands by itself is left out, though it be as pale.

Laid over itself at the distances of its tiles, a watermark meets itself; what is printed once meets nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.uint8]
Shift = tuple[int, int]

COARSE = 60.0
"""dpi; fine enough to lay a page over itself."""
NEAREST = 35.0
"""Points between two tiles at least."""
MOST = 8
"""Distances at which a page is laid over itself."""
NEARLY = 0.55
"""Of the best match that another distance of the same tiles has at least."""
SLACK = 0.7
"""Points by which tiles of a sheet that was scanned lie beside their places …"""
NEAR = 4
"""… and pixels by which their distance itself may be off, as it was found on the smaller picture."""
AGREED = 0.6
"""Of the places where a tile must be, within the page, that show it."""
FEWEST = 2
"""Such places; a tile that could be elsewhere once only is known by its neighbours."""


def likeness(ink: Mask, dpi: float) -> tuple[float, tuple[Shift, ...]]:
    """How well ink (255 or 1 where there is some) matches itself at the best distance, 0..1, and the best ones.

    A distance is down and right, in pixels of `ink`; none where nothing matches.
    """
    factor = COARSE / dpi
    small = cv2.resize(ink.astype(np.float32), None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    small = small - cv2.blur(small, (9, 9))
    height, width = small.shape
    spectrum = np.fft.rfft2(small, (2 * height, 2 * width))
    match = np.roll(np.fft.irfft2(np.abs(spectrum) ** 2), width, axis=1)[:height]
    whole, near = float(match[0, width]), round(NEAREST * COARSE / 72)
    match[:near, width - near : width + near + 1] = 0
    best = float(match.max()) / whole if whole > 0 else 0.0
    shifts = tuple((round(y / factor), round((x - width) / factor)) for y, x in _peaks(match, near)) if best else ()
    return best, shifts


def _peaks(match: NDArray[np.float64], near: int) -> Iterator[tuple[int, int]]:
    left, best = match.copy(), float(match.max())
    for _ in range(MOST):
        y, x = (int(v) for v in np.unravel_index(int(np.argmax(left)), left.shape))
        if left[y, x] < NEARLY * best:
            return
        yield y, x
        left[max(0, y - near // 3) : y + near // 3 + 1, max(0, x - near // 3) : x + near // 3 + 1] = 0


def repeated(ink: Mask, shifts: tuple[Shift, ...], dpi: float) -> Mask:
    """1 where ink (1 where there is some) meets itself at most of the distances that stay within the page."""
    reach = 2 * round(SLACK * dpi / 72) + 1
    broad = _broadened(ink, reach)
    met, asked = np.zeros(ink.shape, np.float32), np.zeros(ink.shape, np.float32)
    for shift in shifts:
        down, right = _settled(ink, shift)
        for y, x in ((down, right), (-down, -right)):
            _add(met, broad, y, x)
            _add(asked, np.ones_like(broad), y, x)
    agreed = (ink > 0) & (met >= AGREED * asked) & (asked >= FEWEST)
    return _broadened(agreed.astype(np.uint8), reach)


def _broadened(mask: Mask, reach: int) -> Mask:
    return np.asarray(cv2.dilate(mask, np.ones((reach, reach), np.uint8)), dtype=np.uint8)


def _settled(ink: Mask, shift: Shift) -> Shift:
    """The distance near `shift` at which the ink meets itself most."""
    down, right = shift
    near = [(down + y, right + x) for y in range(-NEAR, NEAR + 1) for x in range(-NEAR, NEAR + 1)]
    return max(near, key=lambda at: _meets(ink, *at))


def _meets(ink: Mask, down: int, right: int) -> int:
    height, width = ink.shape
    here = ink[max(0, down) : height + min(0, down), max(0, right) : width + min(0, right)]
    there = ink[max(0, -down) : height + min(0, -down), max(0, -right) : width + min(0, -right)]
    return int(cv2.countNonZero(cv2.bitwise_and(here, there)))


def _add(total: NDArray[np.float32], mask: Mask, down: int, right: int) -> None:
    """Adds the mask moved by that distance, as far as it stays within."""
    height, width = mask.shape
    if abs(down) >= height or abs(right) >= width:
        return
    to = total[max(0, down) : height + min(0, down), max(0, right) : width + min(0, right)]
    to += mask[max(0, -down) : height + min(0, -down), max(0, -right) : width + min(0, -right)]
