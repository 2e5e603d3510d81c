"""A minus that was a seal's ink goes, a printed one stays; a colon before the cents is a point, not in a time."""

from __future__ import annotations

import numpy as np

from extractors.model import Box, Word
from extractors.recognise.signs import settled

PAPER = np.full((60, 300, 3), 250, dtype=np.uint8)


def _word(text: str) -> Word:
    edges = tuple(20.0 + 12 * i for i in range(len(text) + 1))
    return Word(text, Box(edges[0], 15.0, edges[-1], 45.0), 0.9, edges)


def _read(text: str, lifted: bool) -> Word:
    sealed = PAPER.copy()
    if lifted:
        sealed[28:34, 18:34] = (70, 90, 200)
    (word,) = settled([_word(text)], sealed, PAPER)
    return word


def test_a_sign_that_was_a_seals_ink_goes() -> None:
    word = _read("-412,650.18", lifted=True)
    assert word.text == "412,650.18" and word.edges[0] == word.box.x0 == 32.0 and len(word.edges) == 11


def test_a_printed_sign_stays() -> None:
    assert _read("-412,650.18", lifted=False).text == "-412,650.18"
    assert _read("412-650", lifted=True).text == "412-650"


def test_the_point_of_a_sum_of_money() -> None:
    assert _read("412,650:18", lifted=False).text == "412,650.18"
    assert [_read(t, lifted=False).text for t in ("10:30", "1,204:5", "单位：18")] == ["10:30", "1,204:5", "单位：18"]


def test_points_between_thousands_are_commas() -> None:
    assert [_read(t, lifted=False).text for t in ("6.340.62", "1,496.028.34", "7.731.0303", "2019.03.05", "1.234")] == [
        "6,340.62", "1,496,028.34", "7.731.0303", "2019.03.05", "1.234"
    ]  # fmt: skip
