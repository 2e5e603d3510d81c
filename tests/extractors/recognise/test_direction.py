"""Whether lines run across a page or down it is told by those that are longer than a character."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.recognise.direction import _run_down
from extractors.recognise.rapid import Quad

TURNED = [1, 0]


def quad(x: float, y: float, width: float, height: float, turned: bool = False) -> Quad:
    corners = np.array([[x, y], [x + width, y], [x + width, y + height], [x, y + height]], dtype=np.float32)
    return np.ascontiguousarray(corners[:, TURNED]) if turned else corners


def table_of_short_words(turned: bool) -> list[Quad]:
    """Words of two characters and row numbers; a digit is higher than it is wide."""
    words = [quad(300 * column, 80 * row, 84, 66, turned) for column in (1, 2, 3) for row in range(6)]
    numbers = [quad(20, 80 * row, 30, 60, turned) for row in range(6)]
    return [*words, *numbers]


def standing(quads: list[Quad], turned: bool) -> list[Quad]:
    """The corners from the top left on, as the line finder gives them."""
    return [np.roll(q, 1, axis=0)[::-1] for q in quads] if turned else quads


@pytest.mark.parametrize("turned", [False, True])
def test_short_words_tell_which_way_they_run(turned: bool) -> None:
    assert _run_down(standing(table_of_short_words(turned), turned)) is turned


def test_a_chain_of_pen_ticks_down_a_column_does_not_turn_the_page() -> None:
    ticks = quad(480, 80, 150, 385)
    assert not _run_down([*table_of_short_words(False), ticks])


def test_a_page_without_lines_stands_as_it_is() -> None:
    assert not _run_down([])
