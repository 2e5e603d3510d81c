"""Sheets with two sides and level rules only: last year's column and the other side's names stay two columns."""

from __future__ import annotations

import pytest

from extractors.model import Box, RulingLine, Table, Word
from extractors.page.lines import is_wide
from extractors.page.tables import tables

ROWS = (
    ("资产", "期末余额", "年初余额", "负债和所有者权益", "期末余额", "年初余额"),
    ("货币资金", "133,966.76", "132,789.45", "应付账款", "121,704.13", "116,459.95"),
    ("应收账款", "278,580.74", "245,501.61", "应交税费", "48,063.49", "27,956.25"),
    ("流动资产合计", "412,547.50", "378,291.06", "负债合计", "169,767.62", "144,416.20"),
    ("资产总计", "565,351.44", "534,795.23", "负债和所有者权益总计", "565,351.44", "534,795.23"),
)
LEFT, ENDS = (60.0, 0.0, 0.0, 303.0, 0.0, 0.0), (0.0, 220.0, 300.0, 0.0, 460.0, 540.0)


def word(text: str, x: float, top: float) -> Word:
    places = [x]
    for char in text:
        places.append(places[-1] + (10.0 if is_wide(char) else 5.0))
    return Word(text, Box(x, top, places[-1], top + 10), 1.0, tuple(places))


def width(text: str) -> float:
    return sum(10.0 if is_wide(c) else 5.0 for c in text)


def sheet(glued: bool, rules: bool) -> Table:
    """The sheet; with `glued` the fourth column was read in one with the third."""
    words = []
    for i, row in enumerate(ROWS):
        for left, end, text in zip(LEFT, ENDS, row, strict=True):
            words.append(word(text, left or end - width(text), 100 + 20.0 * i))
        if glued:
            one, other = words[-4], words[-3]
            box = Box(one.box.x0, one.box.top, other.box.x1, one.box.bottom)
            words[-4:-2] = [Word(one.text + other.text, box, 1.0, (*one.edges[:-1], other.box.x0, *other.edges[1:]))]
    lines = [RulingLine(60, 97 + 20.0 * i, 540, 97 + 20.0 * i) for i in range(len(ROWS) + 1)] if rules else []
    (found,), _ = tables(words, lines, 1, 1)
    return found


@pytest.mark.parametrize("glued", [False, True])
@pytest.mark.parametrize("rules", [False, True])
def test_the_two_sides_stay_apart(glued: bool, rules: bool) -> None:
    found = sheet(glued, rules)
    assert [tuple(c.passage.text for c in found.cells if c.row == row) for row in range(found.rows)] == list(ROWS)


def test_areas_with_their_unit_stay_one_cell() -> None:
    rows = (("房屋", "面积"), ("一楼", "120.50平方米"), ("二楼", "98.25平方米"), ("三楼", "77.00平方米"))
    words = [word(t, x, 100 + 20.0 * i) for i, row in enumerate(rows) for t, x in zip(row, (60, 200), strict=True)]
    (found,), _ = tables(words, [], 1, 1)
    assert [c.passage.text for c in found.cells if c.row == 1] == ["一楼", "120.50平方米"]
