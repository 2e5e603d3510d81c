"""Who pays the insurance of a roster's people: whom another insures may work for that one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from extractors.lists.listing import Listing, Record
from extractors.page.grid import words_of
from extractors.words.loading import pattern, patterns

_FULL_NAME = 8
"""Characters from which a name in a title is one in full."""


def insurer(record: Record) -> str:
    """Who insures somebody by his row, "" where it does not say."""
    return "、".join(dict.fromkeys(_insurers(record)))


def own_insurers(listing: Listing) -> frozenset[str] | None:
    """The names under which this one insures: 本单位, that in the title, else what most rows hold; None: not asked."""
    texts = [t for r in listing.records if (t := insurer(r))]
    if not texts:
        return None
    here = {t for t in texts if patterns("lists/roster", "employers")["here"].fullmatch(t) or t in listing.title}
    most, times = Counter(texts).most_common(1)[0]
    usual = times * 2 > len(texts) and not _names_in_full(listing.title)
    return frozenset(here or ({most} if usual else ()))


def _insurers(record: Record) -> Iterator[str]:
    asks, company = patterns("lists/roster", "headers")["insurer"], pattern("owners", "organisation")
    here = patterns("lists/roster", "employers")["here"]
    for cell in (*(c for cells in record.cells.values() for c in cells), *record.others):
        text = words_of(cell)
        if asks.search(record.header(cell)) and (company.search(text) or here.fullmatch(text)):
            yield text


def _names_in_full(title: str) -> bool:
    found = pattern("owners", "opens").match(title)
    return bool(found and len(found["name"]) >= _FULL_NAME)
