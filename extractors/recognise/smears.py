"""Text lines found without a model: print smeared along the line until its characters join. For tesseract alone."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.recognise import ruling
from extractors.recognise.rapid import Picture, Quad

REACH = 9.0
"""Points; the blank between two characters that is smeared over."""
LOWEST, TALLEST = 5.0, 45.0
"""Points; the height of a text line."""


def find_lines(picture: Picture, dpi: float) -> list[Quad]:
    """The quadrilaterals of the level text lines of an upright RGB picture, in its pixels."""
    ink = ruling.ink_mask(picture, dpi)
    print_only = cv2.subtract(ink, rule_mask(ink, dpi))
    scale = dpi / 72
    smear = cv2.morphologyEx(print_only, cv2.MORPH_CLOSE, np.ones((1, max(3, round(REACH * scale))), np.uint8))
    smear = cv2.morphologyEx(smear, cv2.MORPH_OPEN, np.ones((2, max(3, round(2 * scale))), np.uint8))
    contours = cv2.findContours(smear, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]
    quads = (_quad(cv2.minAreaRect(contour)) for contour in contours if len(contour) >= 4)
    return [quad for quad in quads if LOWEST * scale < float(np.linalg.norm(quad[3] - quad[0])) < TALLEST * scale]


def rule_mask(ink: ruling.Mask, dpi: float) -> ruling.Mask:
    """The part of an ink mask that lies on long level or upright runs."""
    level = ruling.line_mask(ink, dpi)
    upright = np.ascontiguousarray(ruling.line_mask(np.ascontiguousarray(ink.T), dpi).T)
    return np.maximum(level, upright)


def _quad(rectangle: cv2.typing.RotatedRect) -> Quad:
    """The corners of a turned rectangle, clockwise from the one at the top left."""
    corners = cv2.boxPoints(rectangle)
    middle = corners.mean(axis=0)
    around = corners[np.argsort(np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0]))]
    return np.asarray(np.roll(around, -int(around.sum(axis=1).argmin()), axis=0), dtype=np.float32)
