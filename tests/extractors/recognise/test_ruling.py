"""Ruling lines are found whole, tilted, faint or broken, and strokes of print are not taken for them."""

from __future__ import annotations

from itertools import product

import cv2
import numpy as np
import pytest

from extractors.recognise import ruling
from tests.extractors.recognise import drawn


def _counts(sheet: np.ndarray) -> tuple[int, int]:
    lines = ruling.find(sheet, drawn.DPI)
    level = sum(x.top == x.bottom for x in lines)
    return level, len(lines) - level


def test_every_rule_once_where_it_is() -> None:
    lines = ruling.find(drawn.page(), drawn.DPI)
    levels = sorted(x.top * drawn.SCALE for x in lines if x.top == x.bottom)
    assert levels == pytest.approx([drawn.TOP + i * drawn.ROW for i in range(5)], abs=4)
    uprights = sorted(x.x0 * drawn.SCALE for x in lines if x.x0 == x.x1)
    assert uprights == pytest.approx([drawn.LEFT, drawn.MIDDLE, drawn.RIGHT], abs=4)


def test_a_little_tilt_does_not_break_them() -> None:
    turn = cv2.getRotationMatrix2D((800, 1100), 0.4, 1)
    assert _counts(cv2.warpAffine(drawn.page(), turn, (1654, 2339), borderValue=(252, 252, 252))) == (5, 3)


def test_gaps_are_bridged() -> None:
    sheet = drawn.page()
    sheet[:, 500:508] = 252
    assert _counts(sheet) == (5, 3)


def test_print_alone_has_no_rules() -> None:
    sheet = drawn.page()
    sheet[drawn.TOP - 10 : drawn.TOP + 5 * drawn.ROW] = 252
    assert ruling.find(sheet, drawn.DPI) == ()


def _blurred(sheet: np.ndarray) -> np.ndarray:
    """As a scan at a lower resolution that was made larger: a thin line is as thick as the gap print keeps from it."""
    small = cv2.resize(sheet, None, fx=0.33, fy=0.33, interpolation=cv2.INTER_AREA)
    return cv2.resize(small, (sheet.shape[1], sheet.shape[0]), interpolation=cv2.INTER_CUBIC)


def test_blurred_rules_are_found_as_well() -> None:
    sheet = drawn.page()
    for at in range(5):
        cv2.line(
            sheet, (drawn.LEFT, drawn.TOP + at * drawn.ROW), (drawn.RIGHT, drawn.TOP + at * drawn.ROW), (0, 0, 0), 7
        )
    for x in (drawn.LEFT, drawn.MIDDLE, drawn.RIGHT):
        cv2.line(sheet, (x, drawn.TOP), (x, drawn.TOP + 4 * drawn.ROW), (0, 0, 0), 7)
    assert _counts(_blurred(sheet)) == (5, 3)


def test_the_soft_shadows_of_a_fold_and_of_the_sheets_edge_are_no_rules() -> None:
    sheet = np.full((2339, 1654, 3), 250, np.uint8)
    for y, off in product((6, 1100), range(-6, 8)):
        sheet[y + off] = min(250, 170 + 80 * abs(off) // 7)
    assert ruling.find(sheet, drawn.DPI) == ()


def test_a_line_of_small_bold_print_is_no_rule() -> None:
    sheet = np.full((2339, 1654, 3), 250, np.uint8)
    for x in range(200, 640, 9):
        for y in range(1000, 1013, 4):
            cv2.line(sheet, (x, y), (x + 6, y), (20, 20, 20), 2)
    assert ruling.find(_blurred(sheet), drawn.DPI) == ()
