"""A total of assets that something hides, told by its own sheet: the other side's total where the parts come to it.

Both sides of a balance sheet are equal, so that the figure is known twice over; with one of the two alone it is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from extractors.fields import Field
from extractors.model import Cell
from extractors.page.grid import Grid, is_unread, words_of
from extractors.statements.columns import Candidate, Role
from extractors.statements.heads import headers
from extractors.statements.labels import value_of
from extractors.text.script import script
from extractors.words.loading import rules

_PARTS = ("current_part", "other_part")


def by_the_rest(grid: Grid, label: Cell, field: Field) -> Iterator[Candidate]:
    """The figure that must stand where the cell beside a label was not read: that of the other side, in its column."""
    place, hidden = next(((i, c) for i, c in enumerate(grid.right_of(label)) if is_unread(c)), (0, None))
    if hidden is None or not rules(f"labels/{field}", "both_sides"):
        return
    other = _beside(grid, field, "both_sides", place)
    total, *parts = (_value(c) for c in (other, *(_beside(grid, field, group, place) for group in _PARTS)))
    known = [part for part in parts if part is not None]
    if other is None or total is None or len(known) < len(parts) or sum(known, Decimal(0)) != total:
        return
    copy = script(other.passage.text, lines=True)
    found = value_of(copy.text)
    candidate = found and Candidate(other, found, *copy.back(found.start, found.end), headers(grid, hidden))
    if candidate and candidate.role not in {Role.OPENING, Role.ORDINAL, Role.CHANGE}:
        yield candidate


def _beside(grid: Grid, field: Field, group: str, place: int) -> Cell | None:
    """The cell at that place behind the label of the one row that a group of labels names."""
    labels = rules(f"labels/{field}", group)
    named = [c for c in grid.table.cells if any(r.takes(words_of(c)) for r in labels)]
    return next(islice(grid.right_of(named[0]), place, None), None) if len(named) == 1 else None


def _value(cell: Cell | None) -> Decimal | None:
    found = None if cell is None else value_of(script(cell.passage.text, lines=True).text)
    return None if found is None else found.value
