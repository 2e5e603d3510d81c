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
from extractors.recognise.channels import brightest
from extractors.recognise.components import components
from extractors.recognise.outlines import has_outline, is_solid, pieces
from extractors.recognise.overlapping import holds_ring
from extractors.recognise.rapid import Picture

SMALLEST, LARGEST = 20.0, 190.0
"""Points across; a name seal has 8 mm, a company's seal 38 to 58 mm."""
NARROWEST, LEAST_LONG = 14.0, 44.0
"""Points; both sides of a framed seal of any colour: what is smaller may be a character of a pen."""
OBLONG = 3.0
"""A patch longer than this is a line of coloured print, unless it is cut off by the page's rim."""
FRAMED = 6.0
"""The same of a patch with a frame around it."""
GAP = 5.0
"""Points between strokes of one seal."""
LEAST = 0.04
"""Of its box that a seal's ink covers."""
FEWEST = 0.0002
"""Of a page; with less ink of a kind there is no seal of it."""
DARKEST = 0.4
"""Of the paper's brightness that bare ink lets through in the channel it dims least; what lets less is print."""
PIECES = 8
"""Strokes of a red patch that shows no outline; a tick or a character of a pen has fewer."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Patch:
    """Ink that stands together: its own `ink` at `scale` pixels a point, and in pixels of the picture the box of
    that ink (`core`) and the box with some room around."""

    core: Box
    box: Box
    ink: NDArray[np.uint8]
    scale: float
    width: float
    height: float
    at_rim: bool
    gap: float


def find(picture: Picture, dpi: float) -> tuple[Box, ...]:
    """The boxes of seals, in pixels of the picture."""
    red = [patch.box for patch in patches(inks.red_ink(picture), dpi) if _is_red_seal(patch)]
    any_colour = [patch.box for patch in patches(inks.coloured_ink(picture), dpi) if is_framed(patch)]
    found = [b for b in red if not _is_dark(picture, b, inks.red_ink)]
    found += [b for b in any_colour if not _is_dark(picture, b, inks.coloured_ink)]
    seals: list[Box] = []
    for box in sorted(found, key=lambda b: -_area(b)):
        if not any(_holds(outer, box) for outer in seals):
            seals.append(box)
    return tuple(seals)


def _is_dark(picture: Picture, box: Box, kind: inks.Inks) -> bool:
    """Whether what is coloured in a box lets no light through: black print has a tint too where a warm shade lay."""
    part = picture[inside(box)]
    light = brightest(part)
    own = light[kind(part)]
    return bool(own.size) and float(np.median(own)) < DARKEST * float(np.percentile(light, 90))


def without(picture: Picture, boxes: tuple[Box, ...]) -> Picture:
    """A copy in which the seals' ink inside `boxes` is gone; black print under it stays, and so does other ink."""
    cleaned = picture.copy()
    for box in boxes:
        part = cleaned[inside(box)]
        if part.size:
            inks.lift(part, _kind(part))
    return cleaned


def _kind(part: Picture) -> inks.Inks:
    """Red ink alone where it is most of the ink there: a signature over a red seal stays."""
    return inks.red_ink if 2 * inks.red_ink(part).sum() >= inks.coloured_ink(part).sum() else inks.coloured_ink


def patches(ink: Mask, dpi: float, gap: float = GAP) -> Iterator[Patch]:
    """The patches of an ink mask, closed over gaps of so many points, that are large enough for a seal."""
    if ink.mean() < FEWEST:
        return
    factor = 0.5 if dpi > 120 else 1.0
    scale = dpi / 72 * factor
    small = cv2.resize(ink.astype(np.uint8) * 255, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    reach = max(3, round(gap * scale))
    plain = (small > 60).astype(np.uint8)
    # Spread, not closed: two slanted ends of a broken ring that do not face each other belong together as well.
    joined = cv2.dilate(plain, np.ones((reach, reach), np.uint8))
    count, labels, stats, _ = components(np.asarray(joined, dtype=np.uint8))
    for i in range(1, count):
        left, top, across, down = (int(v) for v in stats[i][:4])
        if max(across, down) < SMALLEST * scale:
            continue
        here = (slice(top, top + down), slice(left, left + across))
        own = np.where((labels[here] == i) & (plain[here] > 0), 255, 0).astype(np.uint8)
        x, y, width, height = cv2.boundingRect(own)
        own, x, y = own[y : y + height, x : x + width], x + left, y + top
        yield _patch(Box(x, y, x + width, y + height), own, scale, factor, ink, gap)


def _patch(at: Box, own: NDArray[np.uint8], scale: float, factor: float, ink: Mask, gap: float) -> Patch:
    margin = 2 * scale
    left, top, right, foot = (
        (v + m) / factor for v, m in ((at.x0, -margin), (at.top, -margin), (at.x1, margin), (at.bottom, margin))
    )
    box = Box(left, top, right, foot)
    at_rim = box.x0 <= 2 or box.top <= 2 or box.x1 >= ink.shape[1] - 2 or box.bottom >= ink.shape[0] - 2
    width, height = (box.x1 - box.x0) * factor / scale, (box.bottom - box.top) * factor / scale
    core = Box(*(v / factor for v in (at.x0, at.top, at.x1, at.bottom)))
    return Patch(core, box, own, scale, width, height, at_rim, gap)


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _holds(outer: Box, inner: Box) -> bool:
    """True where the middle of `inner`, say a seal's star, lies in a larger seal."""
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


def _is_red_seal(patch: Patch) -> bool:
    if not _as_large(patch, SMALLEST) or is_solid(patch.ink, patch.scale):
        return False
    long = max(patch.width, patch.height) / max(min(patch.width, patch.height), 1e-6)
    if long < OBLONG or (patch.at_rim and long < 3 * OBLONG):
        own = pieces(patch.ink) >= PIECES or has_outline(patch.ink, patch.scale)
        return patch.at_rim or own or holds_ring(patch.ink, patch.scale)
    return False


def is_framed(patch: Patch) -> bool:
    """Whether a ring or a frame of a seal's size goes around the patch."""
    long = max(patch.width, patch.height) / max(min(patch.width, patch.height), 1e-6)
    return (
        _as_large(patch, NARROWEST)
        and max(patch.width, patch.height) >= LEAST_LONG
        and long < FRAMED
        and not is_solid(patch.ink, patch.scale)
        and has_outline(patch.ink, patch.scale, patch.gap)
    )


def _as_large(patch: Patch, narrowest: float) -> bool:
    shorter, longer = sorted((patch.width, patch.height))
    return (
        SMALLEST <= longer <= LARGEST
        and shorter >= (SMALLEST / 2 if patch.at_rim else narrowest)
        and float((patch.ink > 0).mean()) > LEAST
    )


def inside(box: Box) -> tuple[slice, slice]:
    """The rows and columns of a picture that a box takes up."""
    rows = slice(max(0, int(box.top)), max(1, int(np.ceil(box.bottom))))
    return rows, slice(max(0, int(box.x0)), max(1, int(np.ceil(box.x1))))
