"""Months, quarters and halves are one axis of time, whichever way a table writes them."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.statements.axis import day_of, is_axis, moment, point, sums_up, sums_up_the_year


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        (("7月",), (0, 7)),
        (("十一月份",), (0, 11)),
        (("2023年4月末",), (2023, 4)),
        (("2023-09",), (2023, 9)),
        (("第三季度",), (0, 9)),
        (("2023年第2季度",), (2023, 6)),
        (("Q4",), (0, 12)),
        (("上半年",), (0, 6)),
        (("5月", "2022年"), (2022, 5)),
        (("项目", "指标"), None),
        (("2023年",), None),
        (("4月至6月",), None),
    ],
)
def test_the_point_that_headers_name(headers: tuple[str, ...], found: tuple[int, int] | None) -> None:
    assert moment(headers) == found


def test_a_point_with_its_year_ends_on_a_day() -> None:
    assert day_of(("2024-02",)) == date(2024, 2, 29)
    assert day_of(("三季度", "2023年度")) == date(2023, 9, 30)
    assert day_of(("12月",)) is None


def test_bare_numbers_are_months_only_under_their_word() -> None:
    assert point(["月份", "1", "2", "3"], "2") == "2月"
    assert point(["序号", "1", "2", "3"], "2") is None
    assert point(["月份", "31", "32"], "31") is None


def test_a_bare_year_is_one_among_years() -> None:
    assert point(["年度", "2021", "2022"], "2021") == "2021"
    assert point(["金额", "2021", "88"], "2021") is None


def test_what_stands_beside_months_sums_them_up() -> None:
    assert is_axis(["月份", "1月", "2月"])
    assert not is_axis(["项目", "12月", "备注"])
    assert sums_up(("月平均",)) and not sums_up_the_year(("月平均",))
    assert sums_up_the_year(("合计",)) and not sums_up_the_year(("一季度合计",))
