"""Seals drawn for the tests, in any colour and shape, over a sheet."""

from __future__ import annotations

import cv2
import numpy as np

BLUE, PURPLE, GREEN, DARK_RED, GREY = (52, 80, 190), (118, 52, 150), (40, 120, 70), (125, 28, 34), (140, 140, 140)
RING, FRAME, OVAL = "ring", "frame", "oval"


def stamp(sheet: np.ndarray, shape: str, at: tuple[int, int], colour: tuple[int, int, int]) -> np.ndarray:
    """The sheet with such a seal over it, some 80 points wide at 200 dpi, that black print shows through."""
    ink = np.zeros(sheet.shape[:2], dtype=np.uint8)
    x, y = at
    if shape == FRAME:
        corners = cv2.boxPoints(((x, y), (230, 90), 8)).astype(np.int32)
        cv2.polylines(ink, [corners], True, 255, 5)
    else:
        cv2.ellipse(ink, at, (115, 115 if shape == RING else 75), 6, 0, 360, 255, 6)
    cv2.putText(ink, "PAID 07", (x - 70, y + 10), cv2.FONT_HERSHEY_SIMPLEX, 1.1, 255, 3)
    share = (cv2.GaussianBlur(ink, (0, 0), 0.8) / 255 * 0.85)[..., None]
    return (sheet * (1 - share) + sheet / 255.0 * np.array(colour) * share).astype(np.uint8)
