"""Homographies between pictures, as 3 x 3 arrays in pixels."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Homography = NDArray[np.float64]
Points = NDArray[np.float64]
"""(n, 2): x, y."""


def moved(points: NDArray[Any], matrix: Homography) -> Points:
    """Points, (…, 2), led through a homography."""
    flat = np.concatenate([points.reshape(-1, 2), np.ones((points.size // 2, 1))], axis=1) @ matrix.T
    depth = np.where(np.abs(flat[:, 2:]) < 1e-9, 1e-9, flat[:, 2:])
    return np.asarray((flat[:, :2] / depth).reshape(points.shape), dtype=np.float64)


def frame(width: float, height: float) -> Points:
    """The corners of a picture, clockwise from the top left."""
    return np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float64)


def quarter_turn(turns: int, width: float, height: float) -> Homography:
    """The way of a picture's pixels when it is turned `turns` quarters counterclockwise."""
    ways = {
        0: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        1: [[0, 1, 0], [-1, 0, width], [0, 0, 1]],
        2: [[-1, 0, width], [0, -1, height], [0, 0, 1]],
        3: [[0, -1, height], [1, 0, 0], [0, 0, 1]],
    }
    return np.array(ways[turns % 4], dtype=np.float64)


def onto(corners: Points, width: float, height: float) -> Homography:
    """The way that leads four corners onto those of an upright rectangle."""
    return np.asarray(
        cv2.getPerspectiveTransform(corners.astype(np.float32), frame(width, height).astype(np.float32)),
        dtype=np.float64,
    )


def scaling(factor: float) -> Homography:
    """Both axes by `factor`."""
    return np.diag([factor, factor, 1.0])


def shift(x: float, y: float) -> Homography:
    """Moved by x and y."""
    return np.array([[1, 0, x], [0, 1, y], [0, 0, 1]], dtype=np.float64)
