"""What a sheet of working hours tells is one fact that names those who are there part of the time."""

from __future__ import annotations

from extractors.facts.attendance import find
from extractors.facts.lessened import FIELDS
from extractors.facts.taking import NAMED
from extractors.model import FactName, Remark
from extractors.papers import papers
from tests.extractors.build import document, table


def test_they_are_named_with_what_the_sheet_says() -> None:
    rows = [["1", "邓书言", "40"], ["2", "莫千里", "6"], ["3", "关若谷", "9"]]
    made = document("一季度工时统计", table([["序号", "姓名", "平均每周工时"], *rows]), name="工时.xlsx")
    (told,) = find(made, papers(made), ())
    assert told.name is FactName.LESSENED
    assert told.value == "莫千里:平均每周工时6;关若谷:平均每周工时9"
    assert Remark(FIELDS, ("headcount", "qualification_ratio")) in told.remarks
    assert any(r.code == NAMED for r in told.remarks)


def test_a_sheet_of_full_days_tells_nothing() -> None:
    made = document("3月考勤表", table([["序号", "姓名", "出勤天数"], ["1", "邓书言", "21"], ["2", "莫千里", "20"]]))
    assert not list(find(made, papers(made), ()))
