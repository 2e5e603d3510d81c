"""Ruling lines are found whole, tilted, faint or broken, and strokes of print are not taken for them."""

from __future__ import annotations

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
