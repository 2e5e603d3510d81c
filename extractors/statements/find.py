"""Everything that a document states of the figures looked for, cell by cell and sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.model import Block, Document, Paper, Passage, Table
from extractors.scopes import scopes
from extractors.statements.cells import cells
from extractors.statements.labels import StatedUnit
from extractors.statements.rows import rows
from extractors.statements.sentences import sentences
from extractors.statements.stated import Stated
from extractors.text.script import script
from extractors.text.units import NAMES_UNIT, stated_unit

_LINES_ABOVE = 4


def _unit_over(blocks: Sequence[Block], index: int) -> StatedUnit:
    """The unit that a 单位 line states over the block at `index`, or in its own first rows."""
    block = blocks[index]
    texts = [b.text for b in reversed(blocks[max(0, index - _LINES_ABOVE) : index]) if isinstance(b, Passage)]
    if isinstance(block, Table):
        texts = [c.passage.text for c in block.cells if c.row < 3] + texts
    for text in texts:
        copy = script(text, lines=True).text
        if NAMES_UNIT.search(copy) and (unit := stated_unit(copy)):
            return unit
    return None


def statements(document: Document, papers: Sequence[Paper]) -> Iterator[Stated]:
    """All figures that the document states of any field, in reading order, each with what speaks against it."""
    around = scopes(document, papers)
    for index, (block, scope) in enumerate(zip(document.blocks, around, strict=True)):
        if isinstance(block, Passage):
            yield from sentences(block, scope)
            continue
        yield from cells(block, _unit_over(document.blocks, index), scope)
        for cell in block.cells:
            yield from sentences(cell.passage, scope, in_cell=True)
    yield from rows(document)
