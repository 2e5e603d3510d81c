"""A line is found in what it hangs together with; a bar or a blot has none."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.recognise.tangles import level_runs


def _patch() -> np.ndarray:
    return np.zeros((60, 600), dtype=np.uint8)


def test_a_line_with_a_slanted_stroke_through_it() -> None:
    patch = _patch()
    cv2.line(patch, (0, 20), (599, 20), 1, 3)
    cv2.line(patch, (200, 10), (300, 55), 1, 4)
    ((row, start, end),) = level_runs(patch > 0, 90, 10)
    assert abs(row - 20) <= 2 and start < 5 and end > 595


def test_two_lines_that_a_stroke_ties_together() -> None:
    patch = _patch()
    cv2.line(patch, (0, 10), (300, 10), 1, 2)
    cv2.line(patch, (150, 48), (599, 48), 1, 2)
    cv2.line(patch, (200, 10), (240, 48), 1, 3)
    assert [round(row, -1) for row, _, _ in sorted(level_runs(patch > 0, 90, 10))] == [10, 50]


def test_neither_a_bar_nor_short_strokes_are_lines() -> None:
    patch = _patch()
    patch[5:50, :] = 1
    assert level_runs(patch > 0, 90, 10) == []
    patch = _patch()
    for x in range(0, 560, 70):
        cv2.line(patch, (x, 30), (x + 40, 30), 1, 3)
    assert level_runs(patch > 0, 90, 10) == []
