"""Rows below the last line of a ruled table that keep to its columns are its rows; what else stands there is not."""

from __future__ import annotations

import pytest

from extractors.model import Box, RulingLine, Table, Word
from extractors.page.lines import is_wide
from extractors.page.tables import tables

XS = (60.0, 180.0, 290.0, 420.0, 520.0)
ROWS = (
    ("资产", "期末余额", "负债", "期末余额"),
    ("货币资金", "33,966.76", "应付账款", "21,704.13"),
    ("应收账款", "78,580.74", "预收款项", "48,063.49"),
)
TOTAL = ("资产总计", "112,547.50", "负债总计", "69,767.62")


def word(text: str, x: float, top: float) -> Word:
    places = [x]
    for char in text:
        places.append(places[-1] + (10.0 if is_wide(char) else 5.0))
    return Word(text, Box(x, top, places[-1], top + 10), 1.0, tuple(places))


def printed(*below: tuple[str, ...], gap: float = 0.0, shift: float = 0.0) -> tuple[Table, list[str]]:
    """The table that is ruled around `ROWS`, with rows below the last line; and the words outside."""
    ys = [100 + 24.0 * i for i in range(len(ROWS) + 1)]
    rules = [RulingLine(XS[0], y, XS[-1], y) for y in ys] + [RulingLine(x, ys[0], x, ys[-1]) for x in XS]
    words = [word(t, x + 3, y + 7) for row, y in zip(ROWS, ys, strict=False) for t, x in zip(row, XS, strict=False)]
    for number, row in enumerate(below):
        top = ys[-1] + 7 + 24.0 * number + gap
        words += [word(t, x + 3 + shift, top) for t, x in zip(row, XS, strict=False) if t]
    (found,), outside = tables(words, rules, 1, 1)
    return found, [w.text for w in outside]


def last_row(table: Table) -> list[str]:
    return [c.passage.text for c in table.cells if c.row == table.rows - 1]


def test_a_total_without_a_border_is_the_last_row() -> None:
    table, outside = printed(TOTAL)
    assert (table.rows, last_row(table), outside) == (4, list(TOTAL), [])


def test_several_rows_go_on_below() -> None:
    table, outside = printed(("存货", "27,878.95", "应交税费", "17,464.38"), TOTAL)
    assert (table.rows, last_row(table), outside) == (5, list(TOTAL), [])


@pytest.mark.parametrize(
    "below",
    [
        ("单位负责人：关海", "", "会计：林芳", "制表：莫蓝"),
        ("审核", "复核", "制表", "盖章"),
        ("资产总计", "112,547.50", "", ""),
    ],
)
def test_signatures_words_and_few_cells_are_no_row(below: tuple[str, ...]) -> None:
    table, outside = printed(below)
    assert (table.rows, outside) == (3, [t for t in below if t])


def test_what_stands_far_below_or_over_the_borders_is_no_row() -> None:
    assert printed(TOTAL, gap=40.0)[0].rows == 3
    assert printed(TOTAL, shift=90.0)[0].rows == 3
