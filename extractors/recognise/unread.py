"""Print that the line finder passed by: a lone figure or tick in its cell is often too small a thing for it.

The ink that is on no found line and on no rule is gathered into spots of a character's
height; those are read as well, and kept only where they read as figures or ticks.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.model import RulingLine
from extractors.recognise.channels import brightest
from extractors.recognise.components import components
from extractors.recognise.percent import percent
from extractors.recognise.rapid import Characters, Picture, Quad
from extractors.recognise.ruling import THICKEST, ink_mask
from extractors.recognise.tick_shape import is_tick
from extractors.words.loading import pattern

Mask = NDArray[np.uint8]

HEIGHTS = (4.0, 26.0)
"""Points: what is lower is a speck or a stroke, what is higher no line of print."""
LONGEST = 160.0
"""Points: longer ink that the finder left is a rule or a drawing."""
GAP = 5.0
"""Points between figures of one number."""
MOST = 60
"""Spots of a page that are tried: more of them are a texture, not print."""
SURE = 0.75
RIM = 1.5
"""Points; nothing is printed so near to the rim of a sheet."""
PALE = 0.8
"""Of the paper's brightness: lighter ink is no print."""

SEEN = 0.5
"""The least confidence of a tick that was found."""
DRAWN = 0.8
"""The least confidence of a tick that is drawn like one."""
AS_TICK = 2
"""Characters that a tick may be read as."""
TICK = "√"
_TICKS, _LIKE_TICKS = {"√", "✓", "✔"}, {"V", "v", "J"}
"""What a tick is read as."""

_FIGURE = pattern("recognise", "lone_figure")


def spots(picture: Picture, quads: Sequence[Quad], lines: Sequence[RulingLine], dpi: float) -> list[Quad]:
    """Boxes around unread print, as quadrilaterals in pixels of `picture`; none where there are too many of them."""
    scale = dpi / 72
    bright = brightest(picture)
    # Coloured ink that was taken away leaves a pale trace: only what is dark in every channel is print.
    pale = bright > PALE * percent(bright, 90)[0]
    ink = _without_lines(np.where(pale, 0, ink_mask(bright, dpi)).astype(np.uint8), lines, scale)
    for quad in quads:
        cv2.fillPoly(ink, [_wider(quad, 1.5 * scale)], 0)
    joined = cv2.morphologyEx(
        ink, cv2.MORPH_CLOSE, np.ones((max(3, round(scale)), max(3, round(GAP * scale))), np.uint8)
    )
    _, _, stats, _ = components(np.asarray(joined, dtype=np.uint8))
    printed = [row for row in stats[1:] if _like_print(row, scale) and not _at_rim(row, ink, scale)]
    found = [_quad(row, 2.5 * scale) for row in printed if not any(_is_rest(row, line, scale) for line in lines)]
    return found if len(found) <= MOST else []


def dark_only(picture: Picture) -> Picture:
    """The picture in its brightest channel: what is left of coloured ink around a figure fades, black print stays."""
    return np.asarray(np.repeat(brightest(picture)[:, :, None], 3, axis=2), dtype=np.uint8)


def as_tick(read: Characters, least: float = 0.2) -> Characters | None:
    """What reads as a lone V or √, surer than `least`, as the tick that it is; None for anything else.

    The recogniser knows ticks badly and says so; that something stands alone there is sure enough.
    """
    text = read.text.strip()
    if (text not in _TICKS and text not in _LIKE_TICKS) or read.confidence < least:
        return None
    return Characters(TICK, (max(read.confidence, SEEN),), (0.5,))


def drawn_tick(read: Characters, picture: Picture) -> Characters | None:
    """What stands alone in its strip and is drawn like a tick, as the tick that it is; None for anything else."""
    if len(read.text.strip()) > AS_TICK or is_figure(read) or not is_tick(picture):
        return None
    return Characters(TICK, (max(read.confidence, DRAWN),), (0.5,))


def is_figure(read: Characters) -> bool:
    """Whether a spot reads, surely enough, as nothing but a figure."""
    return read.confidence >= SURE and bool(_FIGURE.fullmatch(read.text.strip()))


def _without_lines(ink: Mask, lines: Sequence[RulingLine], scale: float) -> Mask:
    clean = ink.copy()
    thick = max(3, round(2.2 * scale))
    for line in lines:
        start = (round(line.x0 * scale), round(line.top * scale))
        cv2.line(clean, start, (round(line.x1 * scale), round(line.bottom * scale)), 0, thick)
    return clean


def _wider(quad: Quad, by: float) -> NDArray[np.int32]:
    middle = quad.mean(axis=0)
    away = quad - middle
    return np.asarray(quad + np.sign(away) * by, dtype=np.int32)


def _like_print(row: NDArray[np.int32], scale: float) -> bool:
    _, _, width, height, area = (int(v) for v in row)
    low, high = HEIGHTS
    return (
        low * scale <= height <= high * scale
        and 1.5 * scale <= width <= LONGEST * scale
        and area >= 0.15 * width * height
    )


def _at_rim(row: NDArray[np.int32], ink: Mask, scale: float) -> bool:
    """Whether ink reaches the picture's rim: there it is the desk beside the sheet, and pieces of it look like ones."""
    left, top, width, height, _ = (int(v) for v in row)
    room = RIM * scale
    return min(left, top) < room or left + width > ink.shape[1] - room or top + height > ink.shape[0] - room


def _is_rest(row: NDArray[np.int32], line: RulingLine, scale: float) -> bool:
    """Whether ink is what is left of a thick upright rule, along whose middle it lies: it looks like a one."""
    left, top, width, height, _ = (float(v) / scale for v in row)
    along = line.x0 == line.x1 and line.top - THICKEST <= top and top + height <= line.bottom + THICKEST
    return along and width <= THICKEST and abs(left + width / 2 - line.x0) <= THICKEST / 2


def _quad(row: NDArray[np.int32], margin: float) -> Quad:
    left, top, width, height, _ = (int(v) for v in row)
    x0, y0, x1, y1 = left - margin, top - margin, left + width + margin, top + height + margin
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float32)
