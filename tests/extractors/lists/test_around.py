"""Passages near a list, up to the next table."""

from __future__ import annotations

import pytest

from extractors.lists.around import around, heads_the_next
from tests.extractors.build import document, table


def test_what_stands_beyond_the_next_table_is_none_of_its() -> None:
    one, other = table([["姓名"], ["林小禾"]]), table([["名称"], ["榕桥公司"]])
    blocks = document("名册", one, "注：甲", "乙" * 90, other, "丙").blocks
    assert list(around(blocks, 1)) == ["名册", "注:甲", "乙" * 90]
    assert list(around(blocks, 4)) == ["乙" * 90, "注:甲", "丙"]


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("表二 外聘专家（2人，不计入专职）", True),
        ("（三）退出人员2人", True),
        ("外请师资（非专职）", True),
        ("以上6人中3人为外聘，名单如下", False),
        ("二、上表中3人为兼职", False),
        ("1、部分人员为兼职", False),
    ],
)
def test_the_title_of_the_next_table_says_nothing_of_the_one_before(title: str, heads: bool) -> None:
    one, other = table([["姓名"], ["林小禾"]]), table([["姓名"], ["陈大川"]])
    blocks = document("名册", one, title, other).blocks
    assert heads_the_next(blocks, 2) is heads
    assert len(list(around(blocks, 1))) == (1 if heads else 2)
