"""Whether a list may go on beside its table: a half that a fold cut off, a column whose lines were not found.

What stands there may say of each row that it does not count, and nobody has read it so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.model import Block, Box, Passage, Table, Word
from extractors.page.lines import middle
from extractors.page.places import union
from extractors.text.script import script
from extractors.words.loading import pattern

NEAR = 60.0
"""Points from a table to what may belong to it."""
LEVEL = 0.5
"""Of the lower one's height that two halves stand side by side."""
ROWS = 2
"""Words in rows of their own, one over the other, that make a column."""
_WORD = re.compile(r"[^\W\d_]{2}")
_OF_A_SEAL = pattern("lists/tables", "of_a_seal")

Row = tuple[float, float]


def goes_on_aside(table: Table, blocks: Iterable[Block]) -> bool:
    """Whether another half of the table, or a column of words, stands right beside it on one of its pages."""
    others = [b for b in blocks if b is not table]
    return any(
        any(_half(table, box, b, page) if isinstance(b, Table) else False for b in others)
        or _has_column(box, _without_seals([w for b in others if isinstance(b, Passage) for w in _words(b, page)]))
        for page, box in _boxes(table)
    )


def _boxes(table: Table) -> list[tuple[int, Box]]:
    pages = sorted({c.passage.page for c in table.cells if c.box and c.passage.page})
    found = ((page, union(c.box for c in table.cells if c.box and c.passage.page == page)) for page in pages)
    return [(page, box) for page, box in found if box is not None]


def _half(table: Table, box: Box, other: Table, page: int) -> bool:
    """Whether a table stands beside this one, row by row, and is none of the same header."""
    beside = next((b for p, b in _boxes(other) if p == page), None)
    if beside is None or not 0 <= _gap(box, beside) <= NEAR:
        return False
    shared = min(box.bottom, beside.bottom) - max(box.top, beside.top)
    level = shared >= LEVEL * min(box.bottom - box.top, beside.bottom - beside.top)
    return level and not _heads(table) & _heads(other)


def _heads(table: Table) -> set[str]:
    return {re.sub(r"\s", "", c.passage.text) for c in table.cells if c.row == 0} - {""}


def _gap(one: Box, other: Box) -> float:
    """The blank between two boxes side by side; less than nothing where they overlap for more than a rule's width."""
    return max(other.x0 - one.x1, one.x0 - other.x1) + 3


def _words(passage: Passage, page: int) -> Iterator[Word]:
    if passage.page == page:
        yield from (p.word for p in passage.pieces if _WORD.search(p.word.text))


def _without_seals(words: Sequence[Word]) -> list[Box]:
    """Where the words stand, but for those of a seal that was typed as text: what names it and is close to it."""
    seals = [w.box for w in words if _OF_A_SEAL.search(script(w.text).text)]
    return [w.box for w in words if not any(_belongs(w.box, seal) for seal in seals)]


def _belongs(word: Box, seal: Box) -> bool:
    near = 0.5 * (seal.bottom - seal.top)  # lines of a seal stand closer than rows of a list
    apart = max(word.top - seal.bottom, seal.top - word.bottom)
    return apart <= near and min(word.x1, seal.x1) > max(word.x0, seal.x0)


def _has_column(table: Box, words: Iterable[Box]) -> bool:
    beside = [w for w in words if table.top < middle(w)[1] < table.bottom and 0 <= _gap(table, w) <= NEAR]
    return any(sum(_under(one, other) for other in beside) >= ROWS - 1 for one in beside)


def _under(one: Box, other: Box) -> bool:
    apart = other.top >= one.bottom or one.top >= other.bottom
    return apart and min(one.x1, other.x1) - max(one.x0, other.x0) > 0.5 * min(one.x1 - one.x0, other.x1 - other.x0)
