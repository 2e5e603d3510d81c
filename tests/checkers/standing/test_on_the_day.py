"""Figures as they hold on a day, whatever day was asked about before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from checkers.standing.arrivals import ARRIVES
from checkers.standing.on_the_day import as_told, on_the_day
from extractors.model import Claim, Count, CountOf, Paper, Remark, Row
from tests.checkers.build import CLIENTS, HEADCOUNT, REPORT, ROSTER, claim

EARLY, LATE = date(2031, 5, 20), date(2031, 9, 1)


def roster() -> Claim:
    rows = (*(Row(n, True) for n in "甲乙丙丁"), Row("戊", True, remark=Remark(ARRIVES, ("7月到岗", "2031-07"))))
    count = Count(rows, Decimal(5), Decimal(5), of=CountOf.STAFF)
    return claim(HEADCOUNT, ROSTER, 5, count=count, confirmed_by=("total_row",))


def test_one_day_after_another_is_as_that_day_alone() -> None:
    for first, then in ((EARLY, LATE), (LATE, EARLY), (EARLY, EARLY)):
        assert on_the_day(on_the_day([roster()], (), first), (), then) == on_the_day([roster()], (), then)
    assert [int(c.value) for day in (EARLY, LATE) for c in on_the_day([roster()], (), day)] == [4, 5]


def test_what_the_paper_tells_is_kept() -> None:
    (held,) = on_the_day([roster()], (), EARLY)
    assert held != roster()
    assert as_told(held) == roster()


def test_the_year_of_a_paper_counts_by_the_day_asked_about() -> None:
    said = claim(CLIENTS, REPORT, 45)
    papers = (Paper(REPORT, said.evidence.document, year=2029),)
    (held,) = on_the_day([said], papers, EARLY)
    assert held.as_of == date(2029, 12, 31)
    assert on_the_day([held], papers, date(2030, 3, 1)) == (said,)
