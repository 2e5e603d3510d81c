"""Red seals: where they are, and the picture without their ink, so that print under them can be read."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.model import Box
from extractors.recognise.rapid import Picture

SMALLEST, LARGEST = 20.0, 190.0
"""Points across; a name seal has 8 mm, a company's seal 38 to 58 mm."""
OBLONG = 3.0
"""A red patch longer than this is a line of red print, unless it is cut off by the page's rim."""
PALEST = 8
"""Steps of red beyond the other colours that a seal's thin strokes still have."""
FAINT = 0.55
"""Of the paper's brightness; print under a seal is darker."""

Mask = NDArray[np.bool_]


def red_ink(picture: Picture) -> Mask:
    """True where the picture is red to magenta beyond what paper or bad light is."""
    red, green, blue = (picture[:, :, i].astype(np.int16) for i in range(3))
    most = np.maximum(green, blue)
    return np.asarray((red - green > 40) & (red - most > 18) & (red > 70))


def find(picture: Picture, dpi: float) -> tuple[Box, ...]:
    """The boxes of seals, in pixels of the picture."""
    ink = red_ink(picture)
    if ink.mean() < 0.0002:
        return ()
    scale = dpi / 72
    factor = 0.5 if dpi > 120 else 1.0
    small = cv2.resize(ink.astype(np.uint8) * 255, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    reach = max(3, round(5 * scale * factor))
    joined = cv2.morphologyEx((small > 60).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    boxes = (_box(stats[i], 1 / factor, 2 * scale) for i in range(1, count))
    seals = [box for box in boxes if _is_seal(box, scale, ink)]
    return tuple(box for box in seals if not any(_holds(other, box) for other in seals if other != box))


def _holds(outer: Box, inner: Box) -> bool:
    """True where the middle of `inner`, say a seal's star, lies in a larger seal."""
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    larger = outer.x1 - outer.x0 > inner.x1 - inner.x0
    return larger and outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


def _box(stats: NDArray[np.int32], factor: float, margin: float) -> Box:
    x, y, width, height = (float(v) * factor for v in stats[:4])
    return Box(x - margin, y - margin, x + width + margin, y + height + margin)


def _is_seal(box: Box, scale: float, ink: Mask) -> bool:
    width, height = (box.x1 - box.x0) / scale, (box.bottom - box.top) / scale
    if min(width, height) < SMALLEST / 2 or not SMALLEST <= max(width, height) <= LARGEST:
        return False
    share = float(_within(ink, box).mean())
    at_rim = box.x0 <= 2 or box.top <= 2 or box.x1 >= ink.shape[1] - 2 or box.bottom >= ink.shape[0] - 2
    long = max(width, height) / max(min(width, height), 1e-6)
    return (
        share > 0.04
        and (long < OBLONG or (at_rim and long < 3 * OBLONG))
        and (at_rim or min(width, height) >= SMALLEST)
    )


def _within(array: NDArray[np.generic], box: Box) -> NDArray[np.generic]:
    return array[
        max(0, int(box.top)) : max(1, int(np.ceil(box.bottom))), max(0, int(box.x0)) : max(1, int(np.ceil(box.x1)))
    ]


def without(picture: Picture, boxes: tuple[Box, ...]) -> Picture:
    """A copy in which the red ink inside `boxes` is gone; black print under it stays.

    Red ink is a filter over paper and print alike, and lets most of the red light
    through: dividing the red channel by what bare ink lets through gives paper and
    print as they were below it.
    """
    cleaned = picture.copy()
    for box in boxes:
        part = _within_rows(cleaned, box)
        ink = red_ink(part)
        if ink.sum() < 5:
            continue
        red = part[:, :, 0].astype(np.float32)
        redness = np.clip(red - part[:, :, 1:].max(axis=2), 0, None)
        bare = ink & (redness >= np.percentile(redness[ink], 50))
        share = np.clip(redness / max(float(np.median(redness[bare])), 1.0), 0, 1)
        paper = float(np.percentile(red, 90))
        gain = max(1.0, paper / max(float(np.median(red[bare])), 1.0))
        below = red * (1 + share * (gain - 1)) / max(paper, 1.0)
        # The ink's rims come out a little darker than paper: what is nearly paper becomes it.
        below = np.where(below > FAINT, FAINT + (below - FAINT) * 1.5, below)
        grey = (np.clip(below, 0, 1) * paper).astype(np.uint8)
        # Thin strokes are paler than the ring: inside a seal every reddish pixel is its ink.
        touched = cv2.dilate((ink | (redness > PALEST)).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
        part[touched] = grey[touched][:, None]
    return cleaned


def _within_rows(picture: Picture, box: Box) -> Picture:
    """A view of the picture's pixels inside a box."""
    rows = slice(max(0, int(box.top)), max(1, int(np.ceil(box.bottom))))
    return picture[rows, max(0, int(box.x0)) : max(1, int(np.ceil(box.x1)))]
