"""A page drawn for the tests: a ruled table of figures under a heading."""

from __future__ import annotations

import cv2
import numpy as np

DPI = 200.0
SCALE = DPI / 72
FIGURES = (("TOTAL ASSETS", "523,456.82"), ("FLOOR AREA", "158.60"), ("STAFF", "33"), ("CLIENTS", "211"))
LEFT, MIDDLE, RIGHT, TOP, ROW = 200, 800, 1400, 400, 120


def page() -> np.ndarray:
    """An RGB A4 page at `DPI`: five level and three upright rules, four labels with their figures."""
    sheet = np.full((2339, 1654, 3), 252, dtype=np.uint8)
    _print(sheet, "BALANCE SHEET OF THE YEAR", (380, 250), 2.0)
    for i in range(len(FIGURES) + 1):
        cv2.line(sheet, (LEFT, TOP + i * ROW), (RIGHT, TOP + i * ROW), (40, 40, 40), 2)
    for x in (LEFT, MIDDLE, RIGHT):
        cv2.line(sheet, (x, TOP), (x, TOP + len(FIGURES) * ROW), (40, 40, 40), 2)
    for i, (label, figure) in enumerate(FIGURES):
        _print(sheet, label, (LEFT + 40, TOP + i * ROW + 80), 1.4)
        _print(sheet, figure, (MIDDLE + 120, TOP + i * ROW + 80), 1.4)
    for i in range(6):
        _print(sheet, "The figures above were taken from the books", (LEFT, 1100 + 90 * i), 1.2)
    return sheet


def stamped(sheet: np.ndarray, x: int, y: int) -> np.ndarray:
    """The sheet with a red ring and disc of ink over it, that black print shows through."""
    ink = np.zeros(sheet.shape[:2], dtype=np.uint8)
    cv2.circle(ink, (x, y), 150, 255, 12)
    cv2.circle(ink, (x, y), 60, 255, -1)
    share = (ink / 255 * 0.85)[..., None]
    return (sheet * (1 - share) + sheet / 255.0 * np.array([214, 32, 42]) * share).astype(np.uint8)


def _print(sheet: np.ndarray, text: str, place: tuple[int, int], size: float) -> None:
    cv2.putText(sheet, text, place, cv2.FONT_HERSHEY_SIMPLEX, size, (25, 25, 25), 3, cv2.LINE_AA)
