"""Lines of a printed ground told from rules."""

from __future__ import annotations

import numpy as np

from extractors.model import RulingLine
from extractors.recognise.pattern import without_pattern
from extractors.recognise.rapid import Picture, Quad

INK, FAINT = 30, 200
ROWS = (40, 100, 160)
"""The tops of lines of print; each is twenty pixels high."""


def sheet(level: tuple[int, ...], upright: tuple[int, ...], shade: int) -> tuple[Picture, list[Quad], list[RulingLine]]:
    """Letters, a bar and a blank in turn, from 50 to 250 and from 300 to 500 of each row, and lines in a shade."""
    picture = np.full((220, 600, 3), 255, dtype=np.uint8)
    for y in level:
        picture[y : y + 2, 20:580] = shade
    for x in upright:
        picture[20:200, x : x + 2] = shade
    quads = []
    for top in ROWS:
        for left in (50, 300):
            for x in range(left, left + 200, 8):
                picture[top : top + 20, x : x + 5] = INK
            corners = [[left, top], [left + 200, top], [left + 200, top + 20], [left, top + 20]]
            quads.append(np.array(corners, dtype=np.float32))
    across = [RulingLine(20, y, 580, y) for y in level]
    return picture, quads, [*across, *(RulingLine(x, 20, x, 200) for x in upright)]


def kept(level: tuple[int, ...], upright: tuple[int, ...], shade: int) -> int:
    picture, quads, lines = sheet(level, upright, shade)
    return len(without_pattern(lines, quads, picture, 1.0))


def test_faint_lines_through_letters_are_of_the_ground() -> None:
    assert kept((50, 110, 170), (), FAINT) == 0
    assert kept((), (90, 130, 350, 410), FAINT) == 0


def test_faint_rules_between_words_stay() -> None:
    assert kept((30, 80, 140, 190), (30, 275, 560), FAINT) == 7


def test_dark_lines_stay_whatever_they_run_through() -> None:
    assert kept((50, 110, 170), (), INK) == 3


def test_a_page_without_print_keeps_its_lines() -> None:
    picture, _, lines = sheet((50,), (), FAINT)
    assert without_pattern(lines, [], picture, 1.0) == tuple(lines)
