"""Figures of a row over which fewer headers stand than there are figures: which header is whose is not sure."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.model import Cell
from extractors.page.grid import Grid, words_of
from extractors.statements.columns import Candidate, Role, role_of, without_line_numbers
from extractors.text.periods import period_ends

_OF_A_DAY = frozenset({Role.CLOSING, Role.OPENING})


def headless(grid: Grid, label: Cell, figures: Sequence[Candidate]) -> bool:
    """Does one of the figures beside a label stand under no header, in the row whose others tell the day?

    And is that row short of headers: one may then stand over its neighbour's figures, last year's over this one's.
    """
    counted = [c.cell for c in without_line_numbers([f for f in figures if f.role is not Role.ORDINAL])]
    left = label.column + label.column_span
    right = max((c.column + c.column_span for c in counted), default=0)
    heads = _heads(grid, label.row, left, right) if len(counted) > 1 else []
    if not heads or len(heads) >= len(counted):
        return False
    return any(not any(h.column <= c.column < h.column + h.column_span for h in heads) for c in counted)


def _heads(grid: Grid, below: int, left: int, right: int) -> list[Cell]:
    """The words of the nearest row above that tells days over these columns."""
    for row in range(below - 1, -1, -1):
        worded = [c for c in grid.row_cells(row) if left <= c.column < right and words_of(c)]
        if any(role_of(t := words_of(c)) in _OF_A_DAY or period_ends(t) for c in worded):
            return [c for c in worded if role_of(words_of(c)) is not Role.ORDINAL]
    return []
