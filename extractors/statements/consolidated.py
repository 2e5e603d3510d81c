"""Is a figure of accounts of the enterprise alone, or of it and its subsidiaries together?

Its column says it, else what stands over its table, else the sheet, the paper, the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from extractors.model import Block, Document, Paper, Passage, Table
from extractors.page.grid import Grid, words_of
from extractors.papers import holds, part_of
from extractors.text.script import script
from extractors.words.loading import pattern

_WORDS = "statements/accounts"


def is_consolidated(document: Document, paper: Paper, passage: Passage) -> bool:
    """Whether the statement in which a passage of the paper stands is a consolidated one."""
    together, alone = pattern(_WORDS, "consolidated"), pattern(_WORDS, "company_alone")
    for text in _saying(document, paper, passage):
        both = bool(together.search(text)), bool(alone.search(text))
        if both in ((True, False), (False, True)):
            return both[0]
    return False


def _saying(document: Document, paper: Paper, passage: Passage) -> Iterator[str]:
    """What could say it, the nearest to the figure first."""
    at = next((i for i, block in enumerate(document.blocks) if _holds(block, passage)), -1)
    block = document.blocks[at] if at >= 0 else None
    if isinstance(block, Table):
        grid = Grid(block)
        cell = next(c for c in block.cells if c.passage is passage)
        yield from (words_of(over) for over in grid.above(cell))
        yield from (words_of(c) for c in block.cells if c.row < 2 and pattern(_WORDS, "statement").search(words_of(c)))
    title = pattern(_WORDS, "statement")
    before = (b for b in reversed(document.blocks[: max(at, 0)]) if isinstance(b, Passage) and holds(paper, b))
    titles = (text for b in before for line in reversed(b.text.split("\n")) if title.search(text := script(line).text))
    yield next((text for text in titles if len(text) <= _TITLE), "")
    yield from (script(t).text for t in (part_of(passage), paper.title, PurePath(document.name).stem))


_TITLE = 40


def _holds(block: Block, passage: Passage) -> bool:
    return any(c.passage is passage for c in block.cells) if isinstance(block, Table) else block is passage
