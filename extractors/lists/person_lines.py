"""Rosters that stand in plain lines, one person a line, instead of a table: 1. 某某，女，本科，工程师，专职."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.lists import qualification
from extractors.lists.employment import work
from extractors.lists.listing import Listing, Record
from extractors.lists.paragraph_lists import cell_of, remarks_of, section_over, titles_of
from extractors.lists.people import schema
from extractors.lists.person_names import is_known_name
from extractors.model import Block, Cell, Document, Passage, Table
from extractors.text.folding import fold
from extractors.words.loading import pattern

FEWEST = 3  # people that make a list
TELLING = frozenset({"gender", "degree", "title", "employment", "id"})

_ITEM = re.compile(r"(?:[^，,、|；;。.（）()\s]|(?<=\d)\.(?=\d))+(?:[（(][^（）()]{1,12}[）)])?")


@dataclass(frozen=True, slots=True)
class _Found:
    """One person in a passage: the spans of the number and the name, and of each item by its role."""

    passage: Passage
    spans: tuple[tuple[str, int, int], ...]


def person_listings(document: Document) -> Iterator[Listing]:
    """Runs of lines that each name a person and what they are; short headings among them are sections.

    A run whose numbers go on where those of the one before ended goes on with it: the foot of a page parted them.
    """
    last = 0
    for listing in _runs(document):
        numbers = [int(n) for r in listing.records if r.has("number") and (n := r.text("number")).isdigit()]
        goes_on = bool(last and numbers and numbers[0] == last + 1)
        if goes_on or len(listing.records) >= FEWEST:
            yield replace(listing, continued=goes_on)
            last = numbers[-1] if numbers else 0


def _runs(document: Document) -> Iterator[Listing]:
    start, found = 0, list[tuple[_Found, str]]()
    section = ""
    for index, block in enumerate([*document.blocks, None]):
        people = list(_people(block)) if isinstance(block, Passage) else []
        if people and not found:
            start, section = index, section_over(document.blocks, index)
        if not people and isinstance(block, Passage) and found and work(fold(block.text), outright=True):
            section = fold(block.text) if len(block.text) <= 20 else section
            continue
        if not people:
            if found:
                yield _listing(document.blocks, start, index, found)
            found = []
        found += [(person, section) for person in people]


def _people(passage: Passage) -> Iterator[_Found]:
    text = fold(passage.text)
    for match in pattern("lists/roster", "person").finditer(text):
        spans = [(role, *match.span(role)) for role in ("number", "name") if match[role]]
        offset = match.start("rest")
        items = [(item.start() + offset, item.end() + offset) for item in _ITEM.finditer(match["rest"])]
        spans += [(role, a, b) for a, b in items if (role := _role(fold(passage.text[a:b])))]
        telling = {role for role, _, _ in spans} & TELLING
        known = is_known_name(re.sub(r"\s", "", fold(match["name"])))
        # A rare surname is known by all else that its numbered line says.
        if len(telling) >= (2 if known else 3) and (known or (match["number"] and "gender" in telling)):
            yield _Found(passage, tuple(spans))


def _role(item: str) -> str | None:
    """What an item after a name says, a label before it left out."""
    item = re.sub(r"^[^:]{1,8}:", "", item)
    for role in ("gender", "id", "joined", "degree", "title"):
        if schema().values[role].fullmatch(item):
            return role
    if work(item, outright=True):
        return "employment"
    if len(item) <= 12 and qualification.names_degree(item):
        return "degree"
    return "title" if len(item) <= 16 and qualification.names_title(item) else "position"


def _listing(blocks: Sequence[Block], start: int, end: int, found: Sequence[tuple[_Found, str]]) -> Listing:
    records = [_record(row, person, section) for row, (person, section) in enumerate(found)]
    cells = tuple(c for r in records for group in r.cells.values() for c in group)
    table = Table(0, len(records), 1 + max(c.column for c in cells), cells)
    return Listing(table, titles_of(blocks, start), {}, tuple(records), remarks_of(blocks[end : end + 2]))


def _record(row: int, person: _Found, section: str) -> Record:
    held: dict[str, tuple[Cell, ...]] = {"degree": (), "title": ()}
    for column, (role, start, end) in enumerate(person.spans):
        label = re.match(r"[^:：]{1,8}[:：]\s*", person.passage.text[start:end])
        cell = cell_of(row, column, person.passage, start + (label.end() if label else 0), end)
        held[role] = (*held.get(role, ()), cell)
    return Record(held, {}, Table(0, 0, 0, ()), row, section)
