"""What is said of gathered passages."""

from __future__ import annotations

from datetime import date

from checkers.saying.gathered import told
from extractors.model import FactName, Kind
from tests.checkers.build import REPORT, fact

DAY = date(2024, 6, 10)


def test_two_are_quoted_and_all_are_counted() -> None:
    said = {n: fact(FactName.AWARD, f"第{n}项", REPORT) for n in range(3)}
    message = told({FactName.AWARD: said}, [FactName.PRESS_REPORT], DAY)
    assert "荣誉 3 处：“第0项”" in message.zh
    assert "第2项" not in message.zh
    assert "未找到：媒体报道" in message.zh
    assert message.en.endswith("The experts judge it.")


def test_days_and_months_are_told_as_what_they_come_to() -> None:
    roster = Kind.STAFF_ROSTER
    entered = {0: fact(FactName.TEAM_STABILITY, "2014-06-10、2020-06-10、2022-06", roster)}
    insured = {1: fact(FactName.INSURED_MONTHS, "12、12、7", roster)}
    message = told({FactName.TEAM_STABILITY: entered, FactName.INSURED_MONTHS: insured}, [], DAY)
    assert "3 名专职人员" in message.zh
    assert "中位数为 4 年" in message.zh
    assert "12 个月" in message.zh


def test_nothing() -> None:
    assert "均未找到：荣誉" in told({}, [FactName.AWARD], DAY).zh
