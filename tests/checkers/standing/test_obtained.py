"""A degree of after the day of application is none on that day, and whoever awaits it stays one of the staff."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checkers.standing.obtained import OBTAINED, qualified_by
from checkers.standing.on_the_day import on_the_day
from extractors.model import Claim, Count, CountOf, Remark, Row, RowReason
from tests.checkers.build import RATIO, ROSTER, claim

DAY = date(2031, 5, 20)
TOLD = ("qualification", "大专")


def share(either: str, both: str = "") -> Claim:
    rows = [Row(n, True) for n in "甲乙丙"]
    rows += [Row("丁", False, RowReason.NOT_QUALIFIED)]
    last = Row("戊", True, remark=Remark(OBTAINED, ("7月毕业", either, both, *TOLD)))
    value = Decimal("0.8")
    strict = Decimal("0.6")
    count = Count((*rows, last), value, value, strict, of=CountOf.QUALIFIED, strict_low=strict, strict_high=strict)
    return claim(RATIO, ROSTER, "0.8", count=count)


@pytest.mark.parametrize("day", ["2031-07", "2031-05-21", "2032"])
def test_who_graduates_later_does_not_qualify(day: str) -> None:
    (found,) = qualified_by(DAY, [share(day)])
    assert found.count
    assert (found.value, found.count.low, found.count.high) == (Decimal("0.6"), Decimal("0.6"), Decimal("0.6"))
    assert found.count.rows[-1].reason is RowReason.NOT_QUALIFIED
    assert found.count.rows[-1].remark == Remark("obtained_later", ("7月毕业",))


@pytest.mark.parametrize("day", ["2031-05", "2019-07", "2030"])
def test_who_has_graduated_does(day: str) -> None:
    (found,) = qualified_by(DAY, [share(day)])
    assert found.count
    assert (found.value, found.count.low) == (Decimal("0.8"), Decimal("0.8"))
    assert found.count.rows[-1].remark == Remark(TOLD[0], TOLD[1:])


def test_a_year_alone_leaves_it_open() -> None:
    (found,) = qualified_by(DAY, [share("2031")])
    assert found.count
    assert (found.value, found.count.low) == (Decimal("0.8"), Decimal("0.6"))


def test_both_are_had_only_when_the_later_one_is() -> None:
    (found,) = qualified_by(DAY, [share("", "2031-08")])
    assert found.count
    assert (found.value, found.count.strict) == (Decimal("0.8"), Decimal("0.4"))


def test_another_day_may_be_asked_about() -> None:
    (held,) = on_the_day([share("2031-07")], (), DAY)
    (later,) = on_the_day([held], (), date(2031, 8, 1))
    assert (held.value, later.value) == (Decimal("0.6"), Decimal("0.8"))
