"""A whole that a paper parts into offices and other premises is no office."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.model import Block
from tests.extractors.build import document, table

USES = [["办公", "76"], ["库房", "84"], ["宿舍", "40"]]


def areas(*blocks: Block | str) -> list[int]:
    parties = ("出租方（甲方）：漠江市新丰实业有限公司", "承租方（乙方）：漠江市云帆服务有限公司")
    made = document("房屋租赁合同", *parties, *blocks, name="租赁合同.docx")
    return [int(c.value) for c in extract(made).claims if c.field.premises]


@pytest.mark.parametrize("total", [[], [["合计", "200"]]])
def test_a_table_of_uses_parts_the_whole(total: list[list[str]]) -> None:
    rows = table([["用途", "面积（㎡）"], *USES, *total])
    assert areas("第一条 租赁物位于漠江路9号，总建筑面积200平方米，分布如下：", rows) == [76]


@pytest.mark.parametrize(
    "parts",
    [
        "（办公76平方米、库房84平方米、宿舍40平方米）",
        "，其中办公用房76平方米，仓库84平方米，宿舍40平方米",
        "，其中：三楼305室76平方米，用于办公；一楼102室84平方米，用于存放渔具的仓库；四楼40平方米，作宿舍",
        "：三楼76平方米作为办公室，一楼84平方米作仓库，四楼40平方米为职工宿舍",
    ],
)
def test_a_sentence_parts_it(parts: str) -> None:
    assert areas(f"第一条 租赁房屋建筑面积200平方米{parts}。") == [76]


def test_a_sentence_behind_it_takes_the_whole_away() -> None:
    assert areas("第一条 租赁面积200平方米。三楼办公76平方米，一楼仓库84平方米，四楼宿舍40平方米。") == []


def test_rooms_that_are_all_offices_leave_the_whole() -> None:
    rooms = table([["房号", "面积（㎡）"], ["301", "76"], ["302", "84"]])
    assert areas("第一条 租赁面积160平方米，全部用于办公。", rooms) == [160]
