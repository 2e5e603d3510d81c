"""Whether a lone piece of print is drawn like a tick, whatever it was read as: readers make 丁 and J of one."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.recognise.channels import darkest
from extractors.recognise.rapid import Picture

BROAD = (0.6, 2.4)
"""Times its height that a tick is wide."""
FOOT = (0.08, 0.45)
"""Where its lowest point lies, of its width: there the short stroke ends and the long one begins."""
ARM = (0.12, 0.8)
"""By how much of its height the short stroke rises to its left end …"""
RISE = 0.55
"""… and the long one at least to its right one."""
THIN = 0.45
"""Of its box that its strokes cover at most."""
CORNER = 0.03
"""Of its ink that may lie in a corner where a tick has none."""
WHOLE = 0.85
"""Of the ink of a strip that lies in one piece."""
DEPTH = 0.35
"""Of the way from paper to the darkest print: the long stroke is thinner, and so paler, than the short one."""
CONTRAST = 25
"""Steps of grey between paper and print."""
LOWEST = 9
"""Pixels; in less no shape shows."""

Mask = NDArray[np.bool_]


def is_tick(picture: Picture) -> bool:
    """True for an RGB strip or cell without rules in which a tick stands and nothing else."""
    ink = _ink(picture)
    if ink is None:
        return False
    height, width = ink.shape
    if height < LOWEST or not BROAD[0] * height <= width <= BROAD[1] * height or ink.mean() > THIN:
        return False
    low = float(np.flatnonzero(ink[-1]).mean()) / width
    if not FOOT[0] <= low <= FOOT[1]:
        return False
    left = 1 - float(np.flatnonzero(ink[:, : max(1, width // 20)].any(axis=1)).mean()) / height
    right = 1 - float(np.flatnonzero(ink[:, -max(1, width // 20) :].any(axis=1)).min()) / height
    return ARM[0] <= left <= ARM[1] and right >= RISE and right > left and _corners_are_blank(ink, low)


def _ink(picture: Picture) -> Mask | None:
    """The one piece of ink in a picture, cut out; None where there is none or there are several."""
    if picture.size == 0:
        return None
    grey = cv2.blur(darkest(picture) if picture.ndim == 3 else picture, (3, 3))
    paper = float(np.percentile(grey, 80))
    if paper - float(grey.min()) < CONTRAST:
        return None
    dark = (grey < paper - DEPTH * (paper - float(np.percentile(grey, 1)))).astype(np.uint8)
    joined = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(np.asarray(joined, dtype=np.uint8), connectivity=8)
    if count < 2:
        return None
    largest = 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())
    if stats[largest, cv2.CC_STAT_AREA] < WHOLE * stats[1:, cv2.CC_STAT_AREA].sum():
        return None
    x, y, w, h = (int(v) for v in stats[largest][:4])
    return np.asarray(labels[y : y + h, x : x + w] == largest)


def _corners_are_blank(ink: Mask, low: float) -> bool:
    """Whether nothing is drawn over the short stroke, nor under the long one."""
    height, width = ink.shape
    foot = low * width
    over = ink[: round(0.3 * height), : max(1, round(0.6 * foot))]
    under = ink[round(0.6 * height) :, round(foot + 0.45 * (width - foot)) :]
    return bool(over.sum() + under.sum() <= CORNER * ink.sum())
