"""A bare total in a short table is of what the line over the table says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.fields import Field
from extractors.papers import papers
from extractors.statements.find import statements
from tests.extractors.build import document, table
from tests.fields import CLIENT_COUNT, HEADCOUNT


def stated(heading: str, label: str = "总数", *more: list[str]) -> dict[Field, Decimal]:
    rows = [[label, "硕士", "本科", "大专"], ["9", "1", "3", "5"], *more]
    made = document("漠江示范平台申请表", "申报单位：漠江云帆企业服务有限公司", heading, table(rows))
    return {s.field: s.value for s in statements(made, papers(made)) if not s.reasons}


@pytest.mark.parametrize(
    ("heading", "label"),
    [("表二  人员情况（专职）", "总数"), ("二、专职人员构成", "合计"), ("（三）从业人员情况（全职）", "总人数")],
)
def test_people_who_are_told_full_time_over_the_table(heading: str, label: str) -> None:
    assert stated(heading, label)[HEADCOUNT] == Decimal(9)


def test_enterprises_served() -> None:
    assert stated("表三 2022年度服务企业情况")[CLIENT_COUNT] == Decimal(9)


@pytest.mark.parametrize("heading", ["兼职人员情况", "人员情况（含兼职）", "参训人员情况", "设备情况"])
def test_lines_that_say_nothing_of_the_kind(heading: str) -> None:
    assert HEADCOUNT not in stated(heading)


def test_the_totals_of_a_longer_table_are_of_its_rows() -> None:
    assert HEADCOUNT not in stated("人员情况（专职）", "总数", ["4", "1", "1", "2"])
