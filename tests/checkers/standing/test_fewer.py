"""A count without some of its rows, and a share that may be off by as many."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checkers.standing.fewer import without
from extractors.model import Count, CountOf, Row, RowReason
from tests.checkers.build import HEADCOUNT, RATIO, ROSTER, claim

ROWS = tuple(Row(name, True) for name in "甲乙丙丁")
LEFT = (*ROWS[:3], replace(ROWS[3], counted=False, reason=RowReason.LEFT))


def test_heads_are_fewer_and_no_total_confirms_them() -> None:
    count = Count(ROWS, Decimal(3), Decimal(4), of=CountOf.STAFF)
    found = without(claim(HEADCOUNT, ROSTER, 4, count=count, confirmed_by=("total_row",)), count, LEFT, ROWS[3:])
    assert (found.value, found.count.low, found.count.high, found.confirmed_by) == (3, 2, 3, ())


def test_of_a_share_the_bounds_widen() -> None:
    rows = (*ROWS, Row("戊", False, RowReason.NOT_QUALIFIED))
    count = Count(rows, Decimal("0.8"), Decimal("0.8"), of=CountOf.QUALIFIED)
    found = without(claim(RATIO, ROSTER, Decimal("0.8"), count=count), count, (*LEFT, rows[4]), ROWS[3:])
    assert found.value == Decimal("0.75")
    assert found.count.low <= found.value <= found.count.high
