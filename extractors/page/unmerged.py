"""A border between columns that is drawn in some rows and too faint to be seen in others parts their cells as well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.model import Box, Word
from extractors.page.rules_grid import Draft, Slot

ENOUGH = 3
"""Cells with words on either side of the border, from which it is one for all rows; a single cell with a figure is
enough where most rows have it."""
CROSSING = 0.25
"""How many words may run over it for each of them."""
FIGURES = 0.5
"""How many of these cells hold a figure: squares to tick stand side by side in one cell of a form."""
TOUCH = 1.5
"""Points by which a word may reach over a border that it does not cross."""

Held = tuple[Slot, tuple[Word, ...]]
_FIGURE = re.compile(r"-?[\d,]*\d(?:\.\d+)?%?")


def with_faint_borders(draft: Draft) -> Draft:
    """The same table, its cells parted at the borders that other rows have where words keep to either side."""
    # Twice, since what stands beyond a border that comes later holds the words of an earlier one together.
    for border in (*range(1, draft.columns), *range(1, draft.columns)):
        at = _place(draft, border)
        if at is not None and _parts_columns(draft, border, at):
            draft = parted(draft, border, at)
    return draft


def _place(draft: Draft, border: int) -> float | None:
    ends = [s.box.x1 for s, _ in draft.cells if s.column + s.column_span == border]
    return ends[0] if ends else None


def _over(draft: Draft, border: int) -> list[Held]:
    return [(s, w) for s, w in draft.cells if s.column < border < s.column + s.column_span and w]


def _parts_columns(draft: Draft, border: int, at: float) -> bool:
    over = [(words, *sides(words, at)) for _, words in _over(draft, border)]
    both = [[_is_figure(w) for w in words] for words, left, right in over if left and right]
    crossing = sum(len(left) + len(right) < len(words) for words, left, right in over)
    if not both or crossing > CROSSING * max(len(both), len(_rows_with(draft, border))):
        return False
    if len(_rows_with(draft, border)) * 2 >= draft.rows and all(any(row) for row in both):
        return True
    return len(both) >= ENOUGH and sum(any(row) for row in both) >= FIGURES * len(both)


def _rows_with(draft: Draft, border: int) -> set[int]:
    """The rows in which the border is drawn."""
    return {s.row for s, _ in draft.cells if s.column == border}


def _is_figure(word: Word) -> bool:
    return bool(_FIGURE.fullmatch(word.text.strip()))


def sides(words: Sequence[Word], at: float) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words to the left and to the right of a border; what crosses it is in neither."""
    left = tuple(w for w in words if w.box.x1 <= at + TOUCH)
    return left, tuple(w for w in words if w.box.x0 >= at - TOUCH and w not in left)


def parted(draft: Draft, border: int, at: float) -> Draft:
    """The same table, cells that reach over a border parted there where their words keep to either side of `at`."""
    cells: list[Held] = []
    for slot, words in draft.cells:
        left, right = sides(words, at)
        if not slot.column < border < slot.column + slot.column_span or len(left) + len(right) < len(words):
            cells.append((slot, words))
            continue
        box, span = slot.box, border - slot.column
        cells.append((replace(slot, column_span=span, box=Box(box.x0, box.top, at, box.bottom)), left))
        other = replace(slot, column=border, column_span=slot.column_span - span)
        cells.append((replace(other, box=Box(at, box.top, box.x1, box.bottom)), right))
    return replace(draft, cells=tuple(cells))
