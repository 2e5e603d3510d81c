"""Whether blocks are a letter, a notice or an announcement: it greets or is called so, and tells in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from extractors.model import Block, Passage, Table
from extractors.text.script import script
from extractors.words.loading import pattern, rules

_WORDS = "letters"
_OPENING_LINES = 5
"""Lines in which a letter says what it is and to whom: a letterhead, its number, its title, whom it greets."""
_ROWS = 2
"""Rows of several cells from which a table lists something; what stands beside a signature is one."""
_ENTRIES = 5
"""Numbered lines from which they are a list without a table."""


def is_letter(blocks: Sequence[Block], name: str = "") -> bool:
    """Whether they are one; a table that lists something makes them something else, whatever stands over it."""
    if any(isinstance(block, Table) and _lists(block) for block in blocks):
        return False
    lines = list(_lines(blocks))
    opening = (*islice(lines, _OPENING_LINES), name)
    opens = any(rule.takes(line) for line in opening for rule in rules(_WORDS, "opens"))
    listed = sum(bool(pattern(_WORDS, "entry").fullmatch(line)) for line in lines) >= _ENTRIES
    return opens and not listed and any(pattern(_WORDS, "tells").search(line) for line in lines)


def _lists(table: Table) -> bool:
    rows = Counter(cell.row for cell in table.cells if cell.passage.text.strip())
    return sum(filled > 1 for filled in rows.values()) >= _ROWS


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    passages = (p for b in blocks for p in ((b,) if isinstance(b, Passage) else (c.passage for c in b.cells)))
    return (line for p in passages for part in p.text.split("\n") if (line := script(part).text))
