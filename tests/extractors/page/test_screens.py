"""A spreadsheet on a screen: its rulers and its menu go, the sheet stays."""

from __future__ import annotations

from extractors.model import Box, Word
from extractors.page.screens import without_rulers


def word(text: str, x: float, top: float) -> Word:
    return Word(text, Box(x, top, x + 8.0 * len(text), top + 10))


LETTERS = [word(letter, 100 + 80.0 * i, 60) for i, letter in enumerate("ABCD")]
NUMBERS = [word(str(n), 20, 60 + 20.0 * i) for i, n in enumerate((1, 2, 3, 5, 6), 1)]
ROWS = (("序号", "姓名", "学历"), ("1", "关小海", "本科"), ("2", "林小禾", "大专"), ("3", "黄川", "高中"))
SHEET = [
    word(text, 90 + 80.0 * column, 80 + 20.0 * row)
    for row, texts in enumerate(
        (("序号", "姓名", "学历"), ("1", "关小海", "本科"), ("2", "林小禾", "大专"), ("3", "黄川", "高中"))
    )
    for column, text in enumerate(texts)
]


def test_rulers_are_taken_off_and_row_numbers_of_the_sheet_stay() -> None:
    assert without_rulers([*LETTERS, *NUMBERS, *SHEET]) == SHEET


def test_a_menu_over_the_rulers_goes_with_them_and_the_title_stays() -> None:
    title, menu = word("名册.xlsx", 20, 10), word("文件开始 插入页面", 20, 34)
    assert without_rulers([title, menu, *LETTERS, *NUMBERS, *SHEET]) == [title, *SHEET]


def test_one_letter_of_the_ruler_may_be_misread() -> None:
    misread = [*LETTERS[:2], word("(", 260, 60), LETTERS[3]]
    assert without_rulers([*misread, *NUMBERS, *SHEET]) == SHEET


def test_letters_without_row_numbers_are_a_row_of_the_table() -> None:
    words = [*LETTERS, *SHEET]
    assert without_rulers(words) == words


def test_numbers_without_letters_are_a_column_of_the_table() -> None:
    words = [*NUMBERS, *SHEET]
    assert without_rulers(words) == words


def test_letters_out_of_order_are_no_ruler() -> None:
    words = [word(letter, 100 + 80.0 * i, 60) for i, letter in enumerate("CABD")] + [*NUMBERS, *SHEET]
    assert without_rulers(words) == words


def test_rows_that_a_filter_hides_make_no_other_ruler() -> None:
    numbers = [word(str(n), 20, 60 + 20.0 * i) for i, n in enumerate((1, 2, 9, 31, 52), 1)]
    assert without_rulers([*LETTERS, *numbers, *SHEET]) == SHEET
