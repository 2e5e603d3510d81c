"""Days as papers print them."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.facts.days import day, day_or_month, days, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年3月1日", date(2023, 3, 1)),
        ("2023.03.01", date(2023, 3, 1)),
        ("2019年08 月 22 日", date(2019, 8, 22)),
        ("二〇二三年三月一日", date(2023, 3, 1)),
        ("二0一0年八月五日", date(2010, 8, 5)),
        ("二○一一年元月廿日", date(2011, 1, 20)),
        ("2018年5月", date(2018, 5, 1)),
        ("无", None),
        ("2023年13月1日", None),
        ("2023年2月30日", None),
    ],
)
def test_a_day(text: str, expected: date | None) -> None:
    assert day(text) == expected


def test_a_month_is_no_first_day_of_it() -> None:
    assert day_or_month("成立于2018年5月") == "2018-05"
    assert day_or_month("2018年5月1日") == date(2018, 5, 1)
    assert day_or_month("无") is None


def test_days_come_in_their_order_and_say_whether_they_are_whole() -> None:
    found = days(plain("自二〇〇九年六月十八日至2029年6月"))
    assert [(d.value, d.whole) for d in found] == [(date(2009, 6, 18), True), (date(2029, 6, 1), False)]
