"""What stamps say that are no round seals: their ink alone, read beside the page's own words.

Any large patch of ink may be one. Where there are many such they are a pen's, or print in colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from extractors.model import Box, Word
from extractors.recognise import inks, rapid, rings, seals
from extractors.recognise.rapid import Picture

LEAST_HIGH, LEAST_LONG = 16.0, 34.0
"""Points; both sides of a stamp of two letters. What is smaller is a tick, a page number or a line of red print."""
LARGEST = 420.0
"""Points across; what is larger is the border of a certificate."""
GAP = 16.0
"""Points between the letters of one stamp."""
MOST = 4
"""Stamps of a colour that are read on one page."""
SIDE, ROOM = 160, 3
"""Pixels of a stamp's longer side as its lines are found, and how many times as wide the blank paper around it is."""
LEAST = 0.7
"""What is read with less confidence is no writing."""


def words(picture: Picture, round_seals: Sequence[Box], dpi: float, threads: int = 0) -> list[Word]:
    """The writing of each such stamp of an RGB picture, a word a line, in the stamp's box."""
    rest = [box for box in round_seals if rings.is_round(box, dpi)]
    red, other = (_outside(rest, find(picture)) for find in (inks.red_ink, inks.coloured_ink))
    found = [(ink, box) for ink in (red, other & ~red) for box in _stamps(ink, dpi)]
    return [word for ink, box in found for word in _read(ink[seals.inside(box)], box, threads)]


def _stamps(ink: seals.Mask, dpi: float) -> list[Box]:
    large = [patch.box for patch in seals.patches(ink, dpi, GAP) if _is_large(patch)]
    return large if len(large) <= MOST else []


def _outside(boxes: Sequence[Box], ink: seals.Mask) -> seals.Mask:
    for box in boxes:
        ink[seals.inside(box)] = False
    return ink


def _is_large(patch: seals.Patch) -> bool:
    shorter, longer = sorted((patch.width, patch.height))
    return shorter >= LEAST_HIGH and LEAST_LONG <= longer <= LARGEST


def _read(ink: seals.Mask, box: Box, threads: int) -> Iterator[Word]:
    sheet = _on_a_sheet(ink)
    strips = [rapid.strip(sheet, quad) for quad in rapid.find_lines(sheet, rapid.FINDING_DPI, threads)]
    for read in rapid.read_strips(strips, threads) if strips else ():
        if read.text and read.confidence >= LEAST:
            yield Word(read.text, box, read.confidence)


def _on_a_sheet(ink: seals.Mask) -> Picture:
    """The ink in black, of the size of print, in the middle of blank paper."""
    factor = SIDE / max(ink.shape)
    black = np.where(ink, 0, 255).astype(np.uint8)
    small = cv2.resize(black, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    down, across = ((ROOM * SIDE - side) // 2 for side in small.shape)
    framed = cv2.copyMakeBorder(small, down, down, across, across, cv2.BORDER_CONSTANT, value=255)
    return np.asarray(cv2.cvtColor(framed, cv2.COLOR_GRAY2RGB), dtype=np.uint8)
