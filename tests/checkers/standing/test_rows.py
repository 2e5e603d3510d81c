"""What a count would be with rows that were left out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checkers.standing.rows import explained_by, left_out, lent, overlap, with_rows
from extractors.model import Count, Row, RowReason
from tests.checkers.build import CLIENTS, FORM, HEADCOUNT, LISTED, RATIO, ROSTER, claim, count, listing

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
