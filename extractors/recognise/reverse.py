"""Print of the sheet's other side that shows through is taken off a picture; pages without any stay as they are.

It is known by its darkness: all of it is about as pale, and much paler than the print of the side that is read.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.recognise.components import components
from extractors.recognise.rapid import Picture

SEEN = 14
"""Grey steps below the paper from which a pixel can be print that shows through."""
PALE = 0.45
"""Of the darkness of the page's own print: what is darker does not come from the other side."""
BETWEEN = 0.65
"""Up to this share lies the gap between both kinds; where much lies in it the page is just unevenly printed."""
FEWEST = 30
"""Pale characters that make a reverse side."""
SHARE = 0.08
"""Of the page's characters that must be pale."""
FEW_OWN = 10
"""Dark characters that show what print of this page looks like, though most of what is seen is pale."""
FAINT, BLACK = 50.0, 140.0
"""Grey steps; print of the other side alone never gets darker, and what is darker than the second is printed here."""
ENOUGH = 150.0
"""dpi; as fine as the kinds of print need be told apart."""
HEIGHTS = (4.0, 30.0)
"""Points; the height of a character."""


def without_reverse(picture: Picture, dpi: float) -> Picture:
    """The RGB picture without what shows through from the other side; the same array where nothing does."""
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    paper = float(np.percentile(grey[::4, ::4], 80))
    factor = min(1.0, ENOUGH / dpi)
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    own, pale = _depths(np.clip(paper - cv2.blur(small, (3, 3)).astype(np.float32), 0, 255), dpi * factor)
    if pale is None:
        return picture
    return faded(picture, paper, own, pale)


def faded(picture: Picture, paper: float, own: float, pale: float) -> Picture:
    """A copy in which ink of up to the depth `pale` is gone, and print of the depth `own` stays as it is."""
    # A straight line from the deepest pale print to the page's own keeps the edges of characters smooth.
    steps = np.arange(256, dtype=np.float32)
    kept = np.clip((paper - steps - pale) / max(own - pale, 1.0), 0, 1) * own
    curve = np.where(paper - steps < own, paper - kept, steps).clip(0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(picture, curve), dtype=np.uint8)


def _depths(depth: NDArray[np.float32], dpi: float) -> tuple[float, float | None]:
    """How dark the page's own print is, and how dark that of its other side; None where there is none."""
    peaks = _peaks(depth, dpi)
    if len(peaks) < FEWEST:
        return 0.0, None
    own = _own(peaks)
    pale = peaks[peaks < PALE * own]
    between = int(((peaks >= PALE * own) & (peaks < BETWEEN * own)).sum())
    if len(pale) < max(FEWEST, SHARE * len(peaks)) or between > 0.25 * len(pale):
        return own, None
    return own, min(float(np.percentile(pale, 98)) + 4, PALE * own)


def _own(peaks: NDArray[np.float32]) -> float:
    """How dark the page's own print is: most of it, or a few lines on a page of print that only shows through."""
    usual = float(np.percentile(peaks, 85))
    parted, _ = cv2.threshold(peaks.clip(0, 255).astype(np.uint8), 0, 255, cv2.THRESH_OTSU)
    dark, faint = peaks[peaks > parted], peaks[peaks <= parted]
    few = usual < FAINT and len(dark) >= FEW_OWN and float(np.percentile(faint, 98)) < FAINT
    return float(np.median(dark)) if few and float(np.median(dark)) > BLACK else usual


def _peaks(depth: NDArray[np.float32], dpi: float) -> NDArray[np.float32]:
    """The greatest darkness of each spot of ink of a character's size."""
    return np.asarray([peak for peak in characters(depth, dpi)[1] if peak > 0], dtype=np.float32)


def characters(depth: NDArray[np.float32], dpi: float) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Spots of ink by number, and the greatest darkness of each; 0 for one that is not of a character's size."""
    ink = (depth > SEEN).astype(np.uint8)
    count, found, stats, _ = components(ink)
    labels = np.asarray(found, dtype=np.int64)
    peaks = np.zeros(count, np.float32)
    inked = ink > 0
    np.maximum.at(peaks, labels[inked], depth[inked])
    low, high = (h * dpi / 72 for h in HEIGHTS)
    height, width = stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH]
    sized = (height >= low) & (height <= high) & (width <= 2 * high) & (width >= low / 3)
    sized[0] = False
    return labels, np.where(sized, peaks, 0).astype(np.float32)
