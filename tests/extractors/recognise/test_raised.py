"""A raised mark beside an m makes it a square metre, whether it touches the letter or not; a bare m stays metres."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.model import Box, Word
from extractors.recognise.raised import with_squares

DPI = 200.0
LEFT, RIGHT, TOP, FOOT = 100, 122, 40, 56


def _picture(mark: tuple[int, int, int, int] | None, tall_behind: bool = False) -> np.ndarray:
    picture = np.full((90, 260, 3), 245, dtype=np.uint8)
    for x in (LEFT + 2, (LEFT + RIGHT) // 2 - 2, RIGHT - 6):
        cv2.rectangle(picture, (x, TOP), (x + 2, FOOT), (20, 20, 20), -1)
    cv2.rectangle(picture, (LEFT + 2, TOP), (RIGHT - 4, TOP + 2), (20, 20, 20), -1)
    if mark:
        cv2.rectangle(picture, mark[:2], mark[2:], (20, 20, 20), -1)
    if tall_behind:
        cv2.rectangle(picture, (RIGHT + 4, TOP - 12), (RIGHT + 6, FOOT + 2), (20, 20, 20), -1)
    return picture


def _read(text: str, at: int, picture: np.ndarray, length: int = 1) -> str:
    before = [float(x) for x in np.linspace(30, LEFT, at + 1)]
    inner = [LEFT + (RIGHT + 2 - LEFT) * (i + 1) / length for i in range(length)]
    behind = [RIGHT + 2 + 20.0 * (i + 1) for i in range(len(text) - at - length)]
    edges = (*before, *inner, *behind)
    word = Word(text, Box(edges[0], TOP - 12.0, edges[-1], FOOT + 4.0), 0.95, edges)
    (found,) = with_squares([word], picture, DPI)
    assert len(found.text) + 1 == len(found.edges)
    return found.text


APART, TOUCHING = (RIGHT - 4, TOP - 9, RIGHT, TOP - 3), (RIGHT - 8, TOP - 8, RIGHT - 4, TOP)


@pytest.mark.parametrize("mark", [APART, TOUCHING])
def test_a_raised_mark_makes_it_square(mark: tuple[int, int, int, int]) -> None:
    assert _read("86.4m的库房", 4, _picture(mark)) == "86.4㎡的库房"
    assert _read("(m)", 1, _picture(mark)) == "(㎡)"


def test_a_mark_that_was_read_as_another_sign() -> None:
    assert _read("86.4m'的库房", 4, _picture(APART), length=2) == "86.4m²的库房"


def test_a_bare_letter_stays() -> None:
    assert _read("86.4m的围墙", 4, _picture(None)) == "86.4m的围墙"
    assert _read("(m)", 1, _picture(None, tall_behind=True)) == "(m)"


def test_specks_and_marks_elsewhere_are_none() -> None:
    assert _read("86.4m的围墙", 4, _picture((RIGHT - 4, TOP - 5, RIGHT - 4, TOP - 4))) == "86.4m的围墙"
    assert _read("86.4m的围墙", 4, _picture((LEFT - 2, TOP - 10, LEFT + 2, TOP - 4))) == "86.4m的围墙"
    assert _read("86.4m，的围墙", 4, _picture((RIGHT - 2, FOOT - 3, RIGHT, FOOT + 3))) == "86.4m，的围墙"


def test_other_words_are_left_alone() -> None:
    assert _read("86.4mm", 4, _picture(APART)) == "86.4mm"
