"""A picture's channels: the darkest and the brightest at every pixel, quickly, and pictures that have but one."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Change = Callable[[NDArray[np.uint8]], Any]
"""What is done to each channel by itself: a picture of one channel or of three comes out as one of as many."""
BAND = 64
"""Rows."""


def darkest(picture: NDArray[np.uint8]) -> Grey:
    """The least of each pixel's channels."""
    if not picture.size:
        return np.zeros(picture.shape[:2], dtype=np.uint8)
    return np.asarray(reduce(cv2.min, cv2.split(picture)), dtype=np.uint8)


def brightest(picture: NDArray[np.uint8]) -> Grey:
    """The greatest of each pixel's channels."""
    if not picture.size:
        return np.zeros(picture.shape[:2], dtype=np.uint8)
    return np.asarray(reduce(cv2.max, cv2.split(picture)), dtype=np.uint8)


def is_grey(picture: NDArray[np.uint8]) -> bool:
    """Whether an RGB picture has no colour at all, as most scans."""
    few = picture[::16, ::16]
    if (few != few[:, :, :1]).any():
        return False
    # By bands that stay in the processor's cache: whole channels take ten times as long.
    return all(_is_plain(picture[top : top + BAND]) for top in range(0, picture.shape[0], BAND))


def _is_plain(band: NDArray[np.uint8]) -> bool:
    red, green, blue = cv2.split(band)
    return bool(np.array_equal(red, green) and np.array_equal(green, blue))


def each(picture: NDArray[np.uint8], change: Change) -> NDArray[np.uint8]:
    """What a change makes of an RGB picture; of a grey one it is worked out once, not three times."""
    if not picture.size or not is_grey(picture):
        return np.asarray(change(picture), dtype=np.uint8)
    changed = change(np.asarray(cv2.extractChannel(picture, 0), dtype=np.uint8))
    return np.asarray(cv2.cvtColor(changed, cv2.COLOR_GRAY2RGB), dtype=np.uint8)
