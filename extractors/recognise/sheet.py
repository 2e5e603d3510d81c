"""The sheet of paper on a photo: its four corners, where a bright sheet lies plainly on something darker."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.recognise.channels import each
from extractors.recognise.geometry import Points
from extractors.recognise.rapid import Picture

LOOK = 640
"""The longer side of the picture in which the sheet is sought."""
LEAST = 0.22
"""Share of the picture that a sheet must fill."""
BRIGHTER = 14
"""Grey steps by which the paper must outshine what lies around it, on every side that can be seen."""

Mask = NDArray[np.uint8]


def find(picture: Picture) -> Points | None:
    """The corners of the sheet in pixels, clockwise from the top left; None where there is none to be sure of."""
    factor = LOOK / max(picture.shape[:2])
    small = each(picture, lambda one: cv2.resize(one, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA))
    grey = np.asarray(cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), (5, 5), 0), dtype=np.uint8)
    good = [corners for mask in _masks(small, grey) if (corners := _corners(mask)) is not None and _lies(corners, grey)]
    if not good:
        return None
    best = max(good, key=lambda c: float(cv2.contourArea(c.astype(np.float32))))
    return np.asarray(best / factor, dtype=np.float64)


def _masks(small: Picture, grey: Mask) -> Iterator[Mask]:
    """Guesses at which pixels are paper: the bright ones, and those unlike the rim."""
    _, bright = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    yield _filled(np.asarray(bright, dtype=np.uint8))
    colours = cv2.cvtColor(small, cv2.COLOR_RGB2LAB).astype(np.float32)
    rim = np.concatenate([colours[:6].reshape(-1, 3), colours[-6:].reshape(-1, 3), colours[:, :6].reshape(-1, 3)])
    unlike = np.linalg.norm(colours - np.median(rim, axis=0), axis=2)
    scaled = np.asarray(np.clip(unlike * 2, 0, 255), dtype=np.uint8)
    _, other = cv2.threshold(scaled, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    yield _filled(np.asarray(other, dtype=np.uint8))


def _filled(mask: Mask) -> Mask:
    """Print on the sheet closed, threads to other bright things cut."""
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((13, 13), np.uint8))
    return np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8)), dtype=np.uint8)


def _corners(mask: Mask) -> Points | None:
    """The largest patch as a quadrilateral, if it is one."""
    contours = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0]
    if not contours:
        return None
    largest = max(contours, key=cv2.contourArea)
    area = float(cv2.contourArea(largest))
    if area < LEAST * mask.size:
        return None
    hull = cv2.convexHull(largest)
    for tolerance in (0.015, 0.025, 0.04, 0.06):
        shape = cv2.approxPolyDP(hull, tolerance * cv2.arcLength(hull, True), True)
        if len(shape) == 4:
            corners = _ordered(shape.reshape(4, 2).astype(np.float64))
            return corners if _is_sheet_like(corners, area) else None
    return None


def _ordered(corners: Points) -> Points:
    """Clockwise from the top left."""
    middle = corners.mean(axis=0)
    around = corners[np.argsort(np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0]))]
    return np.asarray(np.roll(around, -int(around.sum(axis=1).argmin()), axis=0))


def _is_sheet_like(corners: Points, area: float) -> bool:
    """Filled by its patch, with corners not far from right angles and opposite sides not far from equal."""
    if area < 0.92 * float(cv2.contourArea(corners.astype(np.float32))):
        return False
    sides = np.roll(corners, -1, axis=0) - corners
    lengths = np.linalg.norm(sides, axis=1)
    cosines = [abs(float(sides[i] @ sides[i - 1])) / max(float(lengths[i] * lengths[i - 1]), 1e-6) for i in range(4)]
    ratios = [lengths[i] / max(lengths[i + 2], 1e-6) for i in (0, 1)]
    return max(cosines) < 0.5 and all(0.55 < ratio < 1.8 for ratio in ratios)


def _lies(corners: Points, grey: Mask) -> bool:
    """On at least three sides something darker can be seen beyond the edge, and on none something as bright."""
    seen = [contrast for i in range(4) if (contrast := _contrast(corners[i], corners[(i + 1) % 4], grey)) is not None]
    return len(seen) >= 3 and min(seen) >= BRIGHTER


def _contrast(start: Points, end: Points, grey: Mask) -> float | None:
    """By how much the inner side of an edge is brighter than the outer; None where the outer is out of the picture."""
    along = np.linspace(0.1, 0.9, 40)[:, None]
    points = start + along * (end - start)
    outward = np.array([end[1] - start[1], start[0] - end[0]]) / max(float(np.linalg.norm(end - start)), 1e-6)
    outer, inner = points + 7 * outward, points - 7 * outward
    height, width = grey.shape
    visible = (outer[:, 0] >= 0) & (outer[:, 0] < width) & (outer[:, 1] >= 0) & (outer[:, 1] < height)
    if visible.mean() < 0.5:
        return None
    return float(np.median(_at(grey, inner[visible])) - np.median(_at(grey, outer[visible])))


def _at(grey: Mask, points: Points) -> Mask:
    columns = np.clip(points[:, 0].astype(int), 0, grey.shape[1] - 1)
    return np.asarray(grey[np.clip(points[:, 1].astype(int), 0, grey.shape[0] - 1), columns])
