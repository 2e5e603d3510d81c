"""What a picture is: an array (height, width, 3) of uint8, RGB; and how much of one memory bears."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extractors.model import Box

Picture = npt.NDArray[np.uint8]

MAX_PIXELS = 40_000_000
"""120 MB as RGB: A3 at 400 dpi. Larger pages come at a lower resolution, see `drawing.usable_dpi`."""

A4_LONGER_SIDE = 841.89


Version = tuple[int, int]


def version_of(path: Path) -> Version:
    """Changes when the file does."""
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size


def crop(picture: Picture, dpi: float, box: Box, margin: float = 0.0) -> Picture:
    """The part of a page's picture in `box` (page space, points), `margin` points wider on each side."""
    height, width = picture.shape[:2]
    scale = dpi / 72
    left = min(max(int((box.x0 - margin) * scale), 0), max(width - 1, 0))
    top = min(max(int((box.top - margin) * scale), 0), max(height - 1, 0))
    right = min(max(math.ceil((box.x1 + margin) * scale), left + 1), width)
    bottom = min(max(math.ceil((box.bottom + margin) * scale), top + 1), height)
    return picture[top:bottom, left:right]
