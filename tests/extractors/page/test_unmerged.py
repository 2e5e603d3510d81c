"""Borders too faint to be seen in some rows: their cells are parted where other rows have the border."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractors.model import Box, RulingLine, Table, Word
from extractors.page.lines import is_wide
from extractors.page.tables import tables

XS = (60.0, 180.0, 290.0, 420.0, 520.0)
ROWS = (
    ("资产", "期末余额", "负债", "期末余额"),
    ("货币资金", "33,966.76", "应付账款", "21,704.13"),
    ("应收账款", "78,580.74", "预收款项", "48,063.49"),
    ("存货", "27,878.95", "应交税费", "17,464.38"),
    ("资产总计", "140,426.45", "负债合计", "87,232.00"),
)


def word(text: str, x: float, top: float) -> Word:
    places = [x]
    for char in text:
        places.append(places[-1] + (10.0 if is_wide(char) else 5.0))
    return Word(text, Box(x, top, places[-1], top + 10), 1.0, tuple(places))


def printed(rows: tuple[tuple[str, ...], ...], seen: dict[float, tuple[int, ...]], left: float = 0.0) -> Table:
    """The table with upright lines over the rows that `seen` tells of a border, over all rows for the others."""
    ys = [100 + 24.0 * i for i in range(len(rows) + 1)]
    rules = [RulingLine(XS[0], y, XS[-1], y) for y in ys]
    for x in XS:
        for row, (top, foot) in enumerate(pairwise(ys)):
            rules += [RulingLine(x, top, x, foot)] if row in seen.get(x, range(len(rows))) else []
    places = (XS[0] - left, *XS[1:])
    words = [
        word(text, x + 3, y + 7) for row, y in zip(rows, ys, strict=False) for text, x in zip(row, places, strict=False)
    ]
    (found,), _ = tables([w for w in words if w.text], rules, 1, 1)
    return found


def texts(table: Table) -> list[list[str]]:
    return [[c.passage.text for c in table.cells if c.row == row] for row in range(table.rows)]


@pytest.mark.parametrize("seen", [(0,), (0, 1), (3, 4)])
def test_a_border_that_few_rows_show_parts_all(seen: tuple[int, ...]) -> None:
    assert texts(printed(ROWS, {XS[2]: seen})) == [list(row) for row in ROWS]


def test_two_faint_borders_side_by_side_part_as_well() -> None:
    assert texts(printed(ROWS, {XS[1]: (0, 1, 2), XS[2]: (0, 1)})) == [list(row) for row in ROWS]


def test_squares_to_tick_in_one_cell_of_a_form_stay_together() -> None:
    form = (
        ("单位", "岸礁公司", "电话", "0662"),
        ("性质", "□企业", "□社团", ""),
        ("类别", "□综合", "□专业", ""),
        ("服务", "□信息", "□培训", ""),
    )
    found = printed(form, {XS[2]: (0,), XS[3]: (0,)})
    assert texts(found)[1:] == [["性质", "□企业  □社团"], ["类别", "□综合  □专业"], ["服务", "□信息  □培训"]]


def test_a_text_over_the_border_keeps_its_cell_whole() -> None:
    rows = (*ROWS, ("编制单位：岸礁企业服务有限公司阳东分公司财务部", "", "", ""))
    found = printed(rows, {XS[1]: (0, 1, 2, 3, 4), XS[2]: (0,)})
    assert texts(found)[-1][0] == rows[-1][0]


def test_words_that_reach_over_the_rim_are_not_cut() -> None:
    found = printed(ROWS, {XS[0]: ()}, left=12.0)
    assert texts(found)[1][0] == "货币资金"
