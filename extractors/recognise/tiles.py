"""A level or slanted watermark printed in tiles over a scanned page is taken off: pale words that repeat themselves.

Known by its tone, which is one and well apart from that of the print; by its place, since it runs into the print; and
by its repetition: laid over itself at some distance it matches. Only where it repeats itself anything is taken off, so
that print that is hardly darker stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.recognise import reverse
from extractors.recognise.lattice import Mask, likeness, repeated
from extractors.recognise.rapid import Picture

FEWEST, FEW_OWN = 30, 10
"""Pale characters that make a watermark, and dark ones that show what print is."""
PALE = 0.64
"""Of the darkness of print that a watermark has at most."""
NARROW, BROAD = 0.12, 0.25
"""A watermark is printed in one tone: of its characters within the second of these parts of that tone …"""
ONE_TONE = 0.75
"""… so many lie within the first."""
DARKER = 1.3
"""Times the tone of a watermark that print is darker than."""
GAP = (1.1, 1.35)
"""Times the darkest of the watermark between which hardly anything lies …"""
BETWEEN = 0.15
"""… by the number of dark characters: else the page is just unevenly printed."""
TRIES = 2
"""Tones that are tried: grain and print of the other side are pale as well."""
TONE = 0.5
"""Of a watermark's tone that its strokes have at least."""
ALIKE = 0.35
"""How well pale ink matches itself elsewhere; text has up to 0.25."""
ACROSS = 0.25
"""Of the dark characters that pale ink must run into: what stands apart from the print is print itself …"""
BOTH = 0.175
"""… and the one times the other: ink that matches itself well may leave much of a dense page's print alone."""
CORE = 0.7
"""Of the darkness of print that only print has."""
BESIDE = 2.0
"""Points from a dark character; pale ink further off is not its edge."""

Depth = NDArray[np.float32]


def without(picture: Picture, dpi: float) -> Picture:
    """The RGB picture without the tiles of a watermark; the same array where there are none."""
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    paper = float(np.percentile(grey[::4, ::4], 80))
    factor = min(1.0, reverse.ENOUGH / dpi)
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    depth = np.clip(paper - cv2.blur(small, (3, 3)).astype(np.float32), 0, 255).astype(np.float32)
    peaks = _peaks(depth, dpi * factor)
    for own, tone in islice(_tones(peaks, depth, dpi * factor), TRIES):
        if (where := _laid_over(depth, own, tone, dpi * factor)) is not None:
            faded = reverse.faded(picture, paper, own, _darkest(peaks, tone) + 4)
            return _taken_where(where, faded, picture)
    return picture


def _taken_where(where: Mask, faded: Picture, picture: Picture) -> Picture:
    height, width = picture.shape[:2]
    mask = cv2.resize(where, (width, height), interpolation=cv2.INTER_NEAREST)
    return np.where(mask[..., None] > 0, faded, picture)


def _peaks(depth: Depth, dpi: float) -> Depth:
    """How dark each character is."""
    found = reverse.characters(depth, dpi)[1]
    return np.asarray(found[found > 0], dtype=np.float32)


def _tones(peaks: Depth, depth: Depth, dpi: float) -> Iterator[tuple[float, float]]:
    """How dark the print is, and a tone that is much paler and well apart from it; the commonest tone first."""
    steps = sorted(range(round(reverse.SEEN / (1 - NARROW)), 256), key=lambda t: -len(_near(peaks, t, NARROW)))
    seen: list[int] = []
    for tone in steps:
        if len(_near(peaks, tone, NARROW)) < FEWEST:
            return
        if any(abs(tone - other) < BROAD * max(tone, other) for other in seen):
            continue
        seen.append(tone)
        if (own := _print_beside(peaks, tone, depth, dpi)) is not None:
            yield own, tone


def _print_beside(peaks: Depth, tone: float, depth: Depth, dpi: float) -> float | None:
    """How dark the print is beside a watermark of that tone; None where there is no such watermark."""
    if len(_near(peaks, tone, NARROW)) < ONE_TONE * len(_near(peaks, tone, BROAD)):
        return None
    # Without the watermark, which hangs print together and to the rules of a table.
    dark = _peaks(np.where(depth > DARKER * tone, depth, 0).astype(np.float32), dpi)
    if len(dark) < FEW_OWN:
        return None
    own, most = float(np.median(dark)), _darkest(peaks, tone)
    between = int(((peaks > GAP[0] * most) & (peaks < GAP[1] * most)).sum())
    return own if most <= PALE * own and between <= BETWEEN * len(dark) else None


def _near(peaks: Depth, tone: float, share: float) -> Depth:
    return peaks[(peaks >= (1 - share) * tone) & (peaks <= (1 + share) * tone)]


def _darkest(peaks: Depth, tone: float) -> float:
    return float(np.percentile(_near(peaks, tone, BROAD), 97))


def _laid_over(depth: Depth, own: float, tone: float, dpi: float) -> Mask | None:
    """Where ink of that tone lies over print that is `own` dark, the same again and again; None where it does not."""
    across = _run_into(depth, own, dpi)
    if across < ACROSS:
        return None
    ink = _pale(depth, tone, dpi)
    alike, shifts = likeness(ink, dpi)
    if alike < ALIKE or across * alike < BOTH:
        return None
    return repeated(((depth > TONE * tone) & (depth <= (1 + BROAD) * tone)).astype(np.uint8), shifts, dpi)


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


def _pale(depth: Depth, tone: float, dpi: float) -> Mask:
    """1 where ink of that tone lies away from print."""
    reach = 2 * round(BESIDE * dpi / 72) + 1
    beside = cv2.dilate((depth > DARKER * tone).astype(np.uint8), np.ones((reach, reach), np.uint8)) > 0
    return ((depth > TONE * tone) & (depth <= (1 + BROAD) * tone) & ~beside).astype(np.uint8)
