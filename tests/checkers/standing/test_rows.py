"""What a count would be with rows that were left out, each with what it would have added."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checkers.standing.rows import explained_by, left_out, lent, overlap, with_rows
from checkers.standing.settle import supporting
from extractors.model import Claim, Count, Remark, Row, RowReason
from tests.checkers.build import CLIENTS, FORM, HEADCOUNT, LISTED, RATIO, ROSTER, case, claim, count, listing

PART, INTERN = RowReason.PART_TIME, RowReason.INTERN
STAFF = claim(HEADCOUNT, ROSTER, 6, count=count(6, 6, part_time=2, intern=1, total_row=1))


def test_rows_left_out_by_reason() -> None:
    assert left_out(STAFF) == {PART: 2, INTERN: 1, RowReason.TOTAL_ROW: 1}
    assert left_out(claim(HEADCOUNT, FORM, 6)) == {}


def test_the_count_with_them_the_fewest_reasons_first() -> None:
    assert list(with_rows(STAFF)) == [((INTERN,), 7), ((PART,), 8), ((INTERN, PART), 9)]


def test_a_share_with_people_of_whom_nothing_is_known() -> None:
    rows = (Row("甲", True), Row("乙", True), Row("丙", False, RowReason.NOT_QUALIFIED), Row("丁", False, PART))
    share = claim(RATIO, ROSTER, "0.6667", count=Count(rows, Decimal("0.6667"), Decimal("0.6667")))
    assert [value for _, value in with_rows(share)] == [Decimal(2) / 4, Decimal(3) / 4]


@pytest.mark.parametrize(("said", "why"), [(8, (PART,)), (9, (INTERN, PART)), (12, None), (6, None)])
def test_what_makes_up_the_difference(said: int, why: tuple[RowReason, ...] | None) -> None:
    assert explained_by(STAFF, claim(HEADCOUNT, FORM, said)) == why


def test_a_figure_that_was_not_counted_explains_nothing() -> None:
    assert explained_by(claim(HEADCOUNT, FORM, 6), claim(HEADCOUNT, FORM, 8)) is None


def test_lists_that_name_the_same_overlap_and_unnamed_rows_tell_nothing() -> None:
    one, two = (claim(CLIENTS, LISTED, 2, count=listing(*names)) for names in (("甲店", "乙店"), ("乙店 ", "丙店")))
    assert overlap(one, two)
    assert not overlap(one, claim(CLIENTS, LISTED, 2))


def test_people_lent_by_another_employer_who_were_counted() -> None:
    rows = (Row("甲", True, RowReason.DISPATCHED), Row("乙", True), Row("丙", False, RowReason.DISPATCHED))
    assert lent(claim(HEADCOUNT, ROSTER, 2, count=Count(rows, Decimal(1), Decimal(2)))) == 1


def counted(*rows: Row, high: int = 0, gaps: tuple[Remark, ...] = ()) -> Claim:
    value = sum((r.amount for r in rows if r.counted), Decimal(0))
    return claim(CLIENTS, LISTED, value, count=Count(rows, value, max(value, Decimal(high)), gaps=gaps))


def row(label: str, amount: int = 1, reason: RowReason | None = None) -> Row:
    return Row(label, reason is None, reason, amount=Decimal(amount))


def test_rows_add_what_they_hold() -> None:
    found = counted(row("a", 18), row("b", 4, RowReason.NOT_MEANT), row("c", 3, RowReason.DUPLICATE))
    assert left_out(found) == {RowReason.NOT_MEANT: 1, RowReason.DUPLICATE: 1}
    assert {value for _, value in with_rows(found)} == {21, 22, 25}


def test_a_stated_figure_is_explained_by_amounts_not_by_the_number_of_rows() -> None:
    found = counted(row("a", 18), row("b", 4, RowReason.NOT_MEANT))
    assert explained_by(found, claim(CLIENTS, FORM, 22)) == (RowReason.NOT_MEANT,)
    assert explained_by(found, claim(CLIENTS, FORM, 19)) is None


def test_a_gap_among_amounts_is_not_bounded_by_rows_of_doubt() -> None:
    gap = (Remark("numbers_missing", ("3",)),)
    amounts = supporting(case(counted(row("a", 18), row("b", 4), high=23, gaps=gap)), CLIENTS)
    entries = supporting(case(counted(row("a"), row("b"), high=3, gaps=gap)), CLIENTS)
    assert amounts and len(amounts.at_least) == 1
    assert entries and entries.at_least == ()
