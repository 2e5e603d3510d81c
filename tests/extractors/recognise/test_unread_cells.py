"""Ink in a cell from which no word was accepted is told; blank cells, dashes and strokes through blanks are not."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.model import UNREAD, Box, RulingLine, Word
from extractors.recognise.unread import TICK
from extractors.recognise.unread_cells import unread

DPI = 200.0
SCALE = DPI / 72
ROWS, COLUMNS = (100, 200, 300, 400, 500), (100, 400, 700, 1000)


def _sheet() -> np.ndarray:
    sheet = np.full((600, 1100, 3), 250, dtype=np.uint8)
    for y in ROWS:
        cv2.line(sheet, (COLUMNS[0], y), (COLUMNS[-1], y), (30, 30, 30), 2)
    for x in COLUMNS:
        cv2.line(sheet, (x, ROWS[0]), (x, ROWS[-1]), (30, 30, 30), 2)
    return sheet


def _lines() -> list[RulingLine]:
    flat = [RulingLine(COLUMNS[0] / SCALE, y / SCALE, COLUMNS[-1] / SCALE, y / SCALE) for y in ROWS]
    tall = [RulingLine(x / SCALE, ROWS[0] / SCALE, x / SCALE, ROWS[-1] / SCALE) for x in COLUMNS]
    return [*flat, *tall]


def _words() -> list[Word]:
    """The first column as read."""
    return [Word("A", Box(150.0, y + 30.0, 200.0, y + 70.0)) for y in ROWS[:-1]]


def _found(sheet: np.ndarray) -> list[tuple[int, int]]:
    """The column and row of each unread cell, from 0."""
    words = unread(sheet, _words(), _lines(), DPI)
    assert all(w.text == UNREAD for w in words)
    return [(int(w.box.x0 - 100) // 300, int(w.box.top - 100) // 100) for w in words]


def _write(sheet: np.ndarray, text: str, at: tuple[int, int]) -> None:
    cv2.putText(sheet, text, at, cv2.FONT_HERSHEY_SIMPLEX, 1.2, (40, 40, 40), 3)


def test_blank_cells_and_read_ones_are_not_told() -> None:
    sheet = _sheet()
    for y in ROWS[:-1]:
        _write(sheet, "A", (150, y + 70))
    assert _found(sheet) == []


def test_writing_that_no_word_came_of_is_told() -> None:
    sheet = _sheet()
    _write(sheet, "part", (750, 370))
    assert _found(sheet) == [(2, 2)]


def test_a_figure_struck_and_written_over() -> None:
    sheet = _sheet()
    _write(sheet, "86", (480, 170))
    cv2.line(sheet, (460, 170), (560, 130), (40, 40, 120), 4)
    _write(sheet, "62", (520, 150))
    assert _found(sheet) == [(1, 0)]


def test_a_dash_a_speck_and_a_stroke_through_a_blank_say_nothing() -> None:
    sheet = _sheet()
    cv2.line(sheet, (520, 250), (560, 250), (40, 40, 40), 3)
    cv2.circle(sheet, (850, 250), 2, (40, 40, 40), -1)
    cv2.line(sheet, (420, 390), (680, 310), (40, 40, 40), 3)
    cv2.line(sheet, (720, 110), (760, 190), (40, 40, 40), 3)
    assert _found(sheet) == []


def test_a_tick_that_was_passed_by_is_one() -> None:
    sheet = _sheet()
    for one, other in (((530, 150), (545, 170)), ((545, 170), (572, 128))):
        cv2.line(sheet, one, other, (130, 130, 130), 3, cv2.LINE_AA)
    (word,) = unread(sheet, _words(), _lines(), DPI)
    assert word.text == TICK and 0.75 <= word.confidence < 1


def test_where_all_print_is_faint_faint_ink_is_writing() -> None:
    sheet = _sheet()
    for y in ROWS[:-1]:
        cv2.putText(sheet, "A", (150, y + 65), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (185, 185, 185), 3)
    cv2.putText(sheet, "part", (750, 370), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (200, 200, 200), 3)
    assert _found(sheet) == [(2, 2)]


def test_the_pale_trace_of_a_seal_is_nothing() -> None:
    sheet = _sheet()
    cv2.putText(sheet, "OO", (480, 270), cv2.FONT_HERSHEY_SIMPLEX, 1.5, (222, 222, 222), 5)
    assert _found(sheet) == []


def test_shading_is_no_writing_and_a_drawing_no_table() -> None:
    sheet = _sheet()
    sheet[205:296, 405:696] = 120
    assert _found(sheet) == []
    _write(sheet, "part", (750, 370))
    assert unread(sheet, [], _lines(), DPI) == []
