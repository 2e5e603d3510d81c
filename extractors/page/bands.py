"""A row of a ruled table that holds several rows of text, because lines between them are missing, is cut into them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model import Box, Word
from extractors.page.columned import Run, rows_of
from extractors.page.lines import Line, lines, middle
from extractors.page.rules_grid import Draft, Slot

LINES = 3  # lines of text from which a cell may hold several rows; two where they are row numbers
LEVEL = 0.5  # share of the lines that must hold text of at least two cells

Held = tuple[Slot, tuple[Word, ...]]


def cut_bands(draft: Draft) -> Draft:
    """The same table with every row of text in a row of its own."""
    for row in range(draft.rows - 1, -1, -1):
        cells = [(s, w) for s, w in draft.cells if s.row == row and s.row_span == 1 and w]
        parts = _parts(cells)
        if len(parts) > 1:
            draft = _cut(draft, row, parts)
    return draft


def _parts(cells: Sequence[Held]) -> list[list[Line]]:
    """The rows of text in one ruled row; a single one where nothing is to be cut."""
    per_cell = [(slot, lines(words)) for slot, words in cells]
    numbered = any(_is_numbering(found) for _, found in per_cell[:2])
    stacks = [
        slot for slot, found in per_cell if len(found) >= (2 if numbered else LINES) and not _one_text(slot, found)
    ]
    alone = sum(len(found) == 1 for _, found in per_cell)
    # Beside labels that wrap a form's values stand in a line each; of rows run together every column has several.
    if len(stacks) < (3 if numbered else 2) or (alone * 2 >= len(per_cell) and not numbered):
        return []
    found = lines(w for _, words in cells for w in words)
    gutters = [slot.box.x0 for slot, _ in sorted(cells, key=lambda c: c[0].column)[1:]]
    level = [line for line in found if len({_cell_of(w, gutters) for w in line.words}) >= 2]
    if len(level) < LEVEL * len(found):
        return []
    return rows_of(Run(tuple(found), tuple(gutters)), ())


def _cell_of(word: Word, gutters: Sequence[float]) -> int:
    return sum(middle(word.box)[0] > g for g in gutters)


def _is_numbering(found: Sequence[Line]) -> bool:
    texts = [line.text.strip() for line in found]
    if len(texts) < 2 or not all(t.isdecimal() for t in texts):
        return False
    return all(int(b) - int(a) == 1 for a, b in pairwise(texts))


def _one_text(slot: Slot, found: Sequence[Line]) -> bool:
    """Whether the lines are one text: prose that fills the cell, or a label written downwards."""
    width = slot.box.x1 - slot.box.x0
    full = [f for f in found if len(f.text) >= 6 and f.box.x1 - f.box.x0 >= 0.8 * width]
    single = [f for f in found if len(f.text.strip()) == 1 and not f.text.strip().isdecimal()]
    return len(full) * 2 > len(found) or len(single) * 2 > len(found)


def _cut(draft: Draft, row: int, parts: Sequence[Sequence[Line]]) -> Draft:
    more = len(parts) - 1
    cells: list[Held] = []
    for slot, words in draft.cells:
        if slot.row == row and slot.row_span == 1:
            cells += _split(slot, words, parts)
        elif slot.row > row:
            cells.append((replace(slot, row=slot.row + more), words))
        elif slot.row + slot.row_span > row:
            cells.append((replace(slot, row_span=slot.row_span + more), words))
        else:
            cells.append((slot, words))
    return replace(draft, rows=draft.rows + more, cells=tuple(cells))


def _split(slot: Slot, words: Sequence[Word], parts: Sequence[Sequence[Line]]) -> list[Held]:
    """One cell as one cell for each row of text."""
    owners = [{id(w) for line in part for w in line.words} for part in parts]
    tops = [min(line.box.top for line in part) for part in parts]
    bottoms = [max(line.box.bottom for line in part) for part in parts]
    borders = [slot.box.top, *((a + b) / 2 for a, b in zip(bottoms, tops[1:], strict=False)), slot.box.bottom]
    return [
        (
            Slot(
                slot.row + i,
                slot.column,
                1,
                slot.column_span,
                Box(slot.box.x0, borders[i], slot.box.x1, borders[i + 1]),
            ),
            tuple(w for w in words if id(w) in owner),
        )
        for i, owner in enumerate(owners)
    ]
