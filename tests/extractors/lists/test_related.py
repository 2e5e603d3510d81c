"""Enterprises that a list names under two names."""

from __future__ import annotations

import pytest

from extractors.lists.clients import find
from extractors.lists.related import Related, related
from extractors.model import RowReason
from extractors.papers import papers
from tests.extractors.build import document, table

FIRM = "阳江市岚洲铜艺有限公司"


@pytest.mark.parametrize(
    ("other", "remark", "renamed"),
    [
        (f"阳江市雁汀工艺有限公司（原{FIRM}）", "", True),
        ("阳江市雁汀工艺有限公司", f"原名{FIRM}", True),
        (f"阳江市雁汀工艺有限公司（曾用名：{FIRM}）", "", True),
        (f"{FIRM}海岸分公司", "", False),
    ],
)
def test_a_former_name_and_a_branch(other: str, remark: str, renamed: bool) -> None:
    assert related([FIRM, other], ["", remark]) == [Related(1, 0, renamed)]


def test_a_new_name_in_the_earlier_row() -> None:
    assert related([FIRM, "阳江市雁汀工艺有限公司"], ["已更名为阳江市雁汀工艺有限公司", ""]) == [Related(1, 0, True)]


def test_others_have_nothing_to_do_with_each_other() -> None:
    assert related([FIRM, "阳江市雁汀工艺有限公司（原料厂旁）", "阳江市鹭洲铜艺有限公司海岸分公司"], [""] * 3) == []


def test_neither_is_counted_again() -> None:
    names = [FIRM, "阳江市鹭洲食品有限公司", f"阳江市雁汀工艺有限公司（原{FIRM}）", f"{FIRM}海岸分公司"]
    rows = [[str(i), n, "咨询", "2022-03-01"] for i, n in enumerate(names, 1)]
    made = document("2022年度服务企业名单", table([["序号", "企业名称", "服务内容", "服务时间"], *rows]))
    (claim,) = find(made, papers(made))
    assert claim.count is not None
    assert [r.reason for r in claim.count.rows] == [None, None, RowReason.DUPLICATE, RowReason.NEAR_DUPLICATE]
    assert (claim.value, claim.count.low, claim.count.high) == (2, 2, 3)


def test_an_entry_that_stands_in_the_words_of_another_may_be_the_same() -> None:
    names = ["漠江市清河水产有限公司", "漠江市白榄食品有限公司(即漠江市清河水产有限公司)"]
    assert [(r.later, r.earlier, r.renamed) for r in related(names, ["", ""])] == [(1, 0, False)]
    assert related([names[0], "漠江市白榄食品有限公司"], ["", "由漠江市清河水产有限公司介绍"]) == []


@pytest.mark.parametrize("said", ["(老名字X)", "(原先叫做X)", "(如今叫X)"])
def test_plain_words_for_another_name(said: str) -> None:
    other = "云溪县松岗木业有限公司"
    names = [other, "漠江市白榄食品有限公司" + said.replace("X", other)]
    assert [r.renamed for r in related(names, ["", ""])] == [True]
