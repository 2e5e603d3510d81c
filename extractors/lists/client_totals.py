"""What the row numbers and the totals of a list of clients say of how many were counted in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.lists.client_entry import Entry
from extractors.lists.listing import Listing
from extractors.lists.named_places import plain
from extractors.lists.served import Served
from extractors.lists.tally import Tally, against, numbering, stated, together
from extractors.model import RowReason

DIFFERS = "enterprises_total_differs"


def tally_of(group: Served, entries: Sequence[Entry]) -> Tally:
    """What the row numbers and the totals in the paper say of the count."""
    numbers = [e.record.text("number") for e in entries if e.record.has("number")]
    totals = [t for x in group.listings for t in _of_all(x, entries)]
    agree = against(totals, _counts(entries), DIFFERS)
    held = any(_totals(x) for x in group.listings) and not totals
    crossed = (t for x in group.listings for t in x.table.crossed_out)
    return together(numbering(numbers, crossed), replace(agree, confirmed_by=("total_row",)) if held else agree)


def _totals(listing: Listing) -> list[int]:
    return stated((listing.title, *listing.remarks), "totals_enterprises", bare=True)


def _counts(entries: Sequence[Entry]) -> list[int]:
    """What a total of these rows may say: all of them, each enterprise once, those that count."""
    some = [e for e in entries if e.reason is not RowReason.EMPTY]
    return sorted({len(some), len({plain(e.name) for e in some}), sum(e.counted for e in some)})


def _of_all(listing: Listing, entries: Sequence[Entry]) -> list[int]:
    """The totals of one of several lists that are not its own: they may be those of all lists together."""
    records = {id(r) for r in listing.records}
    own = [e for e in entries if id(e.record) in records]
    return [t for t in _totals(listing) if len(own) == len(entries) or t not in _counts(own)]
