"""Consolidated statements told from the company's own."""

from __future__ import annotations

import pytest

from extractors.model import Block, Kind, Paper, Table
from extractors.statements.consolidated import is_consolidated
from tests.extractors.build import document, table

ROW = ["资产总计", "723,118.06", "498,200.15"]
SHEET = table([["资产", "期末余额", "年初余额"], ROW])


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        (("合并资产负债表", SHEET), True),
        (("资产负债表（合并）", "编制单位：阳江市海帆企业服务有限公司", SHEET), True),
        (("合并资产负债表", "母公司资产负债表", SHEET), False),
        (("公司资产负债表", SHEET), False),
        (("资产负债表", SHEET), False),
        (("资产负债表", table([["资产", "期末余额（合并）", "期末余额（公司）"], ROW])), True),
        (("合并及公司资产负债表", table([["资产", "公司", "合并"], ROW])), False),
        ((table([["合并资产负债表", "<", "<"], ["资产", "期末余额", "年初余额"], ROW]),), True),
    ],
)
def test_the_nearest_word_decides(blocks: tuple[Block | str, ...], found: bool) -> None:
    made = document(*blocks)
    last = made.blocks[-1]
    assert isinstance(last, Table)
    figure = next(c.passage for c in last.cells if c.passage.text == ROW[1])
    assert is_consolidated(made, Paper(Kind.BALANCE_SHEET, made.name), figure) is found


def test_a_file_may_say_it() -> None:
    made = document(SHEET, name="2022年合并资产负债表.docx")
    assert is_consolidated(made, Paper(Kind.BALANCE_SHEET, made.name), SHEET.cells[-1].passage)
