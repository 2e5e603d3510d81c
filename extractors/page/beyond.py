"""Rows of a ruled table that stand below its last line, in its columns: a total without a border, lines cut off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from extractors.model import Box, Word
from extractors.page.lines import Line, lines, middle
from extractors.page.rules_grid import Draft, Slot

FEWEST = 3
"""Columns that such a row fills at least, and half of them all; of its cells one holds nothing but a figure."""
TOUCH = 2.0
"""Points by which a word may reach over the border of its column."""
NEAR = 1.2
"""Heights of a row that such a row may stand below the last line."""

_FIGURE = re.compile(r"-?\d[\d,]*(?:\.\d+)?%?")
_LABELLED = re.compile("[:：]")


def with_rows_beyond(draft: Draft, words: Sequence[Word]) -> tuple[Draft, list[Word]]:
    """The table with the rows that go on below it, and the words that are left."""
    left = list(words)
    below = [w for w in words if w.box.top > draft.box.bottom - TOUCH and _over(draft.box, w.box)]
    height = median(s.box.bottom - s.box.top for s, _ in draft.cells) if draft.cells else 0.0
    for line in lines(below):
        held = _in_columns(draft, line)
        if held is None or line.box.bottom > draft.box.bottom + NEAR * height:
            break
        draft = _with_row(draft, line, held)
        taken = {id(w) for w in line.words}
        left = [w for w in left if id(w) not in taken]
    return draft, left


def _over(frame: Box, box: Box) -> bool:
    return box.x1 > frame.x0 and box.x0 < frame.x1


def _last_row(draft: Draft) -> list[Slot]:
    return sorted((s for s, _ in draft.cells if s.row + s.row_span == draft.rows), key=lambda s: s.column)


def _in_columns(draft: Draft, line: Line) -> list[tuple[Slot, tuple[Word, ...]]] | None:
    """The words of a line by the columns of the last row; None where it is no row of the table."""
    slots = _last_row(draft)
    held: dict[int, list[Word]] = {}
    for word in line.words:
        at = next((i for i, s in enumerate(slots) if s.box.x0 <= middle(word.box)[0] <= s.box.x1), None)
        if at is None or word.box.x0 < slots[at].box.x0 - TOUCH or word.box.x1 > slots[at].box.x1 + TOUCH:
            return None
        held.setdefault(at, []).append(word)
    texts = ["".join(w.text for w in found) for found in held.values()]
    filled = len(held) >= FEWEST and 2 * len(held) >= len(slots)
    if not filled or not any(map(_FIGURE.fullmatch, texts)) or any(map(_LABELLED.search, texts)):
        return None
    return [(slot, tuple(held.get(i, ()))) for i, slot in enumerate(slots)]


def _with_row(draft: Draft, line: Line, held: Sequence[tuple[Slot, tuple[Word, ...]]]) -> Draft:
    foot = line.box.bottom + TOUCH
    cells = tuple(
        (replace(s, row=draft.rows, row_span=1, box=replace(s.box, top=draft.box.bottom, bottom=foot)), words)
        for s, words in held
    )
    return replace(draft, rows=draft.rows + 1, box=replace(draft.box, bottom=foot), cells=(*draft.cells, *cells))
