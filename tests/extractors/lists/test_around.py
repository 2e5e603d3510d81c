"""Passages near a list, up to the next table."""

from __future__ import annotations

from extractors.lists.around import around
from tests.extractors.build import document, table


def test_what_stands_beyond_the_next_table_is_none_of_its() -> None:
    one, other = table([["姓名"], ["林小禾"]]), table([["名称"], ["榕桥公司"]])
    blocks = document("名册", one, "注：甲", "乙" * 90, other, "丙").blocks
    assert list(around(blocks, 1)) == ["名册", "注:甲", "乙" * 90]
    assert list(around(blocks, 4)) == ["乙" * 90, "注:甲", "丙"]
