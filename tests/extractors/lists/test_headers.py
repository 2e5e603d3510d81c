"""Headers are found under titles, and columns by what they hold."""

from __future__ import annotations

import pytest

from extractors.lists.headers import Columns, by_values, columns_of, goes_on, is_note, is_total
from extractors.lists.people import schema
from extractors.page.grid import Grid
from tests.extractors.build import table

ROWS = [["1", "林小禾", "女", "本科"], ["2", "陈大川", "男", "大专"], ["3", "黄川", "男", "高中"]]


def test_a_header_under_a_title_row() -> None:
    grid = Grid(table([["从业人员名册", "<", "<", "<"], ["序号", "姓名", "性别", "学历"], *ROWS]))
    columns = columns_of(grid, schema())
    assert columns is not None and columns.body == 2
    assert dict(columns.groups[0]) == {"number": (0,), "name": (1,), "gender": (2,), "degree": (3,)}


def test_two_entries_side_by_side() -> None:
    grid = Grid(table([["姓名", "学历", "姓名", "学历"], ["林小禾", "本科", "陈大川", "大专"]]))
    columns = columns_of(grid, schema())
    assert columns is not None and [g["name"] for g in columns.groups] == [(0,), (2,)]


def test_a_number_behind_the_name_is_that_of_its_own_entry() -> None:
    grid = Grid(table([["姓名", "序号", "性别", "学历"], *([b, a, c, d] for a, b, c, d in ROWS)]))
    columns = columns_of(grid, schema())
    assert columns is not None
    assert [dict(g) for g in columns.groups] == [{"name": (0,), "number": (1,), "gender": (2,), "degree": (3,)}]


@pytest.mark.parametrize(
    ("rows", "onward"),
    [
        pytest.param([["4", "许海燕", "女", "大专"], ["5", "关志强", "男", "本科"]], True, id="numbers go on"),
        pytest.param([["", "许海燕", "女", "大专"], ["", "关志强", "男", "本科"]], True, id="usual names"),
        pytest.param(
            [["受惠方", "规模", "区", "年份"], ["榕桥食品厂", "小型", "江城", "二三"]], False, id="another list"
        ),
        pytest.param(
            [["序号", "简称", "规模", "区"], ["1", "榕桥", "小型", "江城"]], False, id="with a header of its own"
        ),
    ],
)
def test_what_goes_on_without_a_header_looks_like_what_went_before(rows: list[list[str]], onward: bool) -> None:
    columns = columns_of(Grid(table([["序号", "姓名", "性别", "学历"], *ROWS])), schema())
    assert columns is not None
    assert goes_on(Grid(table(rows)), Columns(columns.groups, columns.headers, 0), schema()) is onward


def test_a_table_of_other_things_has_no_such_header() -> None:
    assert columns_of(Grid(table([["项目", "金额"], ["办公设备", "12000"]])), schema()) is None


def test_columns_by_what_they_hold() -> None:
    columns = by_values(Grid(table(ROWS)), schema())
    assert columns is not None and columns.body == 0
    assert dict(columns.groups[0]) == {"number": (0,), "name": (1,), "gender": (2,), "degree": (3,)}
    assert by_values(Grid(table([row[:2] for row in ROWS])), schema()) is None


def test_words_that_nobody_knows_over_columns_known_by_what_they_hold_are_a_header() -> None:
    columns = by_values(
        Grid(table([["号头", "来人", "男或女", "读到", "备注"], *([*row, ""] for row in ROWS)])), schema()
    )
    assert columns is not None and columns.body == 1
    assert columns.groups[0]["remark"] == (4,)
    assert columns.headers[1] == "来人"
    alike = by_values(Grid(table([["甲", "林小禾", "女", "本科"], *ROWS])), schema())
    assert alike is not None and alike.body == 0


@pytest.mark.parametrize(
    ("text", "total", "note"), [("合计6人", True, False), ("制表:黄川", False, True), ("黄川", False, False)]
)
def test_lines_that_are_no_entries(text: str, total: bool, note: bool) -> None:
    assert (is_total(text), is_note(text)) == (total, note)
