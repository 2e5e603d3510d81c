"""The passages around a list in which something may be said of its rows: those near it, however long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.model import Block, Passage, Table
from extractors.page.leaves import leaf_of
from extractors.text.script import script
from extractors.words.loading import pattern

ABOVE, BELOW = 4, 8
"""Passages before and after a table that may be notes to it."""


def around(blocks: Sequence[Block], index: int) -> Iterator[str]:
    """The texts before and after the table at `index` on its page, up to the next table or its title."""
    table = blocks[index]
    assert isinstance(table, Table)
    if not table.cells:
        return
    first, last = leaf_of(table.cells[0].passage), leaf_of(table.cells[-1].passage)
    for block in reversed(blocks[max(0, index - ABOVE) : index]):
        if not isinstance(block, Passage) or leaf_of(block) != first:
            break
        yield script(block.text, lines=True).text
    for at, block in enumerate(blocks[index + 1 : index + 1 + BELOW], start=index + 1):
        if not isinstance(block, Passage) or leaf_of(block) != last or heads_the_next(blocks, at):
            break
        yield script(block.text, lines=True).text


def heads_the_next(blocks: Sequence[Block], at: int) -> bool:
    """Whether the passage at that place is the title of the table that follows it, and none of the one before."""
    block = blocks[at]
    if not isinstance(block, Passage) or not isinstance(next(iter(blocks[at + 1 : at + 2]), None), Table):
        return False
    return bool(pattern("lists/tables", "heads_a_table").search(script(block.text, lines=True).text))
