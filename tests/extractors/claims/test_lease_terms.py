"""The last day of a lease is found in every way of writing its term."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.claims.lease_terms import end_of


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("租期:2020年4月1日至2023年3月31日", date(2023, 3, 31)),
        ("租期2023.1.1-2026.12.31", date(2026, 12, 31)),
        ("有效期自2020/1/1起,至2025/12/31止", date(2025, 12, 31)),
        ("租赁期限叁年,自2021年5月1日起", date(2024, 4, 30)),
        ("自2024年2月29日起租期五年", date(2029, 2, 27)),
        ("二〇二〇年四月一日至二〇二三年三月三十一日", date(2023, 3, 31)),
        ("起租日:2020年1月1日,到期日:2022年12月31日", date(2022, 12, 31)),
        ("自2020年1月1日起长期有效", None),
        ("租期2020年1月1日至2021年12月31日,期满无异议则自动顺延", None),
        ("签订日期:2020年1月1日", None),
    ],
)
def test_the_last_day(text: str, end: date | None) -> None:
    assert end_of([text]) == end


def test_the_latest_of_several_ends_counts() -> None:
    assert end_of(["免租期2022年1月1日至2022年2月28日", "租期2022年1月1日至2024年12月31日"]) == date(2024, 12, 31)
