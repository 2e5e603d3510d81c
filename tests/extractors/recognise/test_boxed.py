"""Digit boxes on pictures: found by their frames, read as one number, and never as a part of it."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from extractors.model import Box, Word
from extractors.recognise import boxed
from extractors.recognise.rapid import Picture

DPI = 144.0
LEFT, TOP, WIDE, TALL = 100, 60, 32, 40


def drawn(text: str, gap: int = 6, wide: int = WIDE, dark: int = 60) -> Picture:
    """A box for each sign but the point, which stands between two of them; a blank is an empty box."""
    sheet = np.full((160, 640, 3), 252, dtype=np.uint8)
    x = LEFT
    for sign in text:
        if sign == ".":
            cv2.circle(sheet, (x + 4, TOP + TALL - 10), 2, (20, 20, 20), -1)
            x += 14
            continue
        cv2.rectangle(sheet, (x, TOP), (x + wide, TOP + TALL), (dark, dark, dark), 1)
        if sign.strip():
            cv2.putText(sheet, sign, (x + wide // 2 - 9, TOP + 29), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (20, 20, 20), 2)
        x += wide + gap
    return sheet


def reading(*answers: str) -> boxed.Read:
    """A reader that has these answers, a list of strips after the other."""
    waiting = iter(answers)

    def read(strips: Sequence[Picture]) -> list[tuple[str, float]]:
        return [(next(waiting), 0.9) for _ in strips]

    return read


def word(text: str, x: float, y: float) -> Word:
    return Word(text, Box(x, y, x + 12, y + 20), 0.9)


def test_the_boxes_of_a_row_are_found_also_the_empty_ones() -> None:
    (row,) = boxed.find(drawn("  57.1"), DPI)
    assert len(row) == 5
    assert [round(b.x0) for b in row[:2]] == [LEFT, LEFT + WIDE + 6]


@pytest.mark.parametrize(("gap", "dark"), [(0, 60), (6, 60), (9, 170)])
def test_the_point_is_put_where_it_stands_whatever_was_read(gap: int, dark: int) -> None:
    words, rows = boxed.with_boxed([], drawn(" 57.1", gap, dark=dark), DPI, reading("571"))
    assert [w.text for w in words] == ["57.1"]
    assert len(rows) == 1
    assert len(words[0].edges) == 5


def test_what_the_line_finder_made_of_the_boxes_goes() -> None:
    stray, beside = word("5", LEFT + 50, TOP + 10), word("人数", 20, TOP + 10)
    words, _ = boxed.with_boxed([stray, beside], drawn(" 57.1"), DPI, reading("57.1"))
    assert [w.text for w in words] == ["人数", "57.1"]


def test_a_row_that_was_not_read_whole_is_read_box_by_box() -> None:
    words, _ = boxed.with_boxed([], drawn("57.1"), DPI, reading("5", "5", "7", "", "1"))
    assert [w.text for w in words] == ["57.1"]


def test_what_is_not_read_makes_no_smaller_figure() -> None:
    words, _ = boxed.with_boxed([], drawn("57.1"), DPI, reading("5", "5", "", "", "1"))
    assert [w.text for w in words] == ["□□□□"]


def test_a_wider_gap_without_its_point_makes_no_figure() -> None:
    faint = drawn("57.1")
    gap = LEFT + 2 * (WIDE + 6) - 4
    faint[TOP + 2 : TOP + TALL - 2, gap : gap + 12] = 252
    words, _ = boxed.with_boxed([], faint, DPI, reading("571"))
    assert [set(w.text) for w in words] == [{"□"}]


def test_a_point_with_a_speck_over_it_is_still_the_point() -> None:
    noisy = drawn("57.1")
    gap = LEFT + 2 * (WIDE + 6)
    noisy[TOP + round(0.42 * TALL) : TOP + TALL - 8, gap + 2 : gap + 6] = 20
    words, _ = boxed.with_boxed([], noisy, DPI, reading("57:1", "5", "7", ":", "1"))
    assert [w.text for w in words] == ["57.1"]


def test_a_digit_without_its_box_is_no_point() -> None:
    bare = drawn("57.1")
    gap = LEFT + 2 * (WIDE + 6)
    bare[TOP + round(0.15 * TALL) : TOP + round(0.85 * TALL), gap + 1 : gap + 5] = 20
    words, _ = boxed.with_boxed([], bare, DPI, reading("5711", "5", "7", "1", "1"))
    assert [w.text for w in words] == ["5711"]


def test_a_point_may_take_the_room_of_a_box() -> None:
    whole = drawn("57", 0)
    behind = np.roll(drawn("12", 0), 3 * WIDE + 4, axis=1)
    spread = np.minimum(whole, behind).astype(np.uint8)
    cv2.circle(spread, (LEFT + 2 * WIDE + 18, TOP + TALL - 10), 2, (20, 20, 20), -1)
    words, rows = boxed.with_boxed([], spread, DPI, reading("5712"))
    assert ([w.text for w in words], len(rows[0])) == (["57.12"], 4)


def test_boxes_of_a_page_that_was_pasted_smaller() -> None:
    small = cv2.resize(drawn("57.1"), None, fx=0.48, fy=0.48, interpolation=cv2.INTER_AREA)
    assert [len(row) for row in boxed.find(np.asarray(small, dtype=np.uint8), DPI)] == [3]


def test_empty_boxes_say_nothing() -> None:
    words, rows = boxed.with_boxed([word("共", 20, 70)], drawn("    "), DPI, reading())
    assert [w.text for w in words] == ["共"]
    assert len(rows) == 1


def test_two_frames_are_a_field_only_where_a_figure_stands_in_them() -> None:
    assert boxed.with_boxed([], drawn("17", 0), DPI, reading("17"))[0][0].text == "17"
    words, rows = boxed.with_boxed([word("是", 110, 70)], drawn("VX", 0), DPI, reading("VX"))
    assert ([w.text for w in words], rows) == (["是"], [])


def test_cells_in_rows_under_one_another_keep_their_lines() -> None:
    table = np.maximum(0, np.minimum(drawn("123", 0), np.roll(drawn("456", 0), TALL, axis=0))).astype(np.uint8)
    words, rows = boxed.with_boxed([], table, DPI, reading("123", "456"))
    assert [w.text for w in words] == ["123", "456"]
    assert rows == []


def test_wide_cells_are_no_boxes() -> None:
    assert boxed.find(drawn("123", 0, wide=90), DPI) == []
