"""Columns that no upright line parts: what stands in them parts them, and nothing else is parted."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractors.model import Box, RulingLine, Table, Word
from extractors.page.lines import is_wide
from extractors.page.tables import tables

PITCH = 18.0
ONE_SIDE = (
    ("项目", "行次", "上年数", "本年数"),
    ("流动资产：", "", "", ""),
    ("货币资金", "1", "32.10", "38.40"),
    ("应收账款（含合同资产）", "2", "14.23", "14.30"),
    ("流动资产合计", "3", "46.33", "52.70"),
    ("固定资产", "4", "17.24", "18.24"),
    ("资产总计", "5", "63.57", "70.94"),
)
TWO_SIDES = (
    ("资产", "期末余额", "年初余额", "负债和权益", "期末余额", "年初余额"),
    ("货币资金", "33,966.76", "22,789.45", "短期借款", "", ""),
    ("应收账款", "78,580.74", "45,501.61", "应付账款", "21,704.13", "16,459.95"),
    ("资产合计", "112,547.50", "68,291.06", "负债合计", "21,704.13", "16,459.95"),
    ("资产总计", "112,547.50", "68,291.06", "负债和权益总计", "112,547.50", "68,291.06"),
)


def width(text: str) -> float:
    return sum(10.0 if is_wide(c) else 5.0 for c in text)


def word(text: str, x: float, top: float) -> Word:
    places = [x]
    for char in text:
        places.append(places[-1] + (10.0 if is_wide(char) else 5.0))
    return Word(text, Box(x, top, places[-1], top + 10), 1.0, tuple(places))


def printed(rows: tuple[tuple[str, ...], ...], ends: tuple[float, ...], upright: tuple[float, ...]) -> Table:
    """Rows between level lines; a column of words begins, one of figures ends at its place. `upright`: lines drawn."""
    words = []
    for i, row in enumerate(rows):
        for text, place, told in zip(row, ends, rows[-1], strict=True):
            left = place if not told[0].isdigit() else place - width(text)
            words += [word(text, left, 104 + PITCH * i)] if text else []
    left, right = upright[0], upright[-1]
    ys = [100 + PITCH * i for i in range(len(rows) + 1)]
    rules = [RulingLine(left, y, right, y) for y in ys] + [RulingLine(x, ys[0], x, ys[-1]) for x in upright]
    (found,), _ = tables(words, rules, 1, 1)
    return found


def texts(table: Table) -> list[list[str]]:
    return [[c.passage.text for c in table.cells if c.row == row] for row in range(table.rows)]


def test_a_sheet_with_level_lines_and_a_frame_alone_has_its_columns() -> None:
    found = printed(ONE_SIDE, (65.0, 240.0, 320.0, 400.0), (60.0, 410.0))
    assert texts(found) == [list(row) for row in ONE_SIDE]


@pytest.mark.parametrize("lost", [1, 2, 4, 5])
def test_a_line_between_two_columns_that_was_not_found_parts_them_all_the_same(lost: int) -> None:
    places, upright = (65.0, 205.0, 290.0, 310.0, 485.0, 560.0), (60.0, 130.0, 215.0, 300.0, 410.0, 495.0, 570.0)
    left = tuple(x for i, x in enumerate(upright) if i != lost)
    assert texts(printed(TWO_SIDES, places, left)) == [list(row) for row in TWO_SIDES]


def test_figures_and_words_that_nearly_touch_are_two_columns() -> None:
    places, upright = (65.0, 205.0, 296.0, 302.0, 485.0, 560.0), (60.0, 130.0, 215.0, 410.0, 495.0, 570.0)
    assert texts(printed(TWO_SIDES, places, upright)) == [list(row) for row in TWO_SIDES]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            (("单位", "□是  □否"), ("类别", "□综合 □专业"), ("等级", "□市级 □省级"), ("性质", "□公办 □民办")),
            id="squares",
        ),
        pytest.param(
            (("电话", "0662 31"), ("人数", "八人"), ("面积", "126平方米"), ("资产", "52万元")), id="one row alone"
        ),
        pytest.param(
            (("资产", "¥ 1.00"), ("负债", "¥ 2.00"), ("收入", "¥ 3.00"), ("利润", "¥ 4.00")), id="a sign of money"
        ),
    ],
)
def test_what_stands_in_one_cell_stays_there(rows: tuple[tuple[str, str], ...]) -> None:
    words = []
    for i, (label, value) in enumerate(rows):
        words.append(word(label, 65.0, 104 + PITCH * i))
        words += [word(part, 125.0 + 50 * n, 104 + PITCH * i) for n, part in enumerate(value.split())]
    ys = [100 + PITCH * i for i in range(len(rows) + 1)]
    rules = [RulingLine(60, y, 260, y) for y in ys]
    rules += [RulingLine(x, top, x, foot) for x in (60, 120, 260) for top, foot in pairwise(ys)]
    (found,), _ = tables(words, rules, 1, 1)
    assert (found.rows, found.columns) == (len(rows), 2)


def test_a_grid_that_is_but_some_lines_of_a_sheet_is_none() -> None:
    words = []
    for i, row in enumerate(TWO_SIDES * 2):
        for text, place, told in zip(row, (65.0, 205.0, 290.0, 320.0, 485.0, 560.0), TWO_SIDES[-1], strict=True):
            left = place if not told[0].isdigit() else place - width(text)
            words += [word(text, left, 104 + PITCH * i)] if text else []
    foot = 100 + PITCH * 10
    rules = [RulingLine(60, y, 570, y) for y in (100.0, foot - PITCH, foot)]
    rules += [RulingLine(x, 100, x, foot) for x in (60, 570)] + [RulingLine(215, foot - PITCH, 215, foot)]
    (found,), _ = tables(words, rules, 1, 1)
    assert (found.rows, found.columns) == (10, 6)
