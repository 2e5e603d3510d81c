"""Lists of what changed among the staff: who left, who works here part-time since, each by name and day.

They are no rosters: whoever stands on a roster of before that day is held against them when all papers are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from extractors.known_facts import JOINED_BY, known
from extractors.lists.counting import list_evidence
from extractors.lists.employment import Work, work
from extractors.lists.headers import Schema
from extractors.lists.listing import Listing, Record, listings
from extractors.model import Document, Fact, FactName, Paper, Remark
from extractors.page.grid import words_of
from extractors.words.loading import pattern, patterns

GONE, PERHAPS = "gone", "perhaps_gone"
"""Remarks on somebody whom such a list names: his name, the day (YYYY-MM-DD, YYYY-MM or ""), the words."""

_NO_LONGER = (Work.LEFT, Work.PART, Work.INTERN, Work.REHIRED)


def tells_changes(listing: Listing) -> bool:
    """Whether a list tells changes instead of who is there."""
    heads = pattern("lists/roster", "change")
    titled = bool(pattern("lists/roster", "changes").search(listing.heading))
    told = [at for at, h in listing.headers.items() if heads.fullmatch(h)]
    cells = [c for r in listing.records for c in (*chain(*r.cells.values()), *r.others) if c.column in told]
    return titled or (bool(cells) and all(map(words_of, cells)))


def find(document: Document, papers: Sequence[Paper], schema: Schema) -> Iterator[Fact]:
    """Those who left or changed, a fact for each such list; `schema` is that of a roster."""
    roles = {**schema.roles, **patterns("lists/roster", "changes_columns")}
    for listing in listings(document, replace(schema, roles=roles)):
        if tells_changes(listing) and (gone := tuple(_gone(listing))):
            proof = list_evidence(document, papers, [listing])
            days = JOINED_BY.join(r.parts[1] for r in gone if r.parts[1])
            name = FactName.STAFF_LEFT
            yield Fact(name, days or None, known(name).basis(proof.paper), proof, remarks=gone)


def _gone(listing: Listing) -> Iterator[Remark]:
    of_all = work(listing.heading, outright=False)
    for record in listing.records:
        name, said = record.text("name"), " ".join(_said(record))
        found = work(said, outright=False) or (of_all if of_all is Work.LEFT else _taken_off(record))
        if name and found in _NO_LONGER:
            yield Remark(GONE, (name, _day(record), said))
        elif name and not pattern("lists/roster", "stays").search(said):
            yield Remark(PERHAPS, (name, _day(record), said))


def _taken_off(record: Record) -> Work | None:
    """That somebody left, where a cell says in one word that he is taken off: 减少 under 变动."""
    cells = pattern("lists/roster", "taken_off")
    return Work.LEFT if any(map(cells.fullmatch, _said(record))) else None


def _said(record: Record) -> Iterator[str]:
    cells = [*(c for role, group in record.cells.items() if role not in ("name", "number") for c in group)]
    yield from dict.fromkeys(text for c in (*cells, *record.others) if (text := words_of(c)))


def _day(record: Record) -> str:
    found = (pattern("lists/tenure", "day").search(text) for text in _said(record))
    match = next(filter(None, found), None)
    return "-".join(part.zfill(2) for part in match.groups() if part) if match else ""
