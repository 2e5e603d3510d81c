"""Columns of a ruled table that no upright line parts: what stands in them shows where they part.

Sheets are printed with level lines and a frame alone, or a scan lost the line between two columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.model import Word
from extractors.page import close_columns
from extractors.page.lines import Line, em_of, lines, segments
from extractors.page.rules_grid import Draft, Slot
from extractors.page.unmerged import parted, sides

ENOUGH = 3
"""Lines of text with words on either side of a place, from which a border is there …"""
SHARE = 0.4
"""… if they are so many of all lines in the column …"""
FIGURES = 0.7
"""… and so many of them have a figure next to it: squares to tick stand side by side too."""
CROSSING = 0.1
"""Of all lines, those that may run over it: headings, and names too long for their column."""
GAP = 0.8
"""em that stay free between two columns."""

SWALLOWED = 0.6
"""Of a grid's words, those in one cell, from which the grid is what was found of a sheet's lines …"""
COLUMNS = 3
"""… if half of the cell's lines fall into so many parts, a figure among them."""

_FIGURE = re.compile(r"[-(（]?[\d,，.]*\d(?:\.\d+)?%?[)）]?")
_SAYS = re.compile(r"[\d\u4e00-\u9fff]")
"""What a column says something with; a sign of money before a figure is none."""


def with_undrawn_borders(draft: Draft) -> Draft:
    """The same table, its columns parted where words keep to either side of a place without a line."""
    for column in reversed(range(draft.columns)):
        draft = _with_close_columns(draft, column)
    for column in reversed(range(draft.columns)):
        for at in reversed(list(_borders(draft, column))):
            draft = parted(_widened(draft, column), column + 1, at)
    return draft


def _with_close_columns(draft: Draft, column: int) -> Draft:
    """The same table, that column parted where figures and the words of another one nearly touch in it."""
    at = close_columns.border(_lines(draft, column))
    if at is None:
        return draft
    cells = tuple(
        (s, tuple(p for w in words for p in close_columns.parts(w, at)) if _is_in(s, column) else words)
        for s, words in draft.cells
    )
    return parted(_widened(replace(draft, cells=cells), column), column + 1, at)


def _lines(draft: Draft, column: int) -> list[Line]:
    """The lines of text of the cells in a column that are no wider."""
    return [line for slot, words in draft.cells if _is_in(slot, column) for line in lines(words)]


def _is_in(slot: Slot, column: int) -> bool:
    return slot.column == column and slot.column_span == 1


def swallows_a_table(held: Sequence[Sequence[Word]]) -> bool:
    """Whether most words of a grid, by its cells, stand in columns in one cell: other lines of it were not found."""
    largest = max(held, key=len, default=())
    if len(largest) < SWALLOWED * sum(map(len, held)):
        return False
    found = lines(largest)
    parts = [segments(line, GAP * em_of(largest)) for line in found]
    rows = [p for p in parts if len(p) >= COLUMNS and any(_FIGURE.fullmatch(s.text) for s in p)]
    return len(rows) >= max(ENOUGH, len(found) / 2)


def _borders(draft: Draft, column: int) -> Iterator[float]:
    """The places at which a column falls into several, from left to right."""
    found = _lines(draft, column)
    if len(found) < ENOUGH:
        return
    least = GAP * em_of(w for line in found for w in line.words)
    for start, end in _free(found):
        if end - start >= least and _parts(found, (start + end) / 2):
            yield (start + end) / 2


def _free(found: Sequence[Line]) -> Iterator[tuple[float, float]]:
    """The stretches between words over which hardly a word runs."""
    boxes = [w.box for line in found for w in line.words]
    over, since = 0, None
    for x, step in sorted([(box.x0, 1) for box in boxes] + [(box.x1, -1) for box in boxes]):
        over += step
        free = over <= int(CROSSING * len(found))
        if free and since is None:
            since = x
        elif not free and since is not None:
            yield since, x
            since = None


def _parts(found: Sequence[Line], at: float) -> bool:
    """Whether enough lines say something on either side of a place, most of them by a figure next to it."""
    beside = [
        (left[-1].text, right[0].text) for line in found for left, right in [sides(line.words, at)] if left and right
    ]
    both = [pair for pair in beside if all(_SAYS.search(text) for text in pair)]
    figures = sum(any(_FIGURE.fullmatch(text.strip()) for text in pair) for pair in both)
    return len(both) >= max(ENOUGH, SHARE * len(found)) and figures >= FIGURES * len(both)


def _widened(draft: Draft, column: int) -> Draft:
    """The same table with one more column behind that one, into which its cells reach."""
    return replace(
        draft, columns=draft.columns + 1, cells=tuple((_moved(slot, column), words) for slot, words in draft.cells)
    )


def _moved(slot: Slot, column: int) -> Slot:
    if slot.column > column:
        return replace(slot, column=slot.column + 1)
    reaches = slot.column + slot.column_span > column
    return replace(slot, column_span=slot.column_span + 1) if reaches else slot
