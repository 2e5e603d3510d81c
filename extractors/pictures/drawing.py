"""Pages as pictures: what a viewer shows, at a wanted resolution, never more pixels than memory bears.

A picture is an array (height, width, 3) of uint8, RGB, read-only: the last few are kept and shared.
"""

from __future__ import annotations

import functools
import math
from importlib import import_module
from pathlib import Path
from typing import Any

from extractors.formats import format_of_picture
from extractors.pictures.pixels import MAX_PIXELS, Picture, Version, version_of


def page_size(path: Path, number: int) -> tuple[float, float]:
    """Width and height of page `number` (1-based) in points, as a viewer shows it."""
    size: tuple[float, float] = _drawer(path).size_in_points(path, number)
    return size


def usable_dpi(path: Path, number: int, dpi: float) -> float:
    """The resolution that `page_picture` gives for a wanted `dpi`: the same, or less for a huge page."""
    width, height = page_size(path, number)
    return min(dpi, 72 * math.sqrt(MAX_PIXELS / max(width * height, 1e-6)))


def page_picture(path: Path, number: int, dpi: float) -> Picture:
    """Page `number` (1-based) as a viewer shows it: crop box and rotation applied, annotations and form
    fields drawn, photos turned as their EXIF says. Raises PaperError."""
    return _picture(path, number, round(usable_dpi(path, number, dpi), 3), version_of(path))


@functools.lru_cache(maxsize=4)
def _picture(path: Path, number: int, dpi: float, _: Version) -> Picture:
    picture: Picture = _drawer(path).picture(path, number, dpi)
    picture.flags.writeable = False
    return picture


def _drawer(path: Path) -> Any:
    """The module that draws files of this format."""
    return import_module(format_of_picture(path).drawer)
