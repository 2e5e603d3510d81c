"""Lines that were typed one below the other in a column of cells, as the lines of text that they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from extractors.model import Block, Table

FEWEST, SHARE = 3, 0.8
"""Rows that hold one text alone, by number and of all that hold any, that make a table lines of text."""


def as_lines(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks; of a table that is lines of text its passages, in their order."""
    return tuple(part for block in blocks for part in _lines(block))


def _lines(block: Block) -> Iterator[Block]:
    if isinstance(block, Table) and _is_text(block):
        yield from (cell.passage for cell in block.cells if cell.passage.text.strip())
    else:
        yield block


def _is_text(table: Table) -> bool:
    in_rows = Counter(cell.row for cell in table.cells if cell.passage.text.strip())
    alone = sum(number == 1 for number in in_rows.values())
    return alone >= FEWEST and alone >= SHARE * len(in_rows)
