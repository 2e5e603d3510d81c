"""A total of assets against the rows that make it up: current and non-current assets come to it, column by column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.model import RECOGNISED, Cell, Claim, Document, Paper, Remark, Table
from extractors.page.grid import Grid, words_of
from extractors.papers import holds
from extractors.text.quantities import quantities
from extractors.words.loading import pattern, rules

PARTS_DIFFER = "parts_differ"
Figures = tuple[Decimal | None, ...]
"""The figures behind a label up to the next label, None where a cell holds no one figure."""

_ANOTHER_LABEL = pattern("statements/accounts", "another_label")


def figures_after(grid: Grid, label: Cell) -> Figures:
    """What stands behind a label in its row, cell by cell."""
    figures: list[Decimal | None] = []
    for cell in grid.right_of(label):
        numbers = quantities(cell.passage.text)
        if not numbers and _ANOTHER_LABEL.search(words_of(cell)):
            break
        figures.append(numbers[0].value if len(numbers) == 1 else None)
    return tuple(figures)


def tried_by_parts(claim: Claim, printed: Decimal, document: Document, paper: Paper) -> Claim:
    """The claim, borne out by the sum of its parts or in doubt by it; as it is where the sheet does not tell them.

    On a picture a part is misread as easily as the total, which the other side may bear out already.
    """
    sums = {s for table in _tables(document, paper) for s in _sums(table, claim, printed)}
    if not sums or not printed:
        return claim
    if any(same(s, printed) for s in sums):
        return (
            claim if "balance" in claim.confirmed_by else replace(claim, confirmed_by=(*claim.confirmed_by, "balance"))
        )
    if claim.confirmed_by and claim.evidence.reader in RECOGNISED:
        return claim
    (value, *_) = sorted(sums)
    scale = claim.value / printed
    doubt = Remark(PARTS_DIFFER, (f"{value * scale:f}", f"{claim.value:f}"))
    return replace(claim, doubts=(*claim.doubts, doubt))


def _tables(document: Document, paper: Paper) -> Iterator[Table]:
    for block in document.blocks:
        if isinstance(block, Table) and any(holds(paper, cell.passage) for cell in block.cells):
            yield block


def _sums(table: Table, claim: Claim, printed: Decimal) -> Iterator[Decimal]:
    """What the two parts come to in the columns in which the row of the total prints the figure."""
    grid = Grid(table)
    parts = [_row(grid, f"{claim.field}", group) for group in ("current_part", "other_part")]
    if not all(parts):
        return
    for total in _rows(grid, claim, printed):
        for column in (i for i, figure in enumerate(total) if figure == printed):
            found = [row[column] for row in parts if len(row) == len(total)]
            if len(found) == len(parts) and all(f is not None for f in found):
                yield sum((f for f in found if f is not None), Decimal(0))


def _row(grid: Grid, field: str, group: str) -> Figures:
    """The figures of the row that a group of labels names; none where several rows bear the name."""
    named = [c for c in grid.table.cells if any(r.takes(words_of(c)) for r in rules(f"labels/{field}", group))]
    return figures_after(grid, named[0]) if len(named) == 1 else ()


def _rows(grid: Grid, claim: Claim, printed: Decimal) -> Iterator[Figures]:
    """The rows of the total: those that hold the printed figure and are none of the other side."""
    other = rules(f"labels/{claim.field}", "other_side")
    for cell in grid.table.cells:
        figures = figures_after(grid, cell) if not quantities(cell.passage.text) else ()
        if printed in figures and not any(r.takes(words_of(cell)) for r in other):
            yield figures


def same(one: Decimal, other: Decimal) -> bool:
    """Within what two roundings leave open."""
    places: Sequence[int] = [e for f in (one, other) if isinstance(e := f.as_tuple().exponent, int)]
    return abs(one - other) <= 2 * Decimal(1).scaleb(min(0, *places) if len(places) > 1 else 0)
