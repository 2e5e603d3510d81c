"""A level or slanted watermark printed in tiles over a scanned page is taken off: pale words that repeat themselves.

Known by its tone, which is one and well apart from that of the print; by its place, since it runs into the print; and
by its repetition: laid over itself at some distance it matches.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.recognise import reverse
from extractors.recognise.rapid import Picture

FEWEST, FEW_OWN = 30, 10
"""Pale characters that make a watermark, and dark ones that show what print is."""
PALE = 0.53
"""Of the darkness of print that a watermark has at most."""
APART = 1.2
"""Times its darkest that the palest of the print is darker, but for a few specks."""
TONE = 0.5
"""Of its darkest that the palest of the watermark has: it is printed in one tone."""
ALIKE = 0.35
"""How well pale ink matches itself elsewhere; text has up to 0.25."""
ACROSS = 0.6
"""Of the dark characters that pale ink must run into: what stands apart from the print is print itself."""
CORE = 0.7
"""Of the darkness of print that only print has."""
BESIDE = 2.0
"""Points from a dark character; pale ink further off is not its edge."""
COARSE = 60.0
"""dpi; fine enough to lay a page over itself."""
NEAREST = 35.0
"""Points between two tiles at least."""

Depth = NDArray[np.float32]


def without(picture: Picture, dpi: float) -> Picture:
    """The RGB picture without the tiles of a watermark; the same array where there are none."""
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    paper = float(np.percentile(grey[::4, ::4], 80))
    factor = min(1.0, reverse.ENOUGH / dpi)
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    depth = np.clip(paper - cv2.blur(small, (3, 3)).astype(np.float32), 0, 255).astype(np.float32)
    labels, peaks = reverse.characters(depth, dpi * factor)
    tones = _tones(peaks[peaks > 0])
    if tones is None:
        return picture
    own, pale = tones
    if _run_into(depth, own, dpi * factor) < ACROSS:
        return picture
    if _likeness((peaks > 0) & (peaks <= pale), labels, dpi * factor) < ALIKE:
        return picture
    return reverse.faded(picture, paper, own, pale + 4)


def _tones(peaks: Depth) -> tuple[float, float] | None:
    """How dark the print is, and how dark the pale ink is at most; None where there are not two clear tones."""
    if len(peaks) < FEWEST + FEW_OWN:
        return None
    parted, _ = cv2.threshold(peaks.clip(0, 255).astype(np.uint8), 0, 255, cv2.THRESH_OTSU)
    dark, faint = peaks[peaks > parted], peaks[peaks <= parted]
    if len(faint) < FEWEST or len(dark) < FEW_OWN:
        return None
    own, most = float(np.median(dark)), float(np.percentile(faint, 97))
    one_tone = float(np.percentile(faint, 15)) >= TONE * most
    apart = float(np.percentile(dark, 8)) >= APART * most and most <= PALE * own
    return (own, most) if one_tone and apart else None


def _run_into(depth: Depth, own: float, dpi: float) -> float:
    """The share of dark characters that hang together with pale ink beside them."""
    core = (depth >= CORE * own).astype(np.uint8)
    reach = 2 * round(BESIDE * dpi / 72) + 1
    ink = (depth > reverse.SEEN).astype(np.uint8)
    beside = (ink > 0) & (cv2.dilate(core, np.ones((reach, reach), np.uint8)) == 0)
    count, spots = cv2.connectedComponents(ink)
    much = np.bincount(spots[beside], minlength=count) >= (dpi / 72) ** 2 * BESIDE**2
    cores, peaks = reverse.characters(np.where(core > 0, depth, 0).astype(np.float32), dpi)
    pairs = np.unique(np.stack([cores[core > 0], spots[core > 0]]), axis=1)
    sized = pairs[1][peaks[pairs[0]] > 0]
    return float(much[sized].mean()) if len(sized) else 0.0


def _likeness(chosen: NDArray[np.bool_], labels: NDArray[np.int64], dpi: float) -> float:
    """How well the chosen characters match themselves at the best distance, 0..1."""
    factor = COARSE / dpi
    small = cv2.resize(chosen[labels].astype(np.float32), None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    small = small - cv2.blur(small, (9, 9))
    height, width = small.shape
    spectrum = np.fft.rfft2(small, (2 * height, 2 * width))
    match = np.fft.irfft2(np.abs(spectrum) ** 2)[:height, :width]
    whole, near = float(match[0, 0]), round(NEAREST * COARSE / 72)
    match[:near, :near] = 0
    return float(match.max()) / whole if whole > 0 else 0.0
