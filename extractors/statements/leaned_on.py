"""Which cells of a form may tell of a body that the applicant leans on: those beside and below its label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.model import Cell, Document, Table
from extractors.page.grid import Grid, words_of
from extractors.statements.labels import ENUMERATION
from extractors.words.loading import pattern

_BODY, _OWN = pattern("statements/resolve", "body_asked"), pattern("statements/resolve", "own_asked")
_NAMED = 4
"""Characters from which an answer may name a body."""


def told_of_bodies(document: Document, own_names: Sequence[str]) -> dict[int, str]:
    """The body that each such cell may tell of, by the id of its passage; the applicant itself is none."""
    if not own_names:
        return {}
    tables = (b for b in document.blocks if isinstance(b, Table))
    return {id(c.passage): body for table in tables for c, body in _in_table(table, own_names)}


def _in_table(table: Table, own_names: Sequence[str]) -> Iterator[tuple[Cell, str]]:
    grid = Grid(table)
    labels = [(c, body) for c in table.cells if (body := _asked(grid, c, own_names)) is not None]
    if not any(body for _, body in labels):
        return
    for cell in table.cells:
        above = [(c, body) for c, body in labels if _rules(c, cell)]
        nearest = max(above, key=lambda one: (one[0].row, one[0].column), default=None)
        upright = max(above, key=lambda one: (one[0].column > 0, one[0].row, one[0].column), default=None)
        if body := next((one[1] for one in (nearest, upright) if one and one[1]), ""):
            yield cell, body


def _asked(grid: Grid, cell: Cell, own_names: Sequence[str]) -> str | None:
    """The body that stands beside a label which asks for one; "" beside one that asks for the applicant, else None."""
    text = ENUMERATION.sub("", words_of(cell)).rstrip(":")
    if _BODY.fullmatch(text):
        beside = next(iter(grid.right_of(cell)), None)
        named = words_of(beside) if beside else ""
        own = len(named) < _NAMED or any(own in named or named in own for own in own_names)
        return None if own else named
    return "" if _OWN.match(text) else None


def _rules(label: Cell, cell: Cell) -> bool:
    """Whether a label stands over a cell: left of it in its row, or above it and the label beside it."""
    if label.row == cell.row:
        return label.column <= cell.column
    if label.row > cell.row:
        return False
    if label.column == 0:
        return True
    return label.row + label.row_span >= cell.row and label.column <= cell.column
