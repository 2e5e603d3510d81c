"""What a count would be with rows that were left out: each with what it would have added."""

from __future__ import annotations

from decimal import Decimal

from checkers.standing.rows import explained_by, left_out, with_rows
from checkers.standing.settle import supporting
from extractors.model import Claim, Count, Remark, Row, RowReason
from tests.checkers.build import CLIENTS, FORM, LISTED, case, claim


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
