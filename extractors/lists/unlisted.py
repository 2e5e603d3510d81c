"""Rows of a scanned list that came out as no rows of it, where a page's columns were not told: the count lacks them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extractors.lists.listing import Listing
from extractors.lists.tally import Tally
from extractors.model import Block, Document, Kind, Paper, Passage, Reader, Remark, Table
from extractors.page.grid import by_row, words_of
from extractors.page.places import page_of
from extractors.papers import holds, paper_of
from extractors.text.script import script

UNLISTED = "rows_unlisted"
FEWEST = 3
"""Entries that stand in no list; fewer are those who made the list, or sign it."""
_READ = (Reader.RAPIDOCR, Reader.TESSERACT)

IsEntry = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Sought:
    """What is an entry, in how many cells beside one another its row stands at least, and in which kind of paper."""

    is_entry: IsEntry
    cells: int
    kinds: frozenset[Kind]


def unlisted(
    document: Document, papers: Sequence[Paper], kept: Sequence[Listing], every: Sequence[Listing], sought: Sought
) -> Tally:
    """What entries in no list say of the count of those `kept`; `every` list of the document, of whatever sort.

    They are asked for on recognised pages of the same paper: elsewhere tables come out as they were made.
    """
    found = (paper_of(papers, x.table.cells[0].passage) for x in kept)
    own = [paper for paper in found if paper and paper.kind in sought.kinds]
    known = {x.table.number for x in every}
    rows = [
        row
        for block in document.blocks
        if not (isinstance(block, Table) and block.number in known) and _is_read(document, block, own)
        for row in _rows(block)
    ]
    many = sum(len(row) >= sought.cells and any(sought.is_entry(text) for text in row) for row in rows)
    return Tally((Remark(UNLISTED, (str(many),)),), many) if many >= FEWEST else Tally()


def _is_read(document: Document, block: Block, own: Sequence[Paper]) -> bool:
    """Whether a block stands on a recognised page of one of these papers."""
    passage = block if isinstance(block, Passage) else next((c.passage for c in block.cells), None)
    if passage is None or not any(holds(paper, passage) for paper in own):
        return False
    page = page_of(document, passage.page)
    return page is not None and page.reader in _READ


def _rows(block: Block) -> Iterator[list[str]]:
    """The texts that stand beside one another, row by row; a gap in a line parts them like a column."""
    if isinstance(block, Passage):
        yield [script(part, lines=True).text for part in re.split(r"\s{2,}", block.text) if part.strip()]
        return
    for _, cells in sorted(by_row(block).items()):
        yield [text for c in cells if (text := words_of(c))]
