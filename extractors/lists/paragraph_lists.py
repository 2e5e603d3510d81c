"""Lists of enterprises that stand in plain lines, one or several a line, instead of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.lists.line_parts import parts
from extractors.lists.listing import Listing, Record
from extractors.lists.sections import is_heading
from extractors.model import Block, Cell, Document, Passage, Piece, Table
from extractors.page.lines import sliced
from extractors.page.places import box_of, pieces_between
from extractors.text.folding import fold
from extractors.text.script import script
from extractors.words.loading import pattern, patterns

FEWEST = 5  # entries that make a list
TITLES = 4  # lines before it that may say what it is: a name, a title, a remark, the first month
BETWEEN = 5  # numbers that a line or two which are none of a list's may stand for, behind which it goes on
SHORT = 12  # characters of a line between two parts of a list: a month, a town


def paragraph_listings(document: Document) -> Iterator[Listing]:
    """Runs of lines that each name enterprises and little else, with the lines before them as their title."""
    start, last = None, 0
    named = [isinstance(block, Passage) and _is_list_line(block) for block in document.blocks]
    for index in range(len(named) + 1):
        inside = _goes_on(document.blocks, named, index, start is not None)
        if inside and start is None:
            start = index
        if not inside and start is not None:
            listing = _listing(document.blocks, start, index)
            first, end = _ends(listing)
            if len(listing.records) >= FEWEST or (last and last < first <= last + BETWEEN):
                yield listing
                last = end
            start = None


def _ends(listing: Listing) -> tuple[int, int]:
    """The numbers of the first and the last line, 0 where there is none."""
    first, last = (r.text("number") for r in (listing.records[0], listing.records[-1]))
    return (int(first), int(last)) if first and last else (0, 0)


def _goes_on(blocks: Sequence[Block], named: Sequence[bool], index: int, begun: bool) -> bool:
    """Whether a line is one of a list; a short one between two lines of names, a month's, parts the list only."""
    if index >= len(named) or named[index]:
        return index < len(named)
    block = blocks[index]
    parts = isinstance(block, Passage) and 0 < len(block.text.strip()) <= SHORT
    return begun and parts and index + 1 < len(named) and named[index + 1]


@dataclass(frozen=True, slots=True)
class _Found:
    """One enterprise in a line: where its number and its name stand, and up to where something is said of it."""

    number: tuple[int, int] | None
    name: tuple[int, int]
    end: int


def _entries(passage: Passage) -> list[_Found]:
    text = fold(passage.text)
    if (item := pattern("lists/clients", "item").fullmatch(text)) and _is_one(item):
        return [_found(item, item.end("rest"))]
    found = list(pattern("lists/clients", "entry").finditer(text))
    ends = [*(m.start() for m in found), len(text)][1:]
    return [_found(m, end) for m, end in zip(found, ends, strict=True)]


def _is_one(item: re.Match[str]) -> bool:
    """Whether nothing behind a name is the next enterprise."""
    return not any(m["number"] or not item["number"] for m in _names(item["rest"]))


def _names(text: str) -> Iterator[re.Match[str]]:
    return pattern("lists/clients", "entry").finditer(text)


def _found(match: re.Match[str], end: int) -> _Found:
    summed = pattern("lists/clients", "and_so_on").match(match.string, match.end("name"))
    number = match.span("number") if match["number"] else None
    start, last = match.span("name")
    behind = _BRACKET.search(match["name"])
    if behind and not pattern("lists/clients", "of_name").search(match["name"]):
        return _Found(number, (start, start + behind.start()), last if summed else end)
    return _Found(number, (start, last), last if summed else end)


_BRACKET = re.compile(r"[(（][^()（）]*[)）]$")


def _is_list_line(passage: Passage) -> bool:
    """Whether most of a line is names of enterprises; a sentence that names one is not.

    Behind a number and a name stands what was done for it and when.
    """
    text = fold(passage.text)
    if (item := pattern("lists/clients", "item").fullmatch(text)) and _is_one(item):
        return True
    found = _entries(passage)
    named = sum(len(passage.text[slice(*f.name)]) for f in found)
    numbers = sum(f.number[1] - f.number[0] + 1 for f in found if f.number)
    rest = len(pattern("lists/clients", "filler").sub("", passage.text)) - named
    return bool(found) and rest <= 0.4 * (named + numbers)


def _listing(blocks: Sequence[Block], start: int, end: int) -> Listing:
    records: list[Record] = []
    section = section_over(blocks, start)
    for block in blocks[start:end]:
        assert isinstance(block, Passage)
        entries = _entries(block)
        section = section if entries else script(block.text, lines=True).text
        records += [_record(len(records) + at, block, found, section) for at, found in enumerate(entries)]
    cells = tuple(c for r in records for group in r.cells.values() for c in group)
    table = Table(0, len(records), 1 + max((c.column for c in cells), default=1), cells)
    remarks = (*_tail(blocks[end - 1]), *remarks_of(blocks[end : end + 2]))
    before = [b for b in blocks[:start] if not (isinstance(b, Passage) and _is_list_line(b))]
    titles = titles_of(before, len(before), TITLES)
    return Listing(table, titles, {}, tuple(records), remarks, notes=(*titles, *remarks))


def _record(row: int, passage: Passage, found: _Found, section: str) -> Record:
    """A row with the number, the name, and each part of what stands behind the name in a cell of its own."""
    held: dict[str, tuple[Cell, ...]] = {}
    headers: dict[int, str] = {}
    if found.number:
        held["number"] = (cell_of(row, 0, passage, *found.number),)
    held["enterprise"] = (cell_of(row, 1, passage, *found.name),)
    for column, part in enumerate(parts(passage.text, found.name[1], found.end), start=2):
        headers[column] = part.head
        held[part.role] = (*held.get(part.role, ()), cell_of(row, column, passage, part.start, part.end))
    return Record(held, headers, Table(0, 0, 0, ()), row, section)


def section_over(blocks: Sequence[Block], index: int) -> str:
    """The heading right over a run of lines."""
    before = blocks[index - 1] if index else None
    text = fold(before.text) if isinstance(before, Passage) else ""
    return text if is_heading(text) else ""


def _tail(block: Block) -> Iterator[str]:
    """What stands behind the last name of the last line: 等共62家."""
    if isinstance(block, Passage) and (found := _entries(block)):
        behind = script(block.text[found[-1].name[1] :], lines=True).text
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
