"""Whom a list of changes names is no more on a roster of before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checkers.standing.gone import without_gone
from extractors.lists.changes import GONE, PERHAPS
from extractors.model import Basis, Claim, Count, CountOf, Fact, FactName, Remark, Row, RowReason
from tests.checkers.build import HEADCOUNT, RATIO, ROSTER, claim


def _roster(of: date | None, field=HEADCOUNT) -> Claim:
    rows = tuple(Row(name, True) for name in ("林小禾", "陈大川", "黄文海", "梁文远"))
    share, value = field == RATIO, Decimal(1) if field == RATIO else Decimal(4)
    count = Count(rows, value, value, of=CountOf.QUALIFIED if share else CountOf.STAFF)
    return claim(field, ROSTER, value, count=count, as_of=of)


def _fact(*remarks: tuple[str, str, str]) -> Fact:
    told = tuple(Remark(code, (name, day, "离职")) for code, name, day in remarks)
    return Fact(FactName.STAFF_LEFT, None, Basis.EVIDENCED, _roster(None).evidence, remarks=told)


@pytest.mark.parametrize(
    ("of", "day", "left"),
    [
        (date(2024, 1, 2), "2024-02-29", 3),
        (date(2024, 1, 2), "2024-01", 3),
        (date(2024, 1, 2), "2023-11-30", 4),
        (date(2024, 12, 31), "2024-03", 3),  # a bare year is no day
        (None, "2023-11-30", 3),
        (date(2024, 1, 2), "", 3),
    ],
)
def test_who_left_since_does_not_count(of, day, left) -> None:
    (found,) = without_gone([_roster(of)], [_fact((GONE, "陈大川", day))])
    assert (found.value, found.count.low) == (left, left)
    assert [r.reason for r in found.count.rows if not r.counted] == [RowReason.LEFT] * (4 - left)


def test_who_may_have_left_is_in_doubt() -> None:
    facts = [_fact((PERHAPS, "陈大川", ""), (PERHAPS, "旁人", ""))]
    (found,) = without_gone([_roster(None)], facts)
    assert (found.value, found.count.low, found.count.high) == (4, 3, 4)


def test_the_share_is_of_those_who_are_left() -> None:
    (found,) = without_gone([_roster(None, RATIO)], [_fact((GONE, "陈大川", ""))])
    assert found.value == 1
    assert sum(r.counted for r in found.count.rows) == 3
