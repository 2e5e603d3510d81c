"""What the paper itself says of the count of such a list: its row numbers, its totals, amounts that were not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.fields import Field
from extractors.lists.entries import Entry, figure_in, plain
from extractors.lists.headers import is_part_total, is_total
from extractors.lists.listing import Listing
from extractors.lists.recipes import Recipe
from extractors.lists.tally import Tally, against, numbering, stated, together
from extractors.model import Remark, RowReason
from extractors.page.grid import Grid, words_of

DIFFERS = "total_differs"


@dataclass(frozen=True, slots=True)
class Checked:
    """What speaks against a count (`gaps`), how much may be missing, a stated total below it, and what for it."""

    gaps: tuple[Remark, ...] = ()
    missing: Decimal = Decimal(0)
    least: Decimal | None = None
    confirmed_by: tuple[str, ...] = ()
    span: tuple[int, int] | None = None


def of_rows(lists: Sequence[Listing], entries: Sequence[Entry]) -> Checked:
    """A count of rows, against row numbers and stated totals."""
    some = [e for e in entries if e.reason is not RowReason.EMPTY]
    texts = [text for listing in lists for text in (listing.title, *listing.remarks)]
    counts = sorted({len(some), len({plain(e.name) for e in some}), sum(e.counted for e in some)})
    tally = together(_numbering(entries), against(stated(texts, "totals_things", bare=True), counts, DIFFERS))
    least = None if tally.least is None else Decimal(tally.least)
    return Checked(tally.gaps, Decimal(tally.missing), least, tally.confirmed_by, tally.span)


def _numbering(entries: Sequence[Entry]) -> Tally:
    tables = {id(e.record.table): e.record.table for e in entries}.values()
    crossed = (t for table in tables for t in table.crossed_out)
    return numbering([e.record.text("number") for e in entries if e.record.has("number")], crossed)


def of_sums(how: Recipe, field: Field, lists: Sequence[Listing], entries: Sequence[Entry]) -> Checked:
    """A sum, against the sums in the total rows; a row number that is missing may stand for any amount."""
    numbers = _numbering(entries)
    unread = tuple(e.name for e in entries if e.reason is RowReason.UNREADABLE)
    gaps = (*numbers.gaps, *((Remark("amounts_unread", unread),) if unread else ()))
    whole = sum((e.amount for e in entries if e.reason is not RowReason.UNREADABLE), Decimal(0))
    sums = {whole, sum((e.amount for e in entries if e.counted), Decimal(0))}
    totals = [total for listing in lists for total in _totals(listing, how, field)]
    wrong = [total for total in totals if total not in sums] if len(lists) == 1 else []
    if wrong:
        differs = Remark(DIFFERS, (f"{max(wrong):f}", f"{max(sums):f}"))
        least = min(wrong) if min(wrong) < min(sums) else None
        return Checked((*gaps, differs), max(max(wrong) - max(sums), Decimal(0)), least)
    return Checked(gaps, confirmed_by=("total_row",) if totals and not gaps and len(lists) == 1 else ())


def _totals(listing: Listing, how: Recipe, field: Field) -> Iterator[Decimal]:
    """The figures in the added column of the rows that state a total of the whole list."""
    columns = {cell.column for record in listing.records for cell in record.cells.get(how.amount, ())}
    grid = Grid(listing.table)
    for row in range(listing.table.rows):
        cells = [c for c in grid.row_cells(row) if c.row == row and words_of(c)]
        if any(is_total(words_of(c)) and not is_part_total(words_of(c)) for c in cells[:2]):
            found = (figure_in(c, listing.headers.get(c.column, ""), field) for c in cells if c.column in columns)
            yield from (figure for figure in found if figure is not None)
