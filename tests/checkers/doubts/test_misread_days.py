"""What a day may have been before it was misread."""

from __future__ import annotations

from datetime import date

import pytest

from checkers.doubts.misread_days import misread_days, unconfirmed_day
from extractors.model import FactName, Kind, Reader
from tests.checkers.build import fact

DAY = date(2018, 3, 15)


@pytest.mark.parametrize(
    ("quote", "day", "other"),
    [
        ("2018年03月15日", DAY, date(2013, 3, 15)),
        ("2018年03月15日", DAY, date(2018, 8, 15)),
        ("2018年1月5日", date(2018, 1, 5), date(2018, 11, 5)),
        ("2018年11月5日", date(2018, 11, 5), date(2018, 1, 5)),
        ("二〇一八年三月五日", date(2018, 3, 5), date(2016, 3, 5)),
    ],
)
def test_one_slip_away(quote: str, day: date, other: date) -> None:
    found = [value for value, _ in misread_days(fact(FactName.ESTABLISHED_ON, day, Kind.BUSINESS_LICENCE, quote=quote))]
    assert other in found
    assert day not in found


def test_who_vouches_for_a_day() -> None:
    typed = fact(FactName.ESTABLISHED_ON, DAY)
    scan = fact(FactName.ESTABLISHED_ON, DAY, Kind.BUSINESS_LICENCE, reader=Reader.RAPIDOCR, confidence=0.99)
    assert not unconfirmed_day(typed, [])
    assert unconfirmed_day(scan, [])
    assert not unconfirmed_day(scan, [typed])
