"""Level a picture by its own lines: text lines and rules ought to run across or down, all of them."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.recognise.geometry import Homography, shift
from extractors.recognise.rapid import Picture, Quad

Segments = NDArray[np.float64]
"""(n, 4): x0, y0, x1, y1, in units of half the picture's diagonal from its middle."""

STEEPEST = 0.3
"""Radians from an axis that a line may be off; 17 degrees."""
STILL = 0.0022
"""Radians; a picture that is off by less, an eighth of a degree, is left as it is."""
BENT = 0.0052
"""Radians; where most lines stay off by more after turning, the picture is taken for a photo in perspective."""
SHORT = 15.0
"""Points; shorter edges belong to characters (a rule is parted where others cross it)."""
LOOK = 1400
"""The longer side of the picture in which rules are sought."""


def straighten(picture: Picture, quads: Sequence[Quad], dpi: float) -> Homography | None:
    """The way to a picture whose lines are level and upright; None where they are already.

    `quads` are the upright picture's text lines. A turn alone where that is enough,
    else a full correction of perspective, as far as the lines tell it.
    """
    height, width = picture.shape[:2]
    unit = float(np.hypot(width, height)) / 2
    middle = np.array([width / 2, height / 2] * 2)
    rules = _rules(picture, dpi)
    level = np.concatenate([_of_quads(quads), rules[_is_level(rules)]])
    upright = rules[~_is_level(rules)]
    level, upright = (level - middle) / unit, (upright - middle) / unit
    if len(level) + len(upright) == 0:
        return None
    way = _solved(level, upright)
    if way is None:
        return None
    scale = np.diag([1 / unit, 1 / unit, 1.0])
    return np.asarray(
        shift(width / 2, height / 2) @ np.linalg.inv(scale) @ way @ scale @ shift(-width / 2, -height / 2)
    )


def _of_quads(quads: Sequence[Quad]) -> Segments:
    """The middle lines of text lines long enough to have a direction."""
    found = []
    for quad in quads:
        start, end = (quad[0] + quad[3]) / 2, (quad[1] + quad[2]) / 2
        length, thickness = float(np.linalg.norm(end - start)), float(np.linalg.norm(quad[0] - quad[3]))
        if length > 4 * thickness:
            found.append([*start, *end])
    return _steady(np.array(found, dtype=np.float64).reshape(-1, 4))


def _rules(picture: Picture, dpi: float) -> Segments:
    """Long straight edges near an axis."""
    factor = min(1.0, LOOK / max(picture.shape[:2]))
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    found = cv2.createLineSegmentDetector(cv2.LSD_REFINE_STD).detect(small)[0]
    if found is None:
        return np.zeros((0, 4))
    lines = np.asarray(found, dtype=np.float64).reshape(-1, 4)
    lengths = np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1])
    return _steady(lines[lengths > SHORT * dpi / 72 * factor] / factor)


def _steady(lines: Segments) -> Segments:
    """Near an axis, left to right or top to bottom."""
    across, down = lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]
    ahead = np.where(np.abs(across) > np.abs(down), across > 0, down > 0)
    lines = np.where(ahead[:, None], lines, lines[:, [2, 3, 0, 1]])
    slope = np.minimum(np.abs(across), np.abs(down)) / np.maximum(np.maximum(np.abs(across), np.abs(down)), 1e-9)
    return np.asarray(lines[slope < STEEPEST])


def _is_level(lines: Segments) -> NDArray[np.bool_]:
    return np.asarray(np.abs(lines[:, 2] - lines[:, 0]) > np.abs(lines[:, 3] - lines[:, 1]))


def _matrix(parameters: NDArray[np.float64]) -> Homography:
    """Turn, shear, and two of perspective."""
    angle, shear, lean, tilt = parameters
    turn = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])
    slant = np.array([[1, shear, 0], [0, 1, 0], [lean, tilt, 1]])
    return np.asarray(slant @ turn)


def _off(parameters: NDArray[np.float64], level: Segments, upright: Segments) -> NDArray[np.float64]:
    """By how many radians each line is off its axis after the correction."""
    way = _matrix(parameters)

    def led(lines: Segments) -> NDArray[np.float64]:
        ends = np.concatenate([lines.reshape(-1, 2), np.ones((len(lines) * 2, 1))], axis=1) @ way.T
        flat = (ends[:, :2] / np.maximum(ends[:, 2:], 0.2)).reshape(-1, 4)
        return np.asarray(flat[:, 2:] - flat[:, :2])

    one, two = led(level), led(upright)
    return np.concatenate([np.arctan2(one[:, 1], one[:, 0]), np.arctan2(-two[:, 0], two[:, 1])])


def _solved(level: Segments, upright: Segments) -> Homography | None:
    lines = np.concatenate([level, upright])
    weights = np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1])
    start = np.zeros(4)
    off = _off(start, level, upright)
    start[0] = -_weighted_quantile(off, weights, 0.5)
    turned = _descend(start, (0,), level, upright, weights)
    if len(lines) < 6 or not _bent(_off(turned, level, upright), weights, len(level)):
        return _matrix(turned) if abs(turned[0]) > STILL else None
    free = (0, 1, 2, 3) if len(upright) >= 2 else (0, 2, 3)
    return _matrix(_descend(turned, free, level, upright, weights))


def _bent(off: NDArray[np.float64], weights: NDArray[np.float64], level: int) -> bool:
    """True where the lines that run across, or those that run down, stay off after the best turn."""
    off = np.abs(off)
    return any(
        len(part) >= 3 and _weighted_quantile(part, weight, 0.6) > BENT
        for part, weight in ((off[:level], weights[:level]), (off[level:], weights[level:]))
    )


def _descend(
    start: NDArray[np.float64],
    free: tuple[int, ...],
    level: Segments,
    upright: Segments,
    weights: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Gauss-Newton over the free parameters; lines far off count little, and perspective must be earned."""
    now = start.copy()
    ridge = np.diag([0.0 if i == 0 else 0.002 * weights.sum() for i in free])
    for _ in range(12):
        off = _off(now, level, upright)
        trust = weights / (1 + (off / 0.012) ** 2)
        slopes = np.stack([(_off(_nudged(now, i), level, upright) - off) / 1e-5 for i in free], axis=1)
        pull = slopes.T @ (trust * off) + ridge @ now[list(free)]
        step = np.linalg.solve(slopes.T @ (slopes * trust[:, None]) + ridge + 1e-9 * np.eye(len(free)), pull)
        now[list(free)] -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    return np.asarray(np.clip(now, [-1.0, -0.4, -0.6, -0.6], [1.0, 0.4, 0.6, 0.6]))


def _nudged(parameters: NDArray[np.float64], index: int) -> NDArray[np.float64]:
    changed = parameters.copy()
    changed[index] += 1e-5
    return changed


def _weighted_quantile(values: NDArray[np.float64], weights: NDArray[np.float64], share: float) -> float:
    order = np.argsort(values)
    total = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(total, total[-1] * share)])
