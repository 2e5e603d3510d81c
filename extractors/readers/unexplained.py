"""Print on a page that its text layer does not account for: the net under everything that goes wrong in there.

Text turned into curves, letters that pdfminer puts elsewhere than they are, glyphs without a code: whatever the
cause, ink that looks like a line of text where no letter was read must be read from the picture.
"""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np
import numpy.typing as npt

from extractors.model import Box, RulingLine
from extractors.pictures.pixels import Picture

_LOOK = 110
"""dpi: enough to tell lines of text from other things, and quick."""

_INK = 150
"""Grey value in the red channel, where seals and other red marks vanish."""

_LINE = (5.0, 40.0)
"""Points: the height of a line of text."""

_WORD = 18.0
"""Points: the width of the shortest piece of text that is worth an engine's second."""

_DENSITY = (0.06, 0.65)
"""The share of ink in a line of text: less is a curve of a chart, more a patch."""

Mask = npt.NDArray[np.uint8]


def unexplained(picture: Picture, dpi: float, known: Iterable[Box], lines: Iterable[RulingLine]) -> list[Box]:
    """Boxes (page space, points) of what looks like text outside the boxes and ruling lines that are known."""
    scale = min(dpi, _LOOK) / 72
    part = min(1.0, _LOOK / dpi)
    red = cv2.resize(cv2.extractChannel(picture, 0), None, fx=part, fy=part, interpolation=cv2.INTER_AREA)
    ink: Mask = np.asarray(red < _INK, dtype=np.uint8)
    for box in known:
        more = 0.15 * (box.bottom - box.top) + 1
        _wipe(ink, box.x0 - more, box.top - more, box.x1 + more, box.bottom + more, scale)
    for line in lines:
        _wipe(ink, line.x0 - 1.5, line.top - 1.5, line.x1 + 1.5, line.bottom + 1.5, scale)
    ink = _without_shapes(ink, scale) if ink.any() else ink
    return _lines(ink, scale) if ink.any() else []


def _wipe(ink: Mask, x0: float, top: float, x1: float, bottom: float, scale: float) -> None:
    ink[max(int(top * scale), 0) : max(int(bottom * scale) + 1, 0), max(int(x0 * scale), 0) : int(x1 * scale) + 1] = 0


def _without_shapes(ink: Mask, scale: float) -> Mask:
    """Without patches and without strokes longer than a character is large."""
    thick, long = max(round(3.5 * scale), 3), max(round(45 * scale), 9)
    for kernel in ((thick, thick), (long, 1), (1, long)):
        shape = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(kernel, np.uint8))
        if shape.any():
            ink = np.where(cv2.dilate(shape, np.ones((3, 3), np.uint8)) > 0, 0, ink).astype(np.uint8)
    return ink


def _lines(ink: Mask, scale: float) -> list[Box]:
    """Characters beside one another joined, and those groups kept that have the measures of text."""
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((round(2 * scale), round(7 * scale)), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    found = []
    for x, y, wide, high, _ in stats[1:count]:
        if wide < _WORD * scale or not _LINE[0] * scale <= high <= _LINE[1] * scale:
            continue
        part = ink[y : y + high, x : x + wide]
        if _DENSITY[0] <= float(part.mean()) <= _DENSITY[1] and _pieces(part) >= 3:
            found.append(Box(x / scale, y / scale, (x + wide) / scale, (y + high) / scale))
    return found


def _pieces(part: Mask) -> int:
    """How many separate strokes: a signature or a chart's line is one."""
    return int(cv2.connectedComponents(np.ascontiguousarray(part))[0]) - 1
