"""Seals of any colour: where they are, and the picture without their ink, so that print under them can be read.

Of red ink any stamp-like patch is one. Other colours are those of pens as well: there a seal must have its outline,
a ring or a frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.model import Box
from extractors.recognise import inks
from extractors.recognise.outlines import has_outline, is_solid, pieces
from extractors.recognise.rapid import Picture

SMALLEST, LARGEST = 20.0, 190.0
"""Points across; a name seal has 8 mm, a company's seal 38 to 58 mm."""
NARROWEST, LEAST_LONG = 14.0, 44.0
"""Points; both sides of a framed seal of any colour: what is smaller may be a character of a pen."""
OBLONG = 3.0
"""A patch longer than this is a line of coloured print, unless it is cut off by the page's rim."""
FRAMED = 6.0
"""The same of a patch with a frame around it."""
LEAST = 0.04
"""Of its box that a seal's ink covers."""
PIECES = 8
"""Strokes of a red patch that shows no outline; a tick or a character of a pen has fewer."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Patch:
    """Ink that stands together: its box in pixels of the picture, its own ink at `scale` pixels a point."""

    box: Box
    ink: NDArray[np.uint8]
    scale: float
    width: float
    height: float
    at_rim: bool


def find(picture: Picture, dpi: float) -> tuple[Box, ...]:
    """The boxes of seals, in pixels of the picture."""
    red = [patch.box for patch in _patches(inks.red_ink(picture), dpi) if _is_red_seal(patch)]
    any_colour = [patch.box for patch in _patches(inks.coloured_ink(picture), dpi) if _is_framed_seal(patch)]
    seals: list[Box] = []
    for box in sorted([*red, *any_colour], key=lambda b: -_area(b)):
        if not any(_holds(outer, box) for outer in seals):
            seals.append(box)
    return tuple(seals)


def without(picture: Picture, boxes: tuple[Box, ...]) -> Picture:
    """A copy in which the seals' ink inside `boxes` is gone; black print under it stays, and so does other ink."""
    cleaned = picture.copy()
    for box in boxes:
        part = _within(cleaned, box)
        if part.size:
            inks.lift(part, _kind(part))
    return cleaned


def _kind(part: Picture) -> inks.Inks:
    """Red ink alone where it is most of the ink there: a signature over a red seal stays."""
    return inks.red_ink if 2 * inks.red_ink(part).sum() >= inks.coloured_ink(part).sum() else inks.coloured_ink


def _patches(ink: Mask, dpi: float) -> Iterator[_Patch]:
    if ink.mean() < 0.0002:
        return
    factor = 0.5 if dpi > 120 else 1.0
    scale = dpi / 72 * factor
    small = cv2.resize(ink.astype(np.uint8) * 255, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    reach = max(3, round(5 * scale))
    plain = (small > 60).astype(np.uint8)
    joined = cv2.morphologyEx(plain, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    for i in range(1, count):
        x, y, width, height = (int(v) for v in stats[i][:4])
        if max(width, height) < SMALLEST * scale or min(width, height) < NARROWEST / 2 * scale:
            continue
        here = (slice(y, y + height), slice(x, x + width))
        own = np.where((labels[here] == i) & (plain[here] > 0), 255, 0).astype(np.uint8)
        yield _patch(Box(x, y, x + width, y + height), own, scale, factor, ink)


def _patch(at: Box, own: NDArray[np.uint8], scale: float, factor: float, ink: Mask) -> _Patch:
    margin = 2 * scale
    left, top, right, foot = (
        (v + m) / factor for v, m in ((at.x0, -margin), (at.top, -margin), (at.x1, margin), (at.bottom, margin))
    )
    box = Box(left, top, right, foot)
    at_rim = box.x0 <= 2 or box.top <= 2 or box.x1 >= ink.shape[1] - 2 or box.bottom >= ink.shape[0] - 2
    width, height = (box.x1 - box.x0) * factor / scale, (box.bottom - box.top) * factor / scale
    return _Patch(box, own, scale, width, height, at_rim)


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _holds(outer: Box, inner: Box) -> bool:
    """True where the middle of `inner`, say a seal's star, lies in a larger seal."""
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


def _is_red_seal(patch: _Patch) -> bool:
    if not _as_large(patch, SMALLEST) or is_solid(patch.ink, patch.scale):
        return False
    long = max(patch.width, patch.height) / max(min(patch.width, patch.height), 1e-6)
    if long < OBLONG or (patch.at_rim and long < 3 * OBLONG):
        return patch.at_rim or pieces(patch.ink) >= PIECES or has_outline(patch.ink, patch.scale)
    return False


def _is_framed_seal(patch: _Patch) -> bool:
    long = max(patch.width, patch.height) / max(min(patch.width, patch.height), 1e-6)
    return (
        _as_large(patch, NARROWEST)
        and max(patch.width, patch.height) >= LEAST_LONG
        and long < FRAMED
        and not is_solid(patch.ink, patch.scale)
        and has_outline(patch.ink, patch.scale)
    )


def _as_large(patch: _Patch, narrowest: float) -> bool:
    shorter, longer = sorted((patch.width, patch.height))
    return (
        SMALLEST <= longer <= LARGEST
        and shorter >= (SMALLEST / 2 if patch.at_rim else narrowest)
        and float((patch.ink > 0).mean()) > LEAST
    )


def _within(picture: Picture, box: Box) -> Picture:
    """A view of the picture's pixels inside a box."""
    rows = slice(max(0, int(box.top)), max(1, int(np.ceil(box.bottom))))
    return picture[rows, max(0, int(box.x0)) : max(1, int(np.ceil(box.x1)))]
