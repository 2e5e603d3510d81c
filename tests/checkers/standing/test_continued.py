"""A list photographed page by page is counted as one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checkers.model import Status
from checkers.standing.continued import joined, without_parts
from extractors.model import Claim, Count, Remark, Row, RowReason
from tests.checkers.build import CLIENTS, FORM, LISTED, agreement, case, claim, missing


def page(first: int, last: int, gaps: str = "", document: str = "一.jpg", *names: str) -> Claim:
    labels = [names[i] if i < len(names) else f"第{n}号公司" for i, n in enumerate(range(first, last + 1))]
    n = Decimal(last - first + 1)
    high = n + (first - 1 if gaps else 0)
    count = Count(tuple(Row(x, True) for x in labels), n, high, None, missing(gaps), (first, last))
    return claim(CLIENTS, LISTED, int(n), "", count=count, document=document)


def test_pages_that_go_on_are_one_list() -> None:
    one, two = page(1, 30), page(31, 52, "1-30", "二.jpg")
    whole, rest = joined([one, two])
    assert (whole.value, rest) == (Decimal(52), two)
    assert whole.count is not None
    assert (whole.count.low, whole.count.high, whole.count.gaps) == (52, 52, ())
    assert whole.count.joined == (Remark("goes_on_in", ("二.jpg", "31", "52", "22")),)
    assert list(without_parts({0: whole, 1: rest})) == [0]


def test_an_enterprise_of_an_earlier_page_is_not_counted_again() -> None:
    one, two = page(1, 30), page(31, 40, "1-30", "二.jpg", "第3号公司")
    whole, _ = joined([one, two])
    assert whole.value == Decimal(39)
    assert whole.count is not None
    assert [r.reason for r in whole.count.rows if not r.counted] == [RowReason.DUPLICATE]


def test_only_the_rows_of_the_page_before_were_not_missing() -> None:
    two = page(31, 52, "1-30", "二.jpg")
    assert two.count is not None
    lacking = replace(two.count, gaps=(Remark("numbers_missing", ("1-30", "35")),), high=two.count.high + 1)
    whole, _ = joined([page(1, 30), replace(two, count=lacking)])
    assert whole.count is not None
    assert (whole.count.gaps, whole.count.high) == ((Remark("numbers_missing", ("35",)),), Decimal(53))


def test_lists_that_both_begin_with_one_stay_apart() -> None:
    one, two = page(1, 30), page(1, 22, "", "二.jpg")
    assert joined([one, two]) == (one, two)


def test_the_form_is_held_against_the_whole() -> None:
    pages = joined([page(1, 30), page(31, 52, "1-30", "二.jpg")])
    assert agreement(case(claim(CLIENTS, FORM, 52), *pages)).status is Status.MET
