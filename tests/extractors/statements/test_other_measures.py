"""Areas in square feet with square metres behind them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.fields import field
from extractors.model import Block, Claim
from extractors.statements.labels import value_of
from tests.extractors.build import document, table

AREA = field("floor_area")
HEAD = ("办公室租赁合同", "出租方：罗湾置业有限公司", "承租方：海帆财税咨询有限公司")
TAIL = ("租赁用途：办公。", "租赁期限：2022年3月1日至2027年2月28日")


def _areas(*said: str | Block) -> list[Claim]:
    found = extract(document(*HEAD, *said, *TAIL, name="合同.docx"))
    return [c for c in found.claims if c.field is AREA]


@pytest.mark.parametrize(
    "said",
    [
        "建筑面积约1,286平方英尺（折合约119.47平方米）。该大楼占地4.6亩。",
        "租赁面积：1,286平方呎（119.47平方米）。",
        "该办公室建筑面积为1286 sq.ft./119.47平方米。",
        "占地4.6亩（约3066.68平方米），租赁面积1,286平方英尺，折合119.47平方米。",
    ],
)
def test_the_square_metres_behind_are_the_figure(said: str) -> None:
    assert [(c.value, c.rivals) for c in _areas(said)] == [(Decimal("119.47"), ())]


@pytest.mark.parametrize(
    "text", ["1,286平方英尺（119.47平方米）", "36.14坪(折合119.47㎡)", "1075平方尺（合119.47平方米）"]
)
def test_a_cell_tells_them_as_well(text: str) -> None:
    (found,) = _areas(table([["项目", "内容"], ["建筑面积", text]]))
    assert found.value == Decimal("119.47")


def test_square_metres_that_are_not_the_same_are_in_doubt() -> None:
    (found,) = _areas("租赁面积986平方英尺（折合132平方米）。")
    assert (found.value, [r.value for r in found.rivals]) == (132, [Decimal("91.60")])
    assert value_of("986平方英尺(折合132平方米)") is None


@pytest.mark.parametrize(
    "said",
    [
        "租赁面积：1,286平方英尺。",
        "建筑面积：1,286 sq.ft.",
        "建筑面积：1,286 Square Feet",
        "建筑面积：1286平方英呎",
        "租赁面积：4.6亩（折合3066.68平方米）。",
        "该大楼占地面积33,009平方英尺（折合3066.68平方米）。",
        "仓库面积1,286平方英尺（折合119.47平方米）。",
    ],
)
def test_feet_alone_land_and_stores_are_no_area_of_the_office(said: str) -> None:
    assert _areas(said) == []


def test_a_part_in_brackets_is_no_translation() -> None:
    assert [c.value for c in _areas("租赁面积1,286平方英尺（其中办公85平方米）。")] == [85]
