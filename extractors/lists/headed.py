"""A list of trainees, of people who left or of others alone: its title, its sheet or its file says so of all in it."""

from __future__ import annotations

from dataclasses import replace

from extractors.lists.employment import COUNTING, Work, work
from extractors.lists.listing import Listing, Record
from extractors.papers import part_of
from extractors.text.folding import fold
from extractors.words.loading import patterns


def headed(listing: Listing) -> Listing:
    """The list; each row of one that is of others alone stands in a section that is named so."""
    sheet = fold(part_of(listing.table))
    if patterns("lists/roster", "titles")["mixed"].search(sheet):
        return replace(listing, titles=(*listing.titles, sheet))
    how = next(filter(None, map(of_those, (sheet, *reversed(listing.titles)))), "")
    return replace(listing, records=tuple(_under(r, how) for r in listing.records)) if how else listing


def of_those(text: str) -> str:
    """The words by which a title or a name is one of a list of others alone: 实习 of 实习生名册; "" for another."""
    words = patterns("lists/roster", "heads")
    found = words["of_those"].search(text)
    several = words["of_staff"].search(text) or patterns("lists/roster", "titles")["mixed"].search(text)
    return found["how"] if found and not several else ""


def is_of_outsiders(listing: Listing) -> bool:
    """Whether the name of its sheet says that a list is one of people who do not work here, or not yet."""
    return bool(patterns("lists/roster", "heads")["of_outsiders"].search(fold(part_of(listing.table))))


def _under(record: Record, how: str) -> Record:
    """The row in that section, unless its own says how people work here; a list of leavers has none such."""
    said = work(record.section, outright=True) if record.section else None
    kept = said is not None and (said not in COUNTING or work(how, outright=True) is not Work.LEFT)
    return record if kept else replace(record, section=how)
