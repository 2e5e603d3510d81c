"""The passages around a list in which something may be said of its rows: those near it, however long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.model import Block, Passage, Table
from extractors.page.leaves import leaf_of
from extractors.text.script import script

ABOVE, BELOW = 4, 8
"""Passages before and after a table that may be notes to it."""


def around(blocks: Sequence[Block], index: int) -> Iterator[str]:
    """The texts before and after the table at `index` on its page, up to the next table."""
    table = blocks[index]
    assert isinstance(table, Table)
    if not table.cells:
        return
    first, last = leaf_of(table.cells[0].passage), leaf_of(table.cells[-1].passage)
    for block in reversed(blocks[max(0, index - ABOVE) : index]):
        if not isinstance(block, Passage) or leaf_of(block) != first:
            break
        yield script(block.text, lines=True).text
    for block in blocks[index + 1 : index + 1 + BELOW]:
        if not isinstance(block, Passage) or leaf_of(block) != last:
            break
        yield script(block.text, lines=True).text
