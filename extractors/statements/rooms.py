"""Rooms of one paper, row by row: the offices among them are one area, where the total of all bears them out.

A lease lists 601 办公 75.5, 602 办公 48, 1203 宿舍 60, 合计 183.5: its office has 123.5.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.model import Reason
from extractors.page.grid import Grid, words_of
from extractors.statements.columns import Candidate
from extractors.statements.labels import label_of
from extractors.statements.mentions import Terms
from extractors.statements.premises_use import is_office
from extractors.words.loading import pattern

_PLACE = pattern("statements/cells", "place_in_row")
_TOTAL = pattern("statements/cells", "total_in_row")
_SLACK = Decimal("0.02")
"""What each room may be rounded by."""

Told = tuple[Candidate, Reason | None]


def offices_together(
    grid: Grid, told: Sequence[Told], best: Candidate | None, others: Sequence[Candidate]
) -> tuple[Candidate | None, tuple[Candidate, ...]]:
    """The offices as one figure, at the first of them; without a total that bears it out their sum is one that may be.

    Rooms of which their rows do not say that they are offices, or that lie in different places, stay as they are.
    """
    if best is None or not others or not all(_is_own_office(grid, c) for c in (best, *others)):
        return best, tuple(others)
    whole = _sum((best, *others))
    if _borne_out(told):
        return _of(best, whole), ()
    return best, (*others, _of(best, whole))


def is_one_of_several(grid: Grid, candidate: Candidate, terms: Terms) -> bool:
    """Whether a figure beside the words for an office stands in a column of areas that lists several of them."""
    over = (c for c in grid.table.cells if c.column == candidate.cell.column and c.row < candidate.cell.row)
    if not any(label_of(words_of(c), terms) for c in over):
        return False
    column = (c for c in grid.table.cells if c.column == candidate.cell.column)
    return sum(is_office("".join(words_of(x) for x in grid.row_cells(c.row))) for c in column) > 1


def _is_own_office(grid: Grid, candidate: Candidate) -> bool:
    row = "".join(words_of(c) for c in grid.row_cells(candidate.cell.row))
    return is_office(row) and not _PLACE.search(row) and not _TOTAL.search(row)


def _borne_out(told: Sequence[Told]) -> bool:
    """Whether one row is the sum of all others, offices and what else there is."""
    totals = [c for c, reason in told if reason is not None and reason.rule == "total_of_premises"]
    rooms = [c for c, _ in told if c not in totals]
    return len(totals) == 1 and abs(totals[0].quantity.value - _sum(rooms)) <= _SLACK * len(rooms)


def _sum(candidates: Sequence[Candidate]) -> Decimal:
    return sum((c.quantity.value for c in candidates), Decimal(0))


def _of(candidate: Candidate, value: Decimal) -> Candidate:
    return replace(candidate, quantity=replace(candidate.quantity, value=value))
