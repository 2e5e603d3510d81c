"""Streaks of a scanner's glass are taken off; tables and print stay."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.recognise import streaks
from extractors.recognise.rapid import Picture


def page(height: int = 1100, width: int = 800) -> Picture:
    """A scanned page with a table of three columns and some print."""
    made = np.full((height, width, 3), 240, np.float32) + np.random.default_rng(3).normal(0, 5, (height, width, 1))
    for x in (100, 400, 700):
        made[200:900, x : x + 2] = 30
    for y in range(200, 901, 100):
        made[y : y + 2, 100:700] = 30
        made[y + 30 : y + 50, 150:350:9] = 40
    return np.clip(made, 0, 255).astype(np.uint8)


def streaked(darker: int, at: int = 550, width: int = 1) -> Picture:
    made = page().astype(np.int16)
    made[:, at : at + width] -= darker
    return np.clip(made, 0, 255).astype(np.uint8)


@pytest.mark.parametrize(("darker", "width"), [(30, 1), (60, 2), (220, 1)])
def test_a_streak_from_edge_to_edge_goes(darker: int, width: int) -> None:
    mended = streaks.without(streaked(darker, width=width)).astype(np.int16)
    paper = mended[:, 540:565].min(axis=2)
    assert float(np.median(paper[:, 10 : 10 + width])) > 228
    assert paper[300, 10] < 60  # the line of the table that it crosses


def test_a_level_one_goes_too() -> None:
    turned = np.ascontiguousarray(streaked(50).transpose(1, 0, 2))
    mended = streaks.without(turned)
    assert float(np.median(mended[550].min(axis=1))) > 228


def test_print_under_a_streak_stays() -> None:
    before = page()[:, 151].min(axis=1)
    after = streaks.without(streaked(40, at=151))[:, 151].min(axis=1)
    assert float(np.abs(before.astype(np.int16) - after).mean()) < 8


def test_a_page_without_one_is_the_same_array() -> None:
    clean = page()
    assert streaks.without(clean) is clean


def test_the_lines_of_a_table_that_fills_its_picture_stay() -> None:
    whole = np.ascontiguousarray(page()[210:890, 90:720])
    assert streaks.without(whole) is whole


def test_lines_through_margins_that_bear_print_stay() -> None:
    made = streaked(220)
    made[:20, 100:500:7] = 20
    assert streaks.without(made) is made
