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
from extractors.words.loading import pattern, patterns

FEWEST = 5  # entries that make a list
TITLES = 4  # lines before it that may say what it is: a name, a title, a remark, the first month
SHORT = 12  # characters of a line between two parts of a list: a month, a town


def paragraph_listings(document: Document) -> Iterator[Listing]:
    """Runs of lines that each name enterprises and little else, with the lines before them as their title."""
    start: int | None = None
    named = [isinstance(block, Passage) and _is_list_line(block) for block in document.blocks]
    for index in range(len(named) + 1):
        inside = _goes_on(document.blocks, named, index, start is not None)
        if inside and start is None:
            start = index
        if not inside and start is not None:
            listing = _listing(document.blocks, start, index)
            if len(listing.records) >= FEWEST:
                yield listing
            start = None


def _goes_on(blocks: Sequence[Block], named: Sequence[bool], index: int, begun: bool) -> bool:
    """Whether a line is one of a list; a short one between two lines of names, a month's, parts the list only."""
    if index >= len(named) or named[index]:
        return index < len(named)
    block = blocks[index]
    parts = isinstance(block, Passage) and 0 < len(block.text.strip()) <= SHORT
    return begun and parts and index + 1 < len(named) and named[index + 1]


def _entries(passage: Passage) -> list[re.Match[str]]:
    return list(pattern("lists/clients", "entry").finditer(fold(passage.text)))


def _is_list_line(passage: Passage) -> bool:
    """Whether most of a line is names of enterprises; a sentence that names one is not.

    Behind a number, a name and a wide gap stands another column, what was done for it.
    """
    found = _entries(passage)
    first = _COLUMN.split(passage.text.strip(), maxsplit=1)[0]
    if found and found[0]["number"] and first.endswith(found[0]["name"]):
        return True
    named = sum(len(m.group().strip()) for m in found)
    rest = len(pattern("lists/clients", "filler").sub("", passage.text)) - sum(len(m["name"]) for m in found)
    return bool(found) and rest <= 0.4 * named


_COLUMN = re.compile(r"[\t\u3000]+|(?<=\S) {2,}")


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
    remarks = (*_tail(blocks[end - 1]), *remarks_of(blocks[end : end + 2]))
    return Listing(table, titles_of(blocks, start, TITLES), {}, tuple(records), remarks)


def _tail(block: Block) -> Iterator[str]:
    """What stands behind the last name of the last line: 等共62家."""
    if isinstance(block, Passage) and (found := _entries(block)):
        behind = script(block.text[found[-1].end("name") :], lines=True).text
        counts = patterns("lists/tables", "totals_enterprises")["number"]
        yield from [behind] if counts.search(behind) else []


def titles_of(blocks: Sequence[Block], start: int, lines: int = 2) -> tuple[str, ...]:
    """The lines before a list, the two nearest unless said otherwise."""
    before = [b for b in blocks[max(0, start - lines) : start] if isinstance(b, Passage) and len(b.text) <= 120]
    return tuple(_of_what_follows(script(b.text, lines=True).text) for b in before)


def _of_what_follows(text: str) -> str:
    """A line over a list; of one that tells of several years, and then which year's list follows, the last words."""
    match = pattern("lists/clients", "follows").search(text)
    return match["head"] if match else text


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
