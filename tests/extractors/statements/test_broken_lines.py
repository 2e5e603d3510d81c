"""Words that a line end within a paragraph parts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.model import Passage
from extractors.scopes import Scope
from extractors.statements.broken_lines import mended
from extractors.statements.sentences import sentences


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("截至2022年底，资产\n总额为91.4万元。", "total_assets", "914000"),
        ("资产\n总额：91.4万元", "total_assets", "914000"),
        ("全年共服务中小\n企业58家。", "client_count", "58"),
        ("本中心现有专职\n人员11名。", "headcount", "11"),
        ("租用的办公用房建筑\n面积145平方米。", "floor_area", "145"),
    ],
)
def test_a_word_over_two_lines_is_one(text: str, field: str, value: str) -> None:
    found = {(s.field.id, s.value) for s in sentences(Passage(text), Scope()) if not s.reasons}
    assert found == {(field, Decimal(value))}


@pytest.mark.parametrize(
    "text",
    ["专职人员9名\n服务企业66家", "1.服务企业\n2.专职人员9名", "漠江服务站\n资产总额91.4万元", "资产\n\n备注"],
)
def test_lines_of_their_own_stay_so(text: str) -> None:
    assert mended(text) == text


def test_offsets_stay() -> None:
    assert mended("资产\n总额为91.4万元") == "资产 总额为91.4万元"
