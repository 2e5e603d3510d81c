"""Parts of lists of clients: what heads the columns of each, and those without a title that may go on from another.

A photographed list has its title on the first sheet alone. A sheet of enterprises whose numbers run on from above one
is counted like a list here, and counts for nothing until the list is found that it goes on from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from extractors.lists import enterprises
from extractors.lists.clients import counted, schema
from extractors.lists.enterprises import Sort
from extractors.lists.listing import Listing, listings
from extractors.model import Claim, Document, Kind, ListPart, Paper
from extractors.page.grid import words_of
from extractors.papers import paper_of
from extractors.words.loading import patterns

_NUMBER = re.compile(r"\W?(\d{1,4})\W{0,2}")
_LEAST_COLUMNS = 3
"""Columns by which a part is known to go on from another."""


def find(document: Document, papers: Sequence[Paper], claims: Sequence[Claim]) -> tuple[ListPart, ...]:
    """The parts that the document holds; `claims`: what was counted in it."""
    known = [c for c in claims if c.field.list == "clients" and c.count and c.count.numbers]
    loose = any(_may_go_on(paper) for paper in papers)
    if not known and not loose:
        return ()
    every = (x for x in listings(document, schema()) if x.records)
    if not loose:
        return tuple(_whole(c, _heads(x)) for x in islice(every, 1) for c in known)
    found = list(every)
    wholes = (_whole(c, _heads(x)) for x in found[:1] for c in known)
    return (*wholes, *(part for x in found for part in _loose(document, papers, x)))


def _whole(claim: Claim, heads: tuple[str, ...]) -> ListPart:
    """A list that is one by itself; its rows are told by its claim."""
    assert claim.count is not None
    return ListPart(replace(claim, count=replace(claim.count, rows=())), heads, whole=True)


def _may_go_on(paper: Paper | None) -> bool:
    """Whether a paper is of no known kind and has no title."""
    return paper is not None and paper.kind is Kind.OTHER and not paper.title


def _heads(listing: Listing) -> tuple[str, ...]:
    return tuple(listing.headers.get(column, "") for column in range(listing.table.columns))


def _loose(document: Document, papers: Sequence[Paper], listing: Listing) -> Iterator[ListPart]:
    """The part that a table without a title is, its number of years; none where it is no list of enterprises alone."""
    span = _span(listing)
    paper = paper_of(papers, listing.table.cells[0].passage)
    if span is None or not _may_go_on(paper) or not _are_enterprises(listing):
        return
    for claim in counted(document, papers, [listing], span):
        yield ListPart(claim, _heads(listing))


def _span(listing: Listing) -> tuple[int, int] | None:
    """The first and the last number of rows all of which run on, from above one."""
    found = [_NUMBER.fullmatch(record.text("number")) for record in listing.records]
    numbers = [int(match[1]) for match in found if match]
    runs_on = all(after == before + 1 for before, after in pairwise(numbers))
    return (numbers[0], numbers[-1]) if len(numbers) == len(found) and runs_on and numbers[0] > 1 else None


def _are_enterprises(listing: Listing) -> bool:
    """Whether nearly all that it names are enterprises by their form, and no word says that they are others."""
    words, wide = patterns("lists/clients", "titles"), listing.table.columns >= _LEAST_COLUMNS
    said = (listing.heading, *listing.headers.values(), *listing.remarks, *map(words_of, listing.table.cells[:1]))
    names = [record.text("enterprise") for record in listing.records]
    told = sum(enterprises.has_form(n) or enterprises.sort_of(n) is Sort.SHOP for n in names)
    return wide and told * 10 >= len(names) * 9 and not any(words["not_clients"].search(text) for text in said)
