"""What a bare total in a form's short table is of, where only the line over the table says it.

人员情况(专职), and under it 总数 | 本科 | 大专 with one row of numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.model import Block, Passage, Table
from extractors.page.grid import words_of
from extractors.text.script import script
from extractors.words.loading import pattern

_WORDS = "statements/cells"
_TOTAL = pattern(_WORDS, "bare_total")
_HEADING = pattern(_WORDS, "heading_of_a_total")
ROWS = 2
"""Labels and values; a longer table is a list, whose totals are of its own rows."""


def with_whole_labels(blocks: Sequence[Block], index: int, table: Table) -> Table:
    """The table with its bare totals named in full, where the line right over it says of what they are."""
    over = blocks[index - 1] if index else None
    if table.rows != ROWS or not isinstance(over, Passage):
        return table
    found = _HEADING.fullmatch(script(over.text, lines=True).text)
    bare = [c for c in table.cells if c.row == 0 and _TOTAL.fullmatch(words_of(c))]
    if not found or len(bare) != 1:
        return table
    whole = f"{found['which'] or ''}{found['whom']}{words_of(bare[0])}"
    named = replace(bare[0], passage=replace(bare[0].passage, text=whole))
    return replace(table, cells=tuple(named if c is bare[0] else c for c in table.cells))
