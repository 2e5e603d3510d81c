"""Whom sheets of working hours show well below full time is named; ordinary sheets name nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from extractors.lists.attendance import PartOfTheTime, part_of_the_time
from extractors.lists.people import schema
from extractors.papers import papers
from tests.extractors.build import document, table

PEOPLE = ["邓书言", "莫千里", "关若谷", "谭雨桐"]
MARCH = "2031年3月考勤表"


def told(title: str, headers: Sequence[str], cells: Sequence[Sequence[str]]) -> PartOfTheTime | None:
    rows = [[str(i), n, *c] for i, (n, c) in enumerate(zip(PEOPLE, cells, strict=True), 1)]
    made = document(title, table([["序号", "姓名", *headers], *rows]), name="考勤.xlsx")
    return part_of_the_time(made, papers(made), schema())


def names(title: str, header: str, *cells: str) -> list[str]:
    found = told(title, [header], [[c] for c in cells])
    return list(found.people) if found else []


@pytest.mark.parametrize(
    ("title", "header", "cells"),
    [
        ("2031年一季度工时统计", "平均每周工时", ["40", "44", "8小时", "40"]),
        ("工时情况", "日均工时", ["8", "7.5", "3.5", "8"]),
        ("2031年3月工时统计", "工时合计", ["168", "174", "60", "172"]),
        ("2031年一季度工时统计", "总工时", ["504", "520", "96", "500"]),
        (MARCH, "实际出勤", ["21", "20", "8", "21"]),
        ("人员到岗情况", "到岗时间", ["周一至周五", "周一至周六", "周二、周四晚间", "全天"]),
        ("人员到岗情况", "坐班时间", ["每周五天", "每周5天", "每周2天", "周一至周五"]),
        ("从业人员名册", "工作时间", ["周一至周五", "每周40小时", "每周8小时", "周一至周五"]),
    ],
)
def test_who_comes_few_hours_or_days_is_named(title: str, header: str, cells: list[str]) -> None:
    assert names(title, header, *cells) == ["关若谷"]


@pytest.mark.parametrize(
    ("title", "header", "cells"),
    [
        (MARCH, "出勤天数", ["21", "20", "17", "19"]),
        ("2031年2月考勤表", "出勤天数", ["15", "15", "14", "16"]),
        ("2031年3月加班统计", "工时合计", ["8", "4", "6", "12"]),
        ("2031年3月项目工时", "工时合计", ["20", "30", "16", "12"]),
        ("值班安排", "上班时间", ["周一", "周二", "周三", "周四"]),
        ("从业人员名册", "工作年限", ["3", "4", "2", "1"]),
        ("从业人员名册", "到岗时间", ["2029-03", "2030-04", "2028-01", "2027-11"]),
        ("人员到岗情况", "上班时间", ["8:30-17:30", "周一至周五", "全天", "周一至周六"]),
    ],
)
def test_ordinary_sheets_name_nobody(title: str, header: str, cells: list[str]) -> None:
    assert names(title, header, *cells) == []


def test_leave_and_days_of_coming_are_no_want_of_time() -> None:
    headers = ["应出勤", "实际出勤", "病假", "备注"]
    cells = [["21", "21", "", ""], ["21", "9", "12", ""], ["21", "6", "", "3月20日入职"], ["21", "20", "", ""]]
    assert told(MARCH, headers, cells) is None


def days(*there: int, mark: str = "√", other: str = "") -> list[str]:
    return [mark if day in there else other for day in range(1, 32)]


WORKING = [d for d in range(1, 32) if d % 7 not in (1, 2)]


@pytest.mark.parametrize(
    "few",
    [days(7, 14, 21, 28), days(*WORKING, mark="3"), days(*WORKING[:12], mark="半"), days(6, 13, other="休")],
)
def test_ticks_of_days_are_counted(few: list[str]) -> None:
    found = told(MARCH, [str(d) for d in range(1, 32)], [days(*WORKING), days(*WORKING), few, days(*WORKING)])
    assert found and list(found.people) == ["关若谷"]
    assert found.as_of == date(2031, 3, 31)


@pytest.mark.parametrize("some", [days(4, mark="×"), days(5, mark="病"), days()])
def test_a_sheet_of_absences_names_nobody(some: list[str]) -> None:
    assert told(MARCH, [str(d) for d in range(1, 32)], [some, days(), days(), days(9, mark="事")]) is None


def test_one_poor_month_among_others_is_none() -> None:
    heads = ["序号", "姓名", "出勤天数"]
    months = [("2031年1月", "5"), ("2031年2月", "18"), ("2031年3月", "21")]
    blocks = [
        block
        for title, few in months
        for block in (
            f"{title}考勤表",
            table([heads, *([str(i), n, few if i == 1 else "20"] for i, n in enumerate(PEOPLE, 1))]),
        )
    ]
    made = document(*blocks, name="考勤.xlsx")
    assert part_of_the_time(made, papers(made), schema()) is None
