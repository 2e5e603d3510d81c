"""Tables of changes: what stood before and what stands since, by column or by row; what was before is past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.model import Cell, Document, Table
from extractors.page.grid import Grid, words_of
from extractors.words.loading import patterns

_WORDS = "facts/changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was changed: what it is, and the cells that tell it before and after; None for an empty place."""

    item: str
    before: Cell | None
    after: Cell | None


def changes(table: Table) -> tuple[Change, ...]:
    """What a table tells of changes, in its order; () for any other table."""
    before, after = (_headed(table, side) for side in ("before", "after"))
    for one, other in ((b, a) for b in before for a in after):
        if one.row == other.row:
            return tuple(_by_row(Grid(table), one, other))
        if one.column == other.column:
            return tuple(_by_column(Grid(table), one, other))
    return ()


def as_changed(document: Document) -> Document:
    """The document without what its tables of changes tell of before; what a later change replaced is of before too."""
    return replace(document, blocks=tuple(_of_today(b) if isinstance(b, Table) else b for b in document.blocks))


def _of_today(table: Table) -> Table:
    told = changes(table)
    replaced = {(one.item, words_of(one.before)) for one in told if one.before}
    past = {id(one.before) for one in told if one.before}
    past |= {id(one.after) for one in told if one.after and (one.item, words_of(one.after)) in replaced}
    return replace(table, cells=tuple(c for c in table.cells if id(c) not in past)) if past else table


def _headed(table: Table, side: str) -> list[Cell]:
    wording = patterns(_WORDS, "sides")[side]
    return [c for c in table.cells if wording.fullmatch(words_of(c))]


def _by_row(grid: Grid, before: Cell, after: Cell) -> Iterator[Change]:
    """Each row under the two headers: its item stands before both."""
    first = min(before.column, after.column)
    for row in range(before.row + before.row_span, grid.table.rows):
        ahead = [t for c in grid.row_cells(row) if c.column < first and (t := words_of(c))]
        yield Change(ahead[-1] if ahead else "", grid.at(row, before.column), grid.at(row, after.column))


def _by_column(grid: Grid, before: Cell, after: Cell) -> Iterator[Change]:
    """Each column beside the two headers: its item stands over both."""
    first = min(before.row, after.row)
    for column in range(before.column + before.column_span, grid.table.columns):
        over = grid.at(first - 1, column) if first else None
        yield Change(words_of(over) if over else "", grid.at(before.row, column), grid.at(after.row, column))
