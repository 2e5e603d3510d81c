"""Rooms of a table, each with its area and with what its row makes of it; headers and values in words of all sorts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.statements.room_rows import listed
from tests.extractors.build import table


def own(*rows: tuple[str, ...]) -> list[int]:
    """The areas of the rooms that are surely offices of the tenant."""
    found = listed(table(rows))
    assert found is not None
    return [int(r.in_hand) for r in found.rooms if r.own]


@pytest.mark.parametrize(
    ("head", "office", "other"),
    [
        ("用途", "办公、接待", "成品周转仓"),
        ("功能", "财务室", "冷冻间"),
        ("使用现状", "自用", "空置"),
        ("使用人", "本公司", "漠江市鹭汀广告有限公司"),
        ("使用单位", "业务二部", "原租户何记"),
        ("交接情况", "已交", "未交，前租户未搬"),
        ("移交进度", "移交完毕", "押后再谈"),
        ("是否交付", "√", "×"),
        ("交付情况", "已交付", ""),
        ("房间类型", "会议室", "打样间"),
        ("打算", "办公", "他用"),
    ],
)
def test_a_room_counts_where_words_that_are_known_say_so(head: str, office: str, other: str) -> None:
    rows = (("房号", "面积（㎡）", head), ("501", "66", office), ("502", "58", other), ("503", "21", other))
    assert own(*rows) == [66]


def test_remarks_take_a_room_and_never_give_one() -> None:
    rows = (("房号", "面积", "备注"), ("501", "66", ""), ("502", "58", "甲方留用"), ("503", "21", "向南"))
    assert own(*rows) == [66, 21]


def test_what_tells_nothing_of_the_use_leaves_all_rooms() -> None:
    assert own(("房号", "面积(㎡)", "月租金(元)"), ("501", "66", "1200"), ("502", "58", "1100")) == [66, 58]
    assert own(("厅名", "面积(㎡)"), ("兰厅", "66"), ("竹厅", "58")) == [66, 58]
    assert own(("房间", "面积(㎡)", "使用人"), ("501", "66", "李海生、陈水"), ("502", "58", "梁海")) == [66, 58]


def test_names_of_rooms_count_where_they_tell_of_uses() -> None:
    assert own(("名称", "面积(㎡)"), ("办公室", "66"), ("样品仓", "58"), ("兰厅", "40")) == [66]


def test_a_known_use_excuses_a_strange_name() -> None:
    rows = (("名称", "面积(㎡)", "用途"), ("兰厅", "66", "办公"), ("仓库", "58", "存货"))
    assert own(*rows) == [66]


def test_totals_are_no_rooms_and_cells_over_several_rows_hold_for_each() -> None:
    rows = (
        ("房间", "面积(㎡)", "用途"),
        ("A", "40", "周转"),
        ("B", "30", "^"),
        ("C", "60", "办公"),
        ("合计", "130", ""),
    )
    found = listed(table(rows))
    assert found is not None
    assert [(r.area, r.own) for r in found.rooms] == [(40, False), (30, False), (60, True)]


def test_an_area_over_joined_rows_counts_once() -> None:
    rows = (("房间", "面积(㎡)", "用途"), ("A", "70", "办公"), ("B", "^", "仓储"), ("C", "60", "办公"))
    assert own(*rows) == [60]


def test_rooms_may_stand_side_by_side() -> None:
    rows = (("房号", "A1", "A2", "B1"), ("面积（平方米）", "70", "60", "50"), ("用途", "中转仓", "分装间", "办公室"))
    assert own(*rows) == [50]


@pytest.mark.parametrize(("due", "given"), [("应交面积", "实交面积"), ("建筑面积(㎡)", "办公面积(㎡)")])
def test_a_column_of_what_the_tenant_has(due: str, given: str) -> None:
    found = listed(table((("房号", due, given), ("501", "80", "80"), ("502", "70", "0"))))
    assert found is not None and found.tells
    assert [r.in_hand for r in found.rooms] == [Decimal(80), Decimal(0)]


def test_a_body_keeps_its_room_until_it_is_known_who_applies() -> None:
    rows = (("房号", "面积", "租户", "状态"), ("1", "80", "榕岸公司", "在用"), ("2", "70", "榕岸公司", "空置"))
    found = listed(table(rows))
    assert found is not None
    assert [(r.own, r.body) for r in found.rooms] == [(False, "榕岸公司"), (False, "")]


@pytest.mark.parametrize(
    "rows",
    [
        (("年度", "收入"), ("2022", "80"), ("2023", "90")),
        (("房号", "租金(元/㎡)"), ("501", "20"), ("502", "22")),
        (("占地面积", "编号"), ("500", "1"), ("600", "2")),
    ],
)
def test_other_tables_list_no_rooms(rows: tuple[tuple[str, ...], ...]) -> None:
    assert listed(table(rows)) is None


@pytest.mark.parametrize(("head", "users"), [("现租户", ("林木森", "陈水生")), ("使用人", ("本公司", "林木森"))])
def test_people_who_rent_or_stand_beside_the_tenant_leave_their_rooms_open(head: str, users: tuple[str, str]) -> None:
    rows = (("房间", "面积(㎡)", head), ("501", "66", users[0]), ("502", "58", users[1]))
    assert 58 not in own(*rows)


LET = (
    ("甲方（出租方）", "漠江海岸大厦有限公司"),
    ("乙方（承租方）", "漠江榕舟咨询有限公司"),
    ("用途", "办公"),
    ("建筑面积", "68.4平方米"),
    ("月租", "1710元"),
)


def test_who_signs_for_one_room_is_none_who_has_it() -> None:
    found = listed(table(LET))
    assert found is not None and [r.own for r in found.rooms] == [True] and not found.tells


@pytest.mark.parametrize(
    "row",
    [
        ("使用人", "漠江市鹭汀广告有限公司"),
        ("现租户", "鹭汀广告"),
        ("使用现状", "由他人占用"),
        ("承租方二", "漠江商会"),
    ],
)
def test_a_row_beside_the_parties_that_tells_of_others_still_does(row: tuple[str, str]) -> None:
    found = listed(table((*LET, row)))
    assert found is not None and found.tells


def test_parties_beside_several_rooms_say_who_has_each() -> None:
    rows = (
        ("房号", "面积（㎡）", "出租方", "承租方"),
        ("501", "66", "漠江海岸大厦有限公司", "漠江榕舟咨询有限公司"),
        ("502", "58", "漠江海岸大厦有限公司", "漠江市鹭汀广告有限公司"),
    )
    assert own(*rows) == []
