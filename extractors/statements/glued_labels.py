"""A label glued behind the value of the one before it, as text of a form's columns comes: 100万元资产总额 | 75.88.

The figure before such a label is the one of the label before, and its own figure stands in the next cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.model import Cell, Reason
from extractors.page.grid import Grid, words_of
from extractors.statements.labels import value_of
from extractors.statements.stated import Stated
from extractors.text.quantities import Quantity, quantities
from extractors.text.script import script
from extractors.text.units import Unit
from extractors.words.loading import pattern

_ASKS = pattern("statements/glued_labels", "asks")
_NAMES = pattern("statements/glued_labels", "names")
_LEAD = pattern("statements/glued_labels", "lead")
_MAY_BE = re.compile(r"\d[^\d]{3,}$")
"""Words behind digits: most cells of a long list have none, and are passed by."""


def label_behind(grid: Grid, cell: Cell, text: str) -> str:
    """The label behind a value in a cell of that (folded, compact) text, "" where its words go with the value."""
    found = _parted(text)
    if found is None:
        return ""
    figure, label = found
    if _ASKS.search(label):
        return label
    before = text[: figure.start] or _words_before(grid, cell)
    return label if _ASKS.search(before) and _is_figure(grid, cell, alone=True) else ""


def of_those_before(grid: Grid, told: Iterator[Stated], cell: Cell) -> Iterator[Stated]:
    """What the sentences of a cell tell; a figure that they take for the label glued behind it with that reason."""
    text = words_of(cell)
    found = _parted(text)
    label = label_behind(grid, cell, text) if found else ""
    if found is None or not label:
        yield from told
        return
    figure, copy = found[0], script(cell.passage.text, lines=True)
    start, end = copy.back(figure.start, figure.end)
    asked = bool(text[: figure.start] or _words_before(grid, cell)) or _is_figure(grid, cell)
    for one in told:
        wrong = asked and one.start < end and one.end > start and one.label in label
        yield replace(one, reasons=(*one.reasons, Reason("label_before", text))) if wrong else one


def is_glued(text: str) -> bool:
    """Whether a cell of that text ends with a label that asks for a number of its own, behind a value."""
    found = _parted(text)
    return found is not None and bool(_ASKS.search(found[1]))


def _parted(text: str) -> tuple[Quantity, str] | None:
    """The last figure of a cell that its label before or nothing opens, and the label glued behind it."""
    last = next(reversed(quantities(text)), None) if _MAY_BE.search(text) else None
    if last is None or last.unit is Unit.BARE:
        return None
    ahead, label = text[: last.start], _LEAD.sub("", text[last.end :])
    named = not ahead or (_ASKS.search(ahead) and value_of(text) is None)
    return (last, label) if named and _NAMES.fullmatch(label) else None


def _words_before(grid: Grid, cell: Cell) -> str:
    """The label cell to the left, "" where a value stands there or nothing."""
    before = grid.at(cell.row, cell.column - 1) if cell.column else None
    text = words_of(before) if before is not None else ""
    return text if text and value_of(text) is None else ""


def _is_figure(grid: Grid, cell: Cell, alone: bool = False) -> bool:
    """Whether the next cell opens with a figure, or is nothing but one."""
    text = next((words_of(c) for c in grid.right_of(cell)), "")
    figure = value_of(text)
    return figure is not None and (not alone or figure.end == len(text))
