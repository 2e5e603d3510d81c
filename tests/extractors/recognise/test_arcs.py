"""The top and the foot of a ring are no strokes of a pen; a stroke is one, also with print at its ends."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.recognise.arcs import without_arcs

SCALE = 200 / 72


def _level(ink: np.ndarray) -> np.ndarray:
    thick = cv2.dilate(ink.astype(np.uint8), np.ones((3, 1), np.uint8))
    return cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, round(24 * SCALE)), np.uint8)) > 0


def _left(sheet: np.ndarray) -> int:
    ink = sheet > 0
    level = _level(ink)
    assert level.any()
    return int(cv2.connectedComponents(without_arcs(level, ink, SCALE).astype(np.uint8))[0]) - 1


@pytest.mark.parametrize("points", [44, 58, 75])
def test_a_ring_has_no_strokes(points: int) -> None:
    sheet = np.zeros((700, 700), np.uint8)
    cv2.circle(sheet, (350, 350), round(points * SCALE), 255, 6)
    cv2.putText(sheet, "4186", (310, 350 - round(points * SCALE) + 10), cv2.FONT_HERSHEY_SIMPLEX, 1, 255, 2)
    assert _left(sheet) == 0


def test_a_stroke_through_print_stays() -> None:
    sheet = np.zeros((300, 700), np.uint8)
    cv2.putText(sheet, "418,652.07", (150, 150), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 255, 3)
    cv2.line(sheet, (180, 134), (330, 136), 255, 4)
    assert _left(sheet) == 1


def test_a_stroke_beside_a_ring_stays() -> None:
    sheet = np.zeros((700, 700), np.uint8)
    cv2.circle(sheet, (350, 400), round(58 * SCALE), 255, 6)
    cv2.line(sheet, (60, 200), (160, 203), 255, 4)
    assert _left(sheet) == 1


def test_a_stroke_bent_at_one_end_stays() -> None:
    sheet = np.zeros((400, 700), np.uint8)
    cv2.line(sheet, (200, 200), (320, 200), 255, 4)
    cv2.ellipse(sheet, (320, 280), (80, 80), 0, -90, 0, 255, 4)
    assert _left(sheet) == 1


def test_nothing_level_stays_nothing() -> None:
    nothing = np.zeros((50, 50), dtype=bool)
    assert not without_arcs(nothing, nothing, SCALE).any()
