"""Who comes after the day of application is left out of a count, and everybody's remark is as it was."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checkers.case import case_from
from checkers.check import check
from checkers.model import Status
from checkers.standing.arrivals import ARRIVES, there_by
from extractors.model import Claim, Count, CountOf, Extraction, Remark, Row, RowReason
from tests.checkers.build import FORM, HEADCOUNT, RATIO, ROSTER, claim, rulebook

DAY = date(2031, 5, 20)


def heads(day: str, *inner: str) -> Claim:
    rows = tuple(Row(name, True) for name in "甲乙丙丁")
    last = Row("戊", True, remark=Remark(ARRIVES, (f"{day}到岗", day, *inner)))
    count = Count((*rows, last), Decimal(5), Decimal(5), of=CountOf.STAFF)
    return claim(HEADCOUNT, ROSTER, 5, count=count, confirmed_by=("total_row",))


@pytest.mark.parametrize("day", ["2031-06", "2031-05-21", "2032-01"])
def test_who_comes_later_is_left_out(day: str) -> None:
    (found,) = there_by(DAY, [heads(day)])
    assert found.count
    assert (found.value, found.count.low, found.count.high, found.confirmed_by) == (4, 4, 4, ())
    assert found.count.rows[-1].reason is RowReason.LEFT
    assert found.count.rows[-1].remark == Remark("said", (f"{day}到岗",))
    assert there_by(DAY, [found]) == (found,)


@pytest.mark.parametrize("day", ["2031-05", "2031-05-20", "2029-11-02"])
def test_who_is_there_by_then_counts_and_keeps_what_was_remarked(day: str) -> None:
    (found,) = there_by(DAY, [heads(day, "said", "劳务派遣")])
    assert found.count
    assert (found.value, found.count.low, found.confirmed_by) == (5, 5, ("total_row",))
    assert found.count.rows[-1].remark == Remark("said", ("劳务派遣",))


@pytest.mark.parametrize(("good", "share"), [(True, "0.5"), (False, "0.75")])
def test_of_a_share_too(good: bool, share: str) -> None:
    no = RowReason.NOT_QUALIFIED
    rows = [Row(n, i < 2 + (not good), None if i < 2 + (not good) else no) for i, n in enumerate("甲乙丙丁")]
    last = Row("戊", good, None if good else no, Remark(ARRIVES, ("7月到", "2031-07", "no_qualification")))
    before = Decimal("0.6")
    count = Count((*rows, last), before, before, before, of=CountOf.QUALIFIED, strict_low=before, strict_high=before)
    (found,) = there_by(DAY, [claim(RATIO, ROSTER, "0.6", count=count)])
    assert found.value == Decimal(share)
    assert found.count and found.count.low <= found.value <= found.count.high
    assert found.count.strict == Decimal(share)


def test_no_condition_is_met_on_who_is_still_to_come() -> None:
    case = case_from([Extraction((), (claim(HEADCOUNT, FORM, 5), heads("2031-07")), (), ())], as_of=DAY)
    status = {f.rule: f.status for f in check(case, rulebook())}
    assert status["8.3.headcount"] is not Status.MET
    assert [s for rule, s in status.items() if "headcount" in rule and s is Status.MET] == []
