"""Words sign by sign, line by line."""

from __future__ import annotations

from extractors.licences.signs import is_level, printed, sign_lines, text_of
from extractors.model import Box
from tests.extractors.licences.laying import word


def test_lines_are_folded_signs_without_blanks() -> None:
    lines = sign_lines([word(60, 10, "类 型："), word(10, 10, "名"), word(10, 40, "（副本）")])
    assert [text_of(line) for line in lines] == ["名类型:", "(副本)"]


def test_first_letters_of_two_lines_that_were_read_as_one_word_are_parted() -> None:
    stacked = word(10, 10, "名住", 40)
    lines = sign_lines([stacked, word(60, 15, "称"), word(60, 35, "所")])
    assert [text_of(line) for line in lines] == ["名称", "住所"]


def test_signs_lead_back_to_parts_of_their_words() -> None:
    (line,) = sign_lines([word(10, 10, "期2018年"), word(80, 10, "3月")])
    cut = printed(line[1:])
    assert [w.text for w in cut.words] == ["2018年", "3月"]
    assert cut.words[0].box.x0 > 10


def test_what_overlaps_by_half_is_level() -> None:
    assert is_level(Box(0, 0, 5, 10), Box(9, 4, 12, 14))
    assert not is_level(Box(0, 0, 5, 10), Box(9, 6, 12, 16))
