"""A total of assets that something hides, told by its own sheet: the other side's total where the parts come to it.

Both sides of a balance sheet are equal, so that the figure is known twice over; with one of the two alone it is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from extractors.fields import Field
from extractors.model import Cell
from extractors.page.grid import Grid, words_of
from extractors.statements.columns import Candidate, Role, role_of
from extractors.statements.heads import headers
from extractors.statements.labels import value_of
from extractors.statements.sheet_sums import same
from extractors.text.script import script
from extractors.words.loading import rules

_PARTS = ("current_part", "other_part")


def by_the_rest(grid: Grid, label: Cell, field: Field) -> Iterator[Candidate]:
    """The figure that must stand where none beside a label could be read: that of the other side, in its column."""
    hidden = next(_hidden(grid, label), None) if rules(f"labels/{field}", "both_sides") else None
    if hidden is None:
        return
    place, over = hidden
    other = _beside(grid, field, ("both_sides", "both_sides_begun"), place)
    total, *parts = (_value(cell) for cell in (other, *(_beside(grid, field, (part,), place) for part in _PARTS)))
    known = [part for part in parts if part is not None]
    if other is None or total is None or len(known) < len(parts) or not same(sum(known, Decimal(0)), total):
        return
    copy = script(other.passage.text, lines=True)
    if found := value_of(copy.text):
        yield Candidate(other, found, *copy.back(found.start, found.end), over)


def _hidden(grid: Grid, label: Cell) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The places behind a label where something stands that is no figure, with the headers over them."""
    for place, cell in enumerate(grid.right_of(label)):
        over = headers(grid, cell)
        written = cell.passage.text.strip() and value_of(words_of(cell)) is None
        if written and not {role_of(header) for header in over} & _OF_NO_CLOSING:
            yield place, over


_OF_NO_CLOSING = frozenset({Role.OPENING, Role.ORDINAL, Role.CHANGE, Role.PLANNED})


def _beside(grid: Grid, field: Field, groups: Sequence[str], place: int) -> Cell | None:
    """The figure at that place behind the label of the one row that groups of labels name."""
    labels = [rule for group in groups for rule in rules(f"labels/{field}", group)]
    named = [c for c in grid.table.cells if any(r.takes(words_of(c)) for r in labels)]
    found = [cell for c in named if (cell := next(islice(grid.right_of(c), place, None), None)) and _value(cell)]
    return found[0] if len(found) == 1 else None


def _value(cell: Cell | None) -> Decimal | None:
    found = None if cell is None else value_of(script(cell.passage.text, lines=True).text)
    return None if found is None else found.value
