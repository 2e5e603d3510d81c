"""Lists of enterprises that stand in plain lines, one or several a line, instead of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.lists.listing import Listing, Record
from extractors.model import Block, Cell, Document, Passage, Piece, Table
from extractors.page.lines import sliced
from extractors.page.places import box_of, pieces_between
from extractors.text.folding import fold
from extractors.text.script import script
from extractors.words.loading import pattern

FEWEST = 5  # entries that make a list


def paragraph_listings(document: Document) -> Iterator[Listing]:
    """Runs of lines that each name enterprises and little else, with the lines before them as their title."""
    start: int | None = None
    for index, block in enumerate([*document.blocks, None]):
        inside = isinstance(block, Passage) and _is_list_line(block)
        if inside and start is None:
            start = index
        if not inside and start is not None:
            listing = _listing(document.blocks, start, index)
            if len(listing.records) >= FEWEST:
                yield listing
            start = None


def _entries(passage: Passage) -> list[re.Match[str]]:
    return list(pattern("lists/clients", "entry").finditer(fold(passage.text)))


def _is_list_line(passage: Passage) -> bool:
    """Whether most of a line is names of enterprises; a sentence that names one is not."""
    found = _entries(passage)
    named = sum(len(m.group().strip()) for m in found)
    rest = len(pattern("lists/clients", "filler").sub("", passage.text)) - sum(len(m["name"]) for m in found)
    return bool(found) and rest <= 0.4 * named


def _listing(blocks: Sequence[Block], start: int, end: int) -> Listing:
    records: list[Record] = []
    cells: list[Cell] = []
    for block in blocks[start:end]:
        assert isinstance(block, Passage)
        for match in _entries(block):
            row = len(records)
            held = {
                role: (cell_of(row, column, block, *match.span(group)),)
                for column, (role, group) in enumerate((("number", "number"), ("enterprise", "name")))
                if match[group]
            }
            cells += [c for group in held.values() for c in group]
            records.append(Record(held, {}, Table(0, 0, 0, ()), row, ""))
    table = Table(0, len(records), 2, tuple(cells))
    return Listing(table, titles_of(blocks, start), {}, tuple(records), remarks_of(blocks[end : end + 2]))


def titles_of(blocks: Sequence[Block], start: int) -> tuple[str, ...]:
    """The two lines before a list."""
    before = [b for b in blocks[max(0, start - 2) : start] if isinstance(b, Passage) and len(b.text) <= 120]
    return tuple(script(b.text, lines=True).text for b in before)


def remarks_of(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The lines after a list, where a total may stand."""
    return tuple(script(b.text, lines=True).text for b in blocks if isinstance(b, Passage) and len(b.text) <= 80)


def _cut(passage: Passage, start: int, end: int) -> Passage:
    """The characters start..end of a passage as one of its own."""
    pieces = []
    for piece in pieces_between(passage, start, end):
        word = sliced(piece.word, max(start - piece.start, 0), min(end - piece.start, len(piece.word.text)))
        pieces.append(Piece(max(piece.start - start, 0), word))
    return Passage(passage.text[start:end], tuple(pieces), passage.page, passage.place)


def cell_of(row: int, column: int, passage: Passage, start: int, end: int) -> Cell:
    """The characters start..end of a passage as a cell."""
    part = _cut(passage, start, end)
    return Cell(row, column, part, box=box_of(part, 0, len(part.text)))
