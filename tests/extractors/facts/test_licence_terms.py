"""Terms of licences that are told without a last day."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.extract import extract
from extractors.facts.licence_terms import closing, last_day, told_months
from extractors.model import FactName
from tests.extractors.build import document


@pytest.mark.parametrize(
    ("text", "months"),
    [("自成立之日起十五年", 180), ("20年", 240), ("十八个月", 18), ("长期", 0), ("2010年", 0), ("二〇二五年三月", 0)],
)
def test_how_long_a_term_lasts(text: str, months: int) -> None:
    assert told_months(text) == months


def test_a_term_ends_the_day_before_that_on_which_it_began() -> None:
    assert last_day(date(2010, 3, 12), 180) == date(2025, 3, 11)
    assert last_day(date(2020, 2, 29), 12) == date(2021, 2, 27)


def test_a_last_month_or_year_ends_with_its_last_day() -> None:
    assert closing("2008年3月至2023年2月止") == date(2023, 2, 28)
    assert closing("至2024年") == date(2024, 12, 31)
    assert closing("2008年3月15日") is None


@pytest.mark.parametrize(
    ("term", "last"),
    [
        ("自成立之日起十二年", date(2025, 5, 19)),
        ("10年", date(2023, 5, 19)),
        ("自登记机关核准登记之日起贰拾年", date(2033, 5, 19)),
        ("2013年5月20日至2024年5月", date(2024, 5, 31)),
        ("永续", None),
    ],
)
def test_the_term_of_a_licence(term: str, last: date | None) -> None:
    lines = ("营业执照", "名称：阳江市岚帆咨询有限公司", "成立日期：2013年5月20日", f"营业期限：{term}")
    said = [f.value for f in extract(document("\n".join(lines))).facts if f.name is FactName.VALID_UNTIL]
    assert said == [last]
