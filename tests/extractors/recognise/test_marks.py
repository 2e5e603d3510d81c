"""Squares to tick on a picture."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.model import Box, Word
from extractors.recognise.marks import EMPTY, FILLED, TICKED, Mark, find, marked

DPI = 200.0


def _page() -> np.ndarray:
    page = np.full((300, 600, 3), 250, dtype=np.uint8)
    cv2.rectangle(page, (100, 100), (124, 124), (10, 10, 10), -1)
    cv2.rectangle(page, (300, 100), (324, 124), (10, 10, 10), 2)
    cv2.putText(page, "888", (160, 124), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (10, 10, 10), 2)
    cv2.rectangle(page, (20, 200), (580, 290), (10, 10, 10), 2)
    return page


def test_filled_and_empty_squares_are_found_and_nothing_else() -> None:
    found = {m.text: m.box for m in find(_page(), DPI)}
    assert len(find(_page(), DPI)) == 2
    assert abs(found[FILLED].x0 - 100) <= 2 and abs(found[FILLED].x1 - 125) <= 2
    assert abs(found[EMPTY].x0 - 300) <= 3 and abs(found[EMPTY].bottom - 125) <= 3


def _word(text: str, x0: float = 0.0) -> Word:
    edges = tuple(x0 + 10 * i for i in range(len(text) + 1))
    return Word(text, Box(edges[0], 0, edges[-1], 10), 1.0, edges)


def _mark(text: str, x0: float) -> Mark:
    return Mark(text, Box(x0, 1, x0 + 8, 9))


def test_a_square_that_was_passed_by_is_put_into_its_word() -> None:
    # The gap that the reader made nothing of belongs to the character behind it.
    word = Word("培训法律", Box(0, 0, 50, 10), 1.0, (0, 10, 20, 40, 50))
    (out,) = marked([word], [_mark(FILLED, 20)])
    assert out.text == "培训■法律"
    assert len(out.edges) == 6 and list(out.edges) == sorted(out.edges)


def test_what_a_square_was_read_as_is_replaced() -> None:
    (out,) = marked([_word("二培训☑法律")], [_mark(EMPTY, 1), _mark(EMPTY, 31)])
    assert out.text == "□培训□法律"


def test_a_character_with_a_frame_of_its_own_stays() -> None:
    (out,) = marked([_word("中国人")], [_mark(EMPTY, 11)])
    assert out.text == "中国人"


def test_a_square_beside_a_word_becomes_a_word_and_one_far_from_any_does_not() -> None:
    out = marked([_word("培训服务", 20)], [_mark(FILLED, 9), _mark(FILLED, 200)])
    assert [w.text for w in out] == ["培训服务", "■"]


def test_a_tick_in_a_frame_is_seen() -> None:
    page = _page()
    cv2.line(page, (306, 112), (311, 118), (10, 10, 10), 2)
    cv2.line(page, (311, 118), (319, 105), (10, 10, 10), 2)
    assert [m.text for m in find(page, DPI) if m.box.x0 > 200] == [TICKED]


def test_a_character_that_is_a_frame_stays_where_no_row_of_squares_is() -> None:
    (out,) = marked([_word("上门回访")], [_mark(TICKED, 21)])
    assert out.text == "上门回访"


def test_a_square_in_a_line_that_was_found_too_high_is_no_speck() -> None:
    word = Word("务融资服务", Box(0, -3, 62, 13), 1.0, (0, 10, 32, 42, 52, 62))
    (out,) = marked([word], [Mark(FILLED, Box(12, 1, 19.5, 8.5))])
    assert out.text == "务■融资服务"


def test_the_black_strokes_of_a_character_are_no_square() -> None:
    (out,) = marked([_word("服务总量家")], [Mark(FILLED, Box(32, 2, 38, 8))])
    assert out.text == "服务总量家"


def _small(filled: tuple[bool, ...]) -> np.ndarray:
    """A line with squares of 13 pixels at 200 dpi, half as high as its print."""
    page = np.full((200, 900, 3), 250, dtype=np.uint8)
    for i, full in enumerate(filled):
        x = 100 + 150 * i
        cv2.rectangle(page, (x, 104), (x + 12, 116), (10, 10, 10), -1 if full else 2)
    return page


def test_a_row_of_small_squares_is_one_to_tick() -> None:
    found = find(_small((True, False, False, True)), DPI)
    assert [m.text for m in sorted(found, key=lambda m: m.box.x0)] == [FILLED, EMPTY, EMPTY, FILLED]


def test_one_small_square_alone_is_a_speck() -> None:
    word = Word("培训服务", Box(0, 0, 44, 10), 1.0, (0, 10, 24, 34, 44))
    assert [w.text for w in marked([word], [Mark(FILLED, Box(12, 3, 16.5, 7.5))])] == ["培训服务"]
    row = [Mark(FILLED, Box(x, 3, x + 4.5, 7.5)) for x in (12, 200, 300, 400)]
    assert marked([word], row)[0].text == "培■训服务"


def test_a_frame_that_a_word_needs_stays_in_a_line_of_several() -> None:
    (out,) = marked([_word("窗口日口办6月30日回访")], [_mark(EMPTY, 10 * i + 1) for i in (1, 3, 9, 10)])
    assert out.text == "窗口日□办6月30日回访"


def test_the_mouths_of_one_character_are_no_row_of_squares() -> None:
    word = _word("产品牌名称品味")
    mouths = [Mark(EMPTY, Box(x, 5.2, x + 4.4, 9.6)) for at in (1, 5) for x in (10 * at + 0.3, 10 * at + 5.2)]
    (out,) = marked([word], mouths)
    assert out.text == word.text
