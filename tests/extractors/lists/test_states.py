"""A row of a list of clients that says that nothing was done yet is no enterprise served, whatever column says it."""

from __future__ import annotations

import pytest

from extractors.lists.clients import find
from extractors.model import Claim, RowReason
from extractors.papers import papers
from tests.extractors.build import document, table

FIRMS = [
    "漠江市清河水产有限公司",
    "漠江市白榄食品有限公司",
    "云溪县松岗木业有限公司",
    "云溪县金桥塑胶有限公司",
    "漠江市南坪五金厂",
    "漠江市长堤印务有限公司",
]


def counted(header: str, *states: str) -> Claim:
    """Six firms, the last of them in these states under that header."""
    said = ["已完成"] * (len(FIRMS) - len(states)) + list(states)
    rows = [[str(i), n, "管理咨询", s] for i, (n, s) in enumerate(zip(FIRMS, said, strict=True), 1)]
    made = document("2022年度服务企业名单", table([["序号", "企业名称", "服务内容", header], *rows]), name="附件.docx")
    (claim,) = find(made, papers(made))
    return claim


def bounds(claim: Claim) -> tuple[int, int, int]:
    assert claim.count is not None
    return int(claim.count.low), int(claim.value), int(claim.count.high)


@pytest.mark.parametrize("header", ["状态", "服务状态", "项目进度", "合作阶段", "签约情况", "目前情况", "跟踪", "备注"])
@pytest.mark.parametrize("state", ["意向", "洽谈中", "拟签", "待服务", "暂未服务", "意向客户", "尚未签约"])
def test_a_state_of_waiting_under_any_header_counts_nothing(header: str, state: str) -> None:
    claim = counted(header, state, state)
    assert bounds(claim) == (4, 4, 4)
    assert claim.count is not None
    assert [r.reason for r in claim.count.rows] == [None] * 4 + [RowReason.NOT_SERVED] * 2


def test_a_plan_told_at_length_counts_nothing_where_the_column_asks_for_states() -> None:
    assert bounds(counted("服务进展", "有意向，年底再谈", "拟于下半年开展", "预计12月")) == (3, 3, 3)


@pytest.mark.parametrize("state", ["已服务，二期洽谈中", "服务中", "已完成，待回访", "待评价（已完成）"])
def test_who_was_served_counts_whatever_follows(state: str) -> None:
    assert bounds(counted("状态", state)) == (6, 6, 6)


@pytest.mark.parametrize("header", ["状态", "备注"])
def test_who_left_is_a_doubt_and_who_was_not_served_again_counts_nothing(header: str) -> None:
    for state in ("已终止", "不再服务", "停止服务", "已解约", "合同已终止"):
        assert bounds(counted(header, state)) == (5, 6, 6)
    assert bounds(counted(header, "未再服务", "本年度未再服务")) == (4, 4, 4)


@pytest.mark.parametrize("state", ["暂停", "跟进中", "未完成"])
def test_a_state_that_leaves_it_open_is_a_doubt(state: str) -> None:
    assert bounds(counted("状态", state)) == (5, 6, 6)


@pytest.mark.parametrize("state", ["已取消", "试用未开通", "订单作废", "已退款"])
def test_an_order_that_came_to_nothing_counts_nothing_until_a_person_says_otherwise(state: str) -> None:
    assert bounds(counted("订单状态", state)) == (5, 5, 6)
    assert bounds(counted("服务内容二", state)) == (6, 6, 6)


def test_a_no_to_the_question_whether_it_was_served_counts_nothing() -> None:
    assert bounds(counted("是否已服务", "否", "×")) == (4, 4, 4)
    assert bounds(counted("是否中小微企业", "否")) == (6, 6, 6)


def test_a_heading_or_a_bracket_says_it_too() -> None:
    rows = [[str(i), n, "法律咨询"] for i, n in enumerate(FIRMS[:4], 1)]
    waits = [["5", f"{FIRMS[4]}（洽谈中）", "法律咨询"]]
    below = [["二、意向客户", "", ""], ["6", FIRMS[5], "法律咨询"]]
    made = document("服务企业名单", table([["序号", "企业名称", "服务内容"], *rows, *waits, *below]), name="附件.docx")
    (claim,) = find(made, papers(made))
    assert bounds(claim) == (4, 4, 4)
