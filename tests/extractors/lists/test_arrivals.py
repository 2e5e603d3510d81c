"""Who is hired and not there on the day of a list is nobody of its full-time staff."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.fields import field
from extractors.lists.arrivals import comes_later, day_of
from extractors.lists.counting import ARRIVES
from extractors.lists.roster import find
from extractors.papers import papers
from tests.extractors.build import document, table

PEOPLE = ["邓书言", "莫千里", "关若谷", "谭雨桐", "冯一舟"]
JUNE = "从业人员名册（2031年6月）"


def bounds(title: str, header: str, last: str, before: str = "") -> tuple[int, int, int]:
    """The headcount of five people, with what a column says of the last."""
    said = [before] * (len(PEOPLE) - 1) + [last]
    rows = [[str(i), n, "本科", "专员", s] for i, (n, s) in enumerate(zip(PEOPLE, said, strict=True), 1)]
    made = document(title, table([["序号", "姓名", "学历", "岗位", header], *rows]), name="名册.docx")
    (claim,) = [c for c in find(made, papers(made)) if c.field is field("headcount")]
    assert claim.count is not None
    return int(claim.count.low), int(claim.value), int(claim.count.high)


@pytest.mark.parametrize(
    "remark",
    [
        "8月到岗",
        "待入职",
        "拟聘",
        "预计2031年9月入职",
        "9月1日报到",
        "下月上岗",
        "offer已发",
        "2031年10月到岗",
        "尚未报到",
    ],
)
@pytest.mark.parametrize("header", ["备注", "用工情况", "其他"])
def test_who_comes_after_the_day_of_the_list_does_not_count(header: str, remark: str) -> None:
    assert bounds(JUNE, header, remark) == (4, 4, 4)


@pytest.mark.parametrize("remark", ["3月到岗", "去年8月入职", "8月已到岗", "2029年8月入职", "部门负责人"])
def test_who_came_before_counts(remark: str) -> None:
    assert bounds(JUNE, "备注", remark) == (5, 5, 5)


@pytest.mark.parametrize("title", ["从业人员名册", "2031年度从业人员名册"])
def test_a_month_alone_is_a_doubt_where_the_list_tells_no_day(title: str) -> None:
    assert bounds(title, "备注", "8月到岗") == (4, 5, 5)
    assert bounds(title, "备注", "待到岗") == (4, 4, 4)


def test_a_column_of_days_may_show_that_somebody_came_after_the_list_was_made() -> None:
    assert bounds(JUNE, "入职时间", "2031-08-01", "2028-03-01") == (4, 5, 5)
    assert bounds(JUNE, "入职时间", "2031-05-01", "2028-03-01") == (5, 5, 5)


def test_the_day_of_a_list_is_its_titles() -> None:
    assert day_of(JUNE) == date(2031, 6, 30)
    assert day_of("2031年度从业人员名册") is None
    assert comes_later("7月报到", date(2031, 6, 30)) is True
    assert comes_later("7月报到", None) is False
    assert comes_later("负责报到登记", None) is None


@pytest.mark.parametrize(
    ("header", "said", "day"),
    [
        ("备注", "2031年8月到岗", "2031-08"),
        ("备注", "2031-08-15入职", "2031-08-15"),
        ("其他", "到岗时间:2031.9", "2031-09"),
        ("岗位", "顾问(2031年7月1日起上岗)", "2031-07-01"),
        ("入职时间", "2031-08-01", "2031-08-01"),
    ],
)
def test_a_list_without_a_day_keeps_on_which_one_somebody_comes(header: str, said: str, day: str) -> None:
    rows = [[str(i), n, "本科", said if n == PEOPLE[-1] else "/"] for i, n in enumerate(PEOPLE, 1)]
    made = document("从业人员名册", table([["序号", "姓名", "学历", header], *rows]), name="名册.docx")
    found = find(made, papers(made))
    assert [c.field for c in found] == [field("headcount"), field("qualification_ratio")]
    for claim in found:
        assert claim.count is not None
        told = [r.remark.parts[1] for r in claim.count.rows if r.remark and r.remark.code == ARRIVES]
        assert told == [day]
