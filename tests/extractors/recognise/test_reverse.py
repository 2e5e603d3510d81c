"""Print that shows through from the other side."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.recognise.reverse import without_reverse

DPI = 150.0
BLACK, GREY, PALE = 30, 120, 205


def _page(*kinds: int) -> np.ndarray:
    """Rows of characters, a row in each grey of `kinds` by turns."""
    page = np.full((900, 700, 3), 250, dtype=np.uint8)
    for row in range(24):
        grey = kinds[row % len(kinds)]
        cv2.putText(page, "8 3 5 2 9 6 4 7", (40, 40 + 35 * row), cv2.FONT_HERSHEY_SIMPLEX, 0.7, (grey,) * 3, 2)
    return page


def test_pale_print_goes_and_the_pages_own_stays() -> None:
    page = _page(BLACK, PALE)
    out = without_reverse(page, DPI)
    assert out[55:85].min() >= 240  # the second row
    changed = (out[10:45] < 128) != (page[10:45] < 128)  # the first
    assert changed.mean() < 0.002


@pytest.mark.parametrize("kinds", [(BLACK,), (PALE,), (BLACK, GREY), (BLACK, GREY, PALE)])
def test_a_page_without_two_clear_kinds_of_print_stays_as_it_is(kinds: tuple[int, ...]) -> None:
    page = _page(*kinds)
    assert without_reverse(page, DPI) is page


def test_a_few_lines_over_a_page_of_pale_print_are_the_pages_own() -> None:
    page = _page(BLACK, *[PALE] * 11)  # two rows of 24
    out = without_reverse(page, DPI)
    assert out[55:85].min() >= 240
    assert out[10:45].min() < 60
