"""What a pen struck out is told as unread; rules, underlines, dashes and seals strike nothing out."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.model import UNREAD, Box, RulingLine, Word
from extractors.recognise.strikes import without_struck

DPI = 200.0
BLUE, BLACK, RED = (30, 40, 150), (20, 20, 20), (190, 30, 40)
PITCH, TOP, SIZE = 30, 100, 28


def _sheet(*texts: tuple[str, int]) -> tuple[np.ndarray, list[Word]]:
    """A line of these words at these places, and the sheet with a lump of ink of bent strokes for each character."""
    sheet = np.full((300, 1000, 3), 245, dtype=np.uint8)
    words = []
    for text, x in texts:
        for i in range(len(text)):
            left = x + PITCH * i
            cv2.ellipse(sheet, (left + 13, TOP + 14), (10, 12), 0, 0, 360, (25, 25, 25), 2)
            cv2.line(sheet, (left + 13, TOP + 2), (left + 13, TOP + 26), (25, 25, 25), 2)
        edges = tuple(float(x + PITCH * i) for i in range(len(text) + 1))
        words.append(Word(text, Box(edges[0], TOP - 2.0, edges[-1], TOP + SIZE + 2.0), 0.97, edges))
    return sheet, words


def _pen(sheet: np.ndarray, x0: int, x1: int, y: int, colour: tuple[int, int, int] = BLUE, lean: int = 3) -> None:
    cv2.line(sheet, (x0, y), (x1, y - lean), colour, 5, cv2.LINE_AA)


def _read(sheet: np.ndarray, words: list[Word], lines: tuple[RulingLine, ...] = ()) -> tuple[list[str], str]:
    found, lost = without_struck(words, sheet, lines, DPI)
    return [w.text for w in found], lost


@pytest.mark.parametrize("colour", [BLUE, BLACK, RED])
def test_a_struck_row_is_unread_cell_by_cell(colour: tuple[int, int, int]) -> None:
    sheet, words = _sheet(("孟海棠", 100), ("大专", 400), ("会计", 700))
    _pen(sheet, 60, 820, TOP + 17, colour, 8)
    assert _read(sheet, words) == ([UNREAD] * 3, "孟海棠大专会计")


def test_two_strokes_strike_out_as_one_does() -> None:
    sheet, words = _sheet(("孟海棠", 100))
    _pen(sheet, 90, 200, TOP + 10)
    _pen(sheet, 90, 200, TOP + 19)
    assert _read(sheet, words)[0] == [UNREAD]


def test_a_figure_in_a_sentence_goes_as_a_whole_and_the_sentence_stays() -> None:
    sheet, words = _sheet(("仓房面积为347平方米", 100))
    _pen(sheet, 250, 345, TOP + 15)
    assert _read(sheet, words) == (["仓房面积为" + UNREAD + "平方米"], "347")


def test_what_was_struck_so_that_no_word_came_of_it_is_unread_in_its_sentence() -> None:
    sheet, words = _sheet(("仓房面积为", 100), ("347", 262), ("平方米", 370))
    _pen(sheet, 258, 356, TOP + 15)
    assert _read(sheet, [words[0], words[2]])[0] == ["仓房面积为" + UNREAD, "平方米"]
    assert _read(sheet, words)[0] == ["仓房面积为" + UNREAD, "平方米"]


def test_a_struck_cell_does_not_go_into_the_next_one() -> None:
    sheet, words = _sheet(("仓房面积", 100), ("347", 262))
    _pen(sheet, 258, 356, TOP + 15)
    rule = RulingLine(240 * 72 / DPI, 20.0, 240 * 72 / DPI, 60.0)
    assert _read(sheet, words, (rule,))[0] == ["仓房面积", UNREAD]


@pytest.mark.parametrize("y", [TOP - 8, TOP + SIZE + 6])
def test_lines_over_and_under_print_strike_nothing_out(y: int) -> None:
    sheet, words = _sheet(("孟海棠", 100))
    _pen(sheet, 60, 260, y, BLACK, 0)
    assert _read(sheet, words) == (["孟海棠"], "")


def test_a_dash_between_words_is_no_strike() -> None:
    sheet, words = _sheet(("孟海棠", 100), ("会计", 280))
    _pen(sheet, 200, 270, TOP + 14, BLACK, 0)
    assert _read(sheet, words) == (["孟海棠", "会计"], "")


def test_a_marker_strikes_nothing_out() -> None:
    sheet, words = _sheet(("孟海棠", 100))
    over = sheet[TOP - 4 : TOP + SIZE + 4, 90:200].astype(np.float32) * (1.0, 0.95, 0.3)
    sheet[TOP - 4 : TOP + SIZE + 4, 90:200] = over.astype(np.uint8)
    assert _read(sheet, words) == (["孟海棠"], "")


def test_the_frame_of_a_black_seal_strikes_nothing_out() -> None:
    sheet, words = _sheet(("孟海棠专职会计", 100))
    cv2.rectangle(sheet, (160, TOP + 14), (420, TOP + 140), BLACK, 5)
    assert _read(sheet, words) == (["孟海棠专职会计"], "")


def test_characters_that_a_fax_ran_together_are_not_struck_out() -> None:
    sheet, words = _sheet(("孟海棠专职会计", 100))
    for x in (112, 172, 232):
        cv2.line(sheet, (x, TOP + 14), (x + 48, TOP + 14), (0, 0, 0), 4)
    assert _read(sheet, words) == (["孟海棠专职会计"], "")
