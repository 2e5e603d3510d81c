"""A list photographed page by page is counted as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checkers.case import case_from
from checkers.model import Status
from checkers.standing.continued import joined, without_parts
from extractors.model import Box, Claim, Count, Extraction, Kind, ListPart, Remark, Row, RowReason
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


HEADS = ("序号", "企业名称", "服务", "日期")
LAST = date(2022, 12, 31)


def part(first: int, last: int, heads: tuple[str, ...] = HEADS, document: str = "二.jpg", year: int = 2022) -> ListPart:
    found = page(first, last, f"1-{first - 1}", document)
    proof = replace(found.evidence, paper=Kind.OTHER)
    return ListPart(replace(found, as_of=date(year, 12, 31), evidence=proof), heads)


def together(*loose: ListPart, first: Claim | None = None, heads: tuple[str, ...] = HEADS) -> Claim:
    one = first or replace(page(1, 26), as_of=LAST)
    return joined([one], [ListPart(one, heads, whole=True), *loose])[0]


def test_sheets_without_a_title_go_on_from_the_list_under_the_same_headers() -> None:
    whole = together(part(27, 54), part(55, 56, document="三.jpg"))
    assert whole.value == Decimal(56)
    assert whole.count is not None
    assert (whole.count.low, whole.count.high, whole.count.gaps, whole.count.numbers) == (56, 56, (), (1, 56))


def test_a_letter_of_a_header_may_be_misread_and_a_dated_sheet_may_have_none() -> None:
    assert together(part(27, 54, ("字号", "企业名称", "服务", "日期"))).value == Decimal(54)
    assert together(part(27, 54, ("", "", "", ""))).value == Decimal(54)


@pytest.mark.parametrize(
    "loose",
    [
        [part(28, 54)],
        [part(27, 54, ("序号", "供应商名称", "货物", "日期"))],
        [part(27, 54, ("序号", "企业名称", "日期"))],
        [part(27, 54, year=2021)],
        [part(27, 54), part(27, 40, document="三.jpg")],
        [part(27, 54, document="一.jpg")],
        [replace(part(27, 54, ("", "", "", "")), claim=replace(part(27, 54).claim, as_of=None))],
    ],
)
def test_sheets_that_do_not_go_on(loose: list[ListPart]) -> None:
    assert together(*loose).value == Decimal(26)


def test_a_list_whose_total_says_that_it_ends_goes_on_nowhere() -> None:
    one = replace(page(1, 26), as_of=LAST, confirmed_by=("total_row",))
    assert together(part(27, 54), first=one).value == Decimal(26)


def test_parts_alone_count_for_nothing() -> None:
    made = case_from([Extraction((), (claim(CLIENTS, FORM, 54),), (), parts=(part(27, 54),))], as_of=date(2023, 3, 1))
    assert [c.value for c in made.claims] == [Decimal(54)]


def test_rows_of_another_file_have_no_place_on_a_page_of_this_one() -> None:
    two = page(31, 32, "1-30", "二.jpg")
    assert two.count is not None
    shown = tuple(replace(row, page=1, box=Box(0, 0, 9, 9)) for row in two.count.rows)
    whole, rest = joined([page(1, 30), replace(two, count=replace(two.count, rows=shown))])
    assert whole.count is not None and rest.count is not None
    assert {(r.page, r.box) for r in whole.count.rows[30:]} == {(None, None)}
    assert {r.page for r in rest.count.rows} == {1}
