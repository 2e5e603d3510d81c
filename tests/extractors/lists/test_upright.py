"""Tables that list people down the page are turned."""

from __future__ import annotations

import pytest

from extractors.lists.people import schema
from extractors.lists.upright import upright
from extractors.model import Block, Table
from extractors.page.grid import Grid, words_of
from tests.extractors.build import table

DOWN = [["姓名", "林小禾", "陈大川"], ["性别", "女", "男"], ["学历", "本科", "大专"]]


def _rows(block: Block) -> list[list[str]]:
    assert isinstance(block, Table)
    grid = Grid(block)
    return [[words_of(c) for c in grid.row_cells(row)] for row in range(block.rows)]


def test_a_column_a_person() -> None:
    (turned,) = upright([table(DOWN)], schema())
    assert _rows(turned) == [["姓名", "性别", "学历"], ["林小禾", "女", "本科"], ["陈大川", "男", "大专"]]


@pytest.mark.parametrize("corner", ["", "项目"])
def test_a_column_a_person_whose_names_have_no_head(corner: str) -> None:
    rows = [[corner, "林小禾", "陈大川", "黄川"], ["分工", "会计", "讲师", "接待"], ["学历", "本科", "大专", "高中"]]
    (turned,) = upright([table([*rows, ["职称", "无", "无", "无"]])], schema())
    assert _rows(turned)[:2] == [["姓名", "分工", "学历", "职称"], ["林小禾", "会计", "本科", "无"]]


def test_a_first_row_of_other_words_is_none_of_names() -> None:
    rows = [["", "2023年", "2024年", "2025年"], ["学历", "本科", "大专", "高中"], ["职称", "无", "无", "无"]]
    assert _rows(upright([table(rows)], schema())[0]) == rows


def test_a_row_a_person_stays() -> None:
    rows = [["姓名", "性别", "学历"], ["林小禾", "女", "本科"]]
    assert _rows(upright([table(rows)], schema())[0]) == rows


def test_small_tables_a_person_become_one() -> None:
    people = [("林小禾", "女", "本科"), ("陈大川", "男", "大专"), ("黄川", "男", "高中")]
    cards = [table([["姓名", n, "性别", g], ["学历", d, "职称", "无"]], i) for i, (n, g, d) in enumerate(people, 1)]
    (turned,) = upright(cards, schema())
    assert _rows(turned)[1:] == [[n, g, d, "无"] for n, g, d in people]
    assert upright(cards[:2], schema()) == tuple(cards[:2])


EVEN = [
    ["姓名", "林小禾", "陈大川", "黄川"],
    ["学历", "本科", "大专", "高中"],
    ["用工性质", "专职", "兼职", "专职"],
]


def test_people_in_an_even_number_of_columns_are_no_card_of_the_first() -> None:
    (turned,) = upright([table(EVEN)], schema())
    assert _rows(turned)[1:] == [["林小禾", "本科", "专职"], ["陈大川", "大专", "兼职"], ["黄川", "高中", "专职"]]


def test_three_tables_of_people_in_columns_keep_everybody() -> None:
    turned = upright([table(EVEN, i) for i in range(1, 4)], schema())
    assert [len(_rows(t)) for t in turned] == [4, 4, 4]
