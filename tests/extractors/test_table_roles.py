"""What a table is, and which rows of a list sum up a part of it."""

from __future__ import annotations

import pytest

from extractors.table_roles import TableRole, role_of, subtotals
from tests.extractors.build import table

ROSTER = [
    ["序号", "姓名", "专职/兼职"],
    ["1", "陆一鸣", "专职"],
    ["2", "龙二妹", "专职"],
    ["小计", "2人", "专职2人"],
    ["3", "麦三多", "兼职"],
    ["合计", "3人", "专职2人"],
]


@pytest.mark.parametrize(
    ("rows", "role"),
    [
        (ROSTER, TableRole.LIST),
        ([["项目", "期末余额", "年初余额"], ["资产总计", "52", "48"]], TableRole.STATEMENT),
        ([["指标", "2021年", "2022年"], ["资产总额", "40", "52"]], TableRole.SERIES),
        ([["年度", "专职人员"], ["2021", "7"], ["2022", "9"]], TableRole.SERIES),
        ([["月份", "1月", "2月", "3月"], ["参保人数", "6", "6", "4"]], TableRole.SERIES),
        ([["资产总额", "52万元"], ["专职人员", "8人"]], TableRole.FORM),
        ([["序号", "指标"], ["1", "资产总额"]], TableRole.FORM),
    ],
)
def test_roles(rows: list[list[str]], role: TableRole) -> None:
    assert role_of(table(rows)) is role


def test_the_sub_totals_of_a_list_are_parts_of_it() -> None:
    assert {row: reason.rule for row, reason in subtotals(table(ROSTER)).items()} == {3: "subtotal_row"}


def test_a_form_has_none() -> None:
    assert subtotals(table([["小计", "3人"], ["专职人员", "8人"]])) == {}


PARTS = [
    ["部门", "序号", "姓名", "用工形式"],
    ["财税组：共2人，其中专职1人", "<", "<", "<"],
    ["财税组", "1", "陆一鸣", "专职"],
    ["^", "2", "龙二妹", "兼职"],
    ["综合组", "3", "麦三多", "专职"],
    ["^", "4", "蓝四海", "专职"],
]


def test_the_heading_of_a_department_and_a_cell_merged_over_its_entries_tell_of_a_part() -> None:
    assert [*subtotals(table(PARTS))] == [1]
    merged = [PARTS[0], *PARTS[2:4], ["综合组 2人（专职2人）", *PARTS[4][1:]], PARTS[5]]
    assert [*subtotals(table(merged))] == [3]


def test_what_stands_over_all_entries_tells_of_no_part() -> None:
    whole = [PARTS[0], ["共4人，其中专职3人", "<", "<", "<"], *PARTS[2:]]
    assert subtotals(table(whole)) == {}
