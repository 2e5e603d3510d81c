"""The days and years that words name."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.text.periods import period_ends


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2022年", [date(2022, 12, 31)]),
        ("2022年11月", [date(2022, 11, 30)]),
        ("2022年11月5日", [date(2022, 11, 5)]),
        ("2022年1月至12月", [date(2022, 12, 31)]),
        ("2022年1-6月", [date(2022, 6, 30)]),
        ("2022年1月1日至12月31日", [date(2022, 12, 31)]),
        ("2022年1月—2022年9月", [date(2022, 9, 30)]),
        ("2021年5月至2022年4月", [date(2021, 5, 31), date(2022, 4, 30)]),
        ("二〇二二年", [date(2022, 12, 31)]),
        ("二〇二二年二月十九日", [date(2022, 2, 19)]),
        ("二〇二二年至二〇二三年十一月", [date(2022, 12, 31), date(2023, 11, 30)]),
    ],
)
def test_what_words_name_ends_on(text: str, ends: list[date]) -> None:
    assert list(period_ends(text)) == ends
