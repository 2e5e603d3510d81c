"""Of how many months a sheet is."""

from __future__ import annotations

import pytest

from extractors.lists.work_times import months_of


@pytest.mark.parametrize(
    ("title", "months"),
    [("2031年一季度工时统计", 3), ("2031年上半年考勤", 6), ("2至4月考勤", 3), ("2031年度考勤汇总", 12), ("3月考勤", 1)],
)
def test_months_of_a_title(title: str, months: int) -> None:
    assert months_of(title) == months
