"""A header read short over one of two entries side by side is known by the other."""

from __future__ import annotations

import pytest

from extractors.lists import people
from extractors.lists.beside import as_beside
from extractors.lists.listing import listings
from tests.extractors.build import document, table

HEAD = ["序号", "姓名", "文化程度", "性别"]


def _names(left: list[str], right: list[str]) -> list[str]:
    rows = [
        ["1", "林小禾", "大专", "男", "3", "陈大川", "本科", "女"],
        ["2", "黄文海", "中专", "男", "4", "梁文远", "大专", "女"],
    ]
    made = document("人员信息汇总表", table([[*left, *right], *rows]), name="名册.pdf")
    return sorted(r.text("name") for found in listings(made, people.schema()) for r in found.records if r.has("name"))


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize("short", ["姓", "文", "女生", ""])
def test_a_header_read_short_is_as_the_one_beside_it(short: str, at: int) -> None:
    broken = [short if i == at else text for i, text in enumerate(HEAD)]
    assert len(_names(broken, HEAD)) == 4
    assert len(_names(HEAD, broken)) == 4


def test_where_more_differs_they_are_columns_of_their_own() -> None:
    heads = [("序号", ("number",)), ("姓名", ("name",)), ("甲", ()), ("序号", ("number",)), ("乙", ()), ("丙", ())]
    assert as_beside(heads) == heads
