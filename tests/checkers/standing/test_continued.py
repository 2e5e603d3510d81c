"""A list photographed page by page is counted as one."""

from __future__ import annotations

from decimal import Decimal

from checkers.model import Status
from checkers.standing.continued import joined, without_parts
from extractors.model import Claim, Count, Row, RowReason
from tests.checkers.build import CLIENTS, FORM, LISTED, agreement, case, claim


def page(first: int, last: int, gaps: str = "", document: str = "一.jpg", *names: str) -> Claim:
    labels = [names[i] if i < len(names) else f"第{n}号公司" for i, n in enumerate(range(first, last + 1))]
    n = Decimal(last - first + 1)
    high = n + (first - 1 if gaps else 0)
    count = Count(tuple(Row(x, True) for x in labels), n, high, None, gaps, (first, last))
    return claim(CLIENTS, LISTED, int(n), f"共 {n} 行，其中不重复企业 {n} 家", count=count, document=document)


def test_pages_that_go_on_are_one_list() -> None:
    one, two = page(1, 30), page(31, 52, "序号缺 1-30", "二.jpg")
    whole, rest = joined([one, two])
    assert (whole.value, rest) == (Decimal(52), two)
    assert whole.count is not None
    assert (whole.count.low, whole.count.high, whole.count.gaps) == (52, 52, "")
    assert "二.jpg" in whole.evidence.quote
    assert list(without_parts({0: whole, 1: rest})) == [0]


def test_an_enterprise_of_an_earlier_page_is_not_counted_again() -> None:
    one, two = page(1, 30), page(31, 40, "序号缺 1-30", "二.jpg", "第3号公司")
    whole, _ = joined([one, two])
    assert whole.value == Decimal(39)
    assert whole.count is not None
    assert [r.reason for r in whole.count.rows if not r.counted] == [RowReason.DUPLICATE]


def test_lists_that_both_begin_with_one_stay_apart() -> None:
    one, two = page(1, 30), page(1, 22, "", "二.jpg")
    assert joined([one, two]) == (one, two)


def test_the_form_is_held_against_the_whole() -> None:
    pages = joined([page(1, 30), page(31, 52, "序号缺 1-30", "二.jpg")])
    assert agreement(case(claim(CLIENTS, FORM, 52), *pages)).status is Status.MET
