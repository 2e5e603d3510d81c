"""By whom enterprises were served, where a column of their list says it: what another did is no service of this one."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.lists.listing import Listing, Record
from extractors.page.grid import words_of
from extractors.words.loading import patterns


def others_served(listing: Listing) -> dict[int, str]:
    """Whom a row names that served it instead of this one, by the row's place; whom all rows name may be this one."""
    told = {i: name for i, r in enumerate(listing.records) if (name := "、".join(_providers(r)))}
    named = set(told.values())
    ours = {n for n in named if n in listing.title or patterns("lists/roster", "employers")["here"].fullmatch(n)}
    if len(named) < 2 and not (named and _titled(listing)):
        return {}
    return {i: name for i, name in told.items() if name not in ours}


def _providers(record: Record) -> Iterator[str]:
    asks, body = patterns("lists/clients", "providers")["asks"], patterns("lists/clients", "providers")["body"]
    for role, cells in (*record.cells.items(), ("", record.others)):
        for cell in cells if role != "enterprise" else ():
            if asks.search(record.header(cell)) and body.search(words_of(cell)):
                yield words_of(cell)


def _titled(listing: Listing) -> bool:
    return bool(patterns("lists/roster", "employers")["full_company"].search(listing.title))
