"""Everything that a document states of the figures looked for, cell by cell and sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.model import Block, Document, Paper, Passage, Table
from extractors.scopes import Scope, scopes
from extractors.statements.cells import cells
from extractors.statements.labels import StatedUnit
from extractors.statements.rows import rows
from extractors.statements.sentences import sentences
from extractors.statements.stated import Stated
from extractors.table_roles import subtotals
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


def _of_table(table: Table, over: StatedUnit, scope: Scope) -> Iterator[Stated]:
    """What a table states beside its labels and in its cells; sub-totals of a list with that reason."""
    parts = subtotals(table)
    rows = {id(c.passage): c.row for c in table.cells}
    told = (s for c in table.cells for s in sentences(c.passage, scope, in_cell=True))
    for found in (*cells(table, over, scope), *told):
        part = parts.get(rows.get(id(found.passage), -1))
        yield replace(found, reasons=(*found.reasons, part)) if part else found


def statements(document: Document, papers: Sequence[Paper]) -> Iterator[Stated]:
    """All figures that the document states of any field, in reading order, each with what speaks against it."""
    around = scopes(document, papers)
    for index, (block, scope) in enumerate(zip(document.blocks, around, strict=True)):
        if isinstance(block, Passage):
            yield from sentences(block, scope)
            continue
        yield from _of_table(block, _unit_over(document.blocks, index), scope)
    yield from rows(document)
