"""A row without a word where its column has figures is told if ink stands there, in tables without ruling lines."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.model import Box, RulingLine, Word
from extractors.recognise.holes import holes

DPI = 200.0
LEVELS = tuple(range(100, 500, 50))
RIGHT = 700.0


def _word(text: str, x0: float, x1: float, middle: float) -> Word:
    return Word(text, Box(x0, middle - 14, x1, middle + 14))


def _words(lost: int | None, columns: tuple[float, ...] = (RIGHT, RIGHT + 300)) -> list[Word]:
    """Labels, and a column of figures on either side; the first column's figure of the row `lost` is not there."""
    labels = [_word("资产", 100, 200, y) for y in LEVELS]
    figures = [_word("5,062.11", x - 120, x, y) for x in columns for y in LEVELS]
    return [*labels, *(w for w in figures if lost is None or w.box != _word("", RIGHT - 120, RIGHT, LEVELS[lost]).box)]


def _sheet(*written: float) -> np.ndarray:
    """A blank sheet with something written in the first column at these heights."""
    sheet = np.full((700, 1200, 3), 250, dtype=np.uint8)
    for level in written:
        cv2.putText(sheet, "5062.11", (580, int(level) + 10), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (40, 40, 40), 2)
    return sheet


def test_ink_without_a_word_is_told() -> None:
    (box,) = holes(_sheet(LEVELS[3]), _words(3), (), DPI)
    assert box.top < LEVELS[3] < box.bottom
    assert box.x0 < 620 < box.x1


def test_a_blank_place_is_not() -> None:
    assert holes(_sheet(), _words(3), (), DPI) == []


def test_neither_is_a_word_that_was_read() -> None:
    assert holes(_sheet(*LEVELS), _words(None), (), DPI) == []


def test_ink_below_a_column_is_of_none() -> None:
    assert holes(_sheet(LEVELS[7]), _words(7), (), DPI) == []


def test_a_few_figures_make_no_column() -> None:
    few = [w for w in _words(2) if w.box.bottom < LEVELS[4]]
    assert holes(_sheet(LEVELS[2]), few, (), DPI) == []


def test_cells_of_ruled_tables_are_told_elsewhere() -> None:
    scale = 72 / DPI
    flat = [RulingLine(80 * scale, y * scale, 1100 * scale, y * scale) for y in range(75, 500, 50)]
    tall = [RulingLine(x * scale, 75 * scale, x * scale, 475 * scale) for x in (80, 400, 800, 1100)]
    assert holes(_sheet(LEVELS[3]), _words(3), (*flat, *tall), DPI) == []
