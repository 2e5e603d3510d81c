"""What claims from counted lists share: the place of the list on its page, its rows as the report shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import fmean

from extractors.lists.arrivals import arrival
from extractors.lists.headers import is_total
from extractors.lists.listing import Listing, Record, record_page, row_box
from extractors.model import Box, Document, Evidence, Paper, Place, Remark, Row, RowReason
from extractors.page.places import confidence_of, map_box, page_of, union
from extractors.papers import kind_of

ONE = Decimal(1)

ARRIVES = "arrives"
"""The remark on a row of somebody who comes on a day: his words, the day, then the remark that it stands before."""


def list_evidence(document: Document, papers: Sequence[Paper], listings: Sequence[Listing]) -> Evidence:
    """The evidence for a count: the list's region on the page where it begins. A count is printed nowhere: no quote."""
    first = next((x for x in listings if x.records), listings[0])
    passage = next((c.passage for r in first.records for c in r.own_cells), first.table.cells[0].passage)
    page = page_of(document, passage.page)
    box = union(c.box for c in first.table.cells if c.box and c.passage.page == passage.page)
    if page is not None and box is not None:
        box = map_box(box, page.to_page)
    return Evidence(
        document=document.name,
        page=passage.page,
        box=box,
        place=_rows_of(first),
        quote="",
        reader=page.reader if page else document.reader,
        confidence=_confidence(listings),
        paper=kind_of(papers, passage),
        row_box=box,
    )


def _rows_of(listing: Listing) -> Place | None:
    """The rows that a list takes up; the first entry's place where it has no row."""
    places = [c.passage.place for r in listing.records for c in r.own_cells[:1] if c.passage.place]
    found = [p for p in places if p.row is not None]
    if not found:
        return places[0] if places else None
    first, last = found[0].row or 0, found[-1].row or 0
    return replace(found[0], last_row=last) if last > first else found[0]


def _confidence(listings: Sequence[Listing]) -> float:
    """The mean over the entries' cells: one dim cell among hundreds says little of the count."""
    passages = [c.passage for x in listings for r in x.records for c in r.own_cells]
    return fmean(confidence_of(p, 0, len(p.text)) for p in passages) if passages else 1.0


def listed(
    document: Document,
    record: Record,
    label: str,
    counted: bool,
    reason: RowReason | None,
    remark: Remark | None,
    amount: Decimal = ONE,
) -> Row:
    """An entry as a row of the report, with what it adds to the count; its box is in page space."""
    page = page_of(document, record_page(record))
    box: Box | None = row_box(record)
    if page is not None and box is not None:
        box = map_box(box, page.to_page)
    place = next((c.passage.place for c in record.own_cells), None)
    return Row(label, counted, reason, remark, record_page(record), box, place, amount)


def waiting(record: Record, row: Row) -> Row:
    """A counted row of a list without a day, with the day on which somebody comes; what was remarked stands behind."""
    day, said = arrival(record)
    if not day:
        return row
    inner = (row.remark.code, *row.remark.parts) if row.remark else ()
    return replace(row, remark=Remark(ARRIVES, (said, day, *inner)))


def remark_rows(listings: Sequence[Listing]) -> list[Row]:
    """Totals in the lists, which are no entries."""
    texts = [t for x in listings for t in x.remarks if is_total(t)]
    return [Row(t[:40], False, RowReason.TOTAL_ROW) for t in dict.fromkeys(texts)]
