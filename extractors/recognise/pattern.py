"""Lines of a printed ground, as certificates have it, told from rules: they are faint and run through print."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.model import RulingLine
from extractors.recognise.percent import percent
from extractors.recognise.rapid import Picture, Quad, strip

FAINT = 0.55
"""Of the contrast of print: a line of a ground has less."""
THROUGH = 4
"""Places at which faint lines must run through letters …"""
SHARE = 0.3
"""… and the share of those at which they meet a line of print that these must be."""
CORE = (0.25, 0.75)
"""Of the height of a line of print: a level line here runs through it, one further out runs along it."""
WIDE = 2.0
"""Times its height that a line of print is wide which is asked."""

Grey = NDArray[np.uint8]


def without_pattern(
    lines: Sequence[RulingLine], quads: Sequence[Quad], picture: Picture, scale: float
) -> tuple[RulingLine, ...]:
    """The rules of a page without the lines of its ground; `quads` are its lines of print in pixels of the picture.

    A faint rule stands between words, a line of the ground anywhere: where faint lines run through letters, all of
    them are of the ground.
    """
    asked = [quad for quad in quads if _width(quad) > WIDE * _height(quad)]
    if not asked or not lines:
        return tuple(lines)
    grey = _grey(picture)
    contrast = float(np.median([_contrast(strip(picture, quad)) for quad in asked]))
    faint = [line for line in lines if _depth(line, grey, scale) < FAINT * contrast]
    met = [through for line in faint for quad in asked if (through := _through(line, quad, picture, scale)) is not None]
    if sum(met) < THROUGH or sum(met) < SHARE * len(met):
        return tuple(lines)
    return tuple(line for line in lines if line not in faint)


def _grey(picture: Picture) -> Grey:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), dtype=np.uint8)


def _width(quad: Quad) -> float:
    return float(np.linalg.norm(quad[0] - quad[1]))


def _height(quad: Quad) -> float:
    return float(np.linalg.norm(quad[0] - quad[3]))


def _contrast(piece: Picture) -> float:
    """By how much print is darker than its ground."""
    low, high = percent(_grey(piece), 3, 75)
    return float(high - low)


def _depth(line: RulingLine, grey: Grey, scale: float) -> float:
    """By how much a line is darker than what lies on either side of it, as it is for the most part."""
    across = line.top == line.bottom
    field = grey if across else grey.T
    first, last, at = _ends(line, across, scale)
    reach = max(4, round(3 * scale))
    band = field[max(at - reach, 0) : at + reach + 1, first:last].astype(np.float32)
    if band.size == 0:
        return 0.0
    near = band[max(0, min(reach, at) - 2) : min(reach, at) + 3]
    return float(np.median(np.percentile(band, 75, axis=0) - near.min(axis=0)))


def _ends(line: RulingLine, across: bool, scale: float) -> tuple[int, int, int]:
    if across:
        return max(0, round(line.x0 * scale)), round(line.x1 * scale) + 1, round(line.top * scale)
    return max(0, round(line.top * scale)), round(line.bottom * scale) + 1, round(line.x0 * scale)


def _through(line: RulingLine, quad: Quad, picture: Picture, scale: float) -> bool | None:
    """Whether a line runs through the letters of a line of print; None where it does not meet them."""
    return (_level if line.top == line.bottom else _upright)(line, quad, picture, scale)


def _level(line: RulingLine, quad: Quad, picture: Picture, scale: float) -> bool | None:
    left, right = float(quad[[0, 3], 0].mean()), float(quad[[1, 2], 0].mean())
    shared = min(right, line.x1 * scale) - max(left, line.x0 * scale)
    place = (line.top * scale - float(quad[:2, 1].mean())) / max(_height(quad), 1.0)
    if shared < 0.5 * (right - left) or not 0 < place < 1:
        return None
    return CORE[0] < place < CORE[1]


def _upright(line: RulingLine, quad: Quad, picture: Picture, scale: float) -> bool | None:
    left, right = float(quad[[0, 3], 0].mean()), float(quad[[1, 2], 0].mean())
    top, foot = float(quad[:2, 1].mean()), float(quad[2:, 1].mean())
    x, height = line.x0 * scale, foot - top
    shared = min(foot, line.bottom * scale) - max(top, line.top * scale)
    if shared < 0.7 * height or not left + 0.5 * height < x < right - 0.5 * height:
        return None
    return _inked(strip(picture, quad), (x - left) / (right - left), height)


def _inked(piece: Picture, share: float, height: float) -> bool:
    """Whether print, darker by far than any line of the ground, stands on both sides of a place, close to it."""
    grey = _grey(piece)
    low, high = percent(grey, 3, 75)
    dark = np.any(grey < high - 0.6 * (high - low), axis=0)
    at, reach = round(share * grey.shape[1]), max(2, round(0.25 * height))
    return bool(dark[max(at - reach, 0) : at + 1].any() and dark[at : at + reach + 1].any())
