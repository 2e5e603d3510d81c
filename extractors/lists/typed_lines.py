"""Lines that were typed one below the other in a column of cells, as the lines of text that they are; and lines of
print whose items happened to stand one below the other, so that they were taken for columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from extractors.model import Block, Cell, Passage, Table
from extractors.page.composing import compose
from extractors.page.lines import lines

FEWEST, SHARE = 3, 0.8
"""Rows that hold one text alone, by number and of all that hold any, that make a table lines of text."""

SEPARATORS = "，,、．.；;"
"""What parts the items of a line; in a table nothing ends so, cell for cell …"""
MOST = 0.8
"""… but for few, in which the sign was not read."""


def as_lines(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks; of a table that is lines of text its passages, in their order."""
    return tuple(part for block in blocks for part in _lines(block))


def _lines(block: Block) -> Iterator[Block]:
    if isinstance(block, Table) and _is_text(block):
        yield from (cell.passage for cell in block.cells if cell.passage.text.strip())
    elif isinstance(block, Table) and (rows := _printed_rows(block)):
        yield from rows
    else:
        yield block


def _is_text(table: Table) -> bool:
    in_rows = Counter(cell.row for cell in table.cells if cell.passage.text.strip())
    alone = sum(number == 1 for number in in_rows.values())
    return alone >= FEWEST and alone >= SHARE * len(in_rows)


def _printed_rows(table: Table) -> list[Passage]:
    """The rows of a table as lines of print, where its cells end as items of a line do; none for a table."""
    held = sorted((c for c in table.cells if c.passage.pieces), key=lambda c: (c.row, c.column))
    rows = [list(cells) for _, cells in groupby(held, key=lambda c: c.row)]
    inner = [cell.passage.text.rstrip() for row in rows for cell in row[:-1]]
    if len(inner) < FEWEST or sum(text[-1:] in SEPARATORS for text in inner) < MOST * len(inner):
        return []
    return [_line(row) for row in rows]


def _line(row: Sequence[Cell]) -> Passage:
    found = lines(piece.word for cell in row for piece in cell.passage.pieces)
    return compose([("", line) for line in found], row[0].passage.page, row[0].passage.place)
