"""The outlines of ink on a page, around it and around the blank in it: squares to tick and boxes are sought there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.recognise.rapid import Picture
from extractors.recognise.ruling import Mask, ink_mask

ENOUGH = 200.0
"""dpi; finer pictures show no more squares and boxes."""

Contour = NDArray[np.integer[Any] | np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Outlines:
    """A picture at `factor` of its size, the ink in it, and its outlines, each with the number of its outer one."""

    small: Picture
    factor: float
    ink: Mask
    contours: Sequence[Contour]
    outer: Sequence[int]

    def holes(self) -> Iterator[tuple[Contour, Contour]]:
        """Each blank that ink encloses, with the outline around that ink."""
        yield from ((c, self.contours[at]) for c, at in zip(self.contours, self.outer, strict=True) if at >= 0)


def outlines(picture: Picture, dpi: float) -> Outlines:
    """Those of an RGB picture."""
    factor = min(1.0, ENOUGH / dpi)
    small = np.asarray(cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    ink = ink_mask(small, dpi * factor)
    contours, tree = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    return Outlines(small, factor, ink, contours, [int(row[3]) for row in tree[0]] if tree is not None else [])
