"""What stands over a figure's column and at the head of its row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.model import Cell
from extractors.page.grid import Grid, words_of
from extractors.page.places import box_of
from extractors.statements.among_figures import opens_with_figure
from extractors.statements.axis import is_axis, moment, point
from extractors.statements.columns import Role, role_of
from extractors.statements.labels import value_of
from extractors.text.periods import period_ends
from extractors.words.loading import pattern

_WORDED = re.compile(r"\w")
_ASKED = pattern("statements/cells", "asked_figure")


def headers(grid: Grid, cell: Cell) -> tuple[str, ...]:
    """The words over a cell, nearest first; figures over it are passed by."""
    texts = ((over, words_of(over)) for over in grid.above(cell))
    worded = ((over, t) for over, t in texts if _WORDED.search(t))  # ticks of a list head no column
    heads = ((over, _in_words(grid.row_cells(over.row), t)) for over, t in worded)
    found = tuple(t for over, t in heads if t and _heads_columns(grid, over, t))[:4]
    return found or _nearest_header(grid, cell)


def _in_words(line: Sequence[Cell], text: str) -> str | None:
    """A cell's text where it is no figure, told or asked; a year among others is none (年度 | 2022 | 2023)."""
    if _ASKED.fullmatch(text):
        return None
    return point([words_of(c) for c in line], text) if opens_with_figure(text) else text


def _nearest_header(grid: Grid, cell: Cell) -> tuple[str, ...]:
    """Where a column has no header of its own, the telling header that stands nearest across the page.

    Columns found by gaps alone can part a header from its figures.
    """
    for row in range(min(cell.row, 3)):
        telling = [(c, t) for c in grid.row_cells(row) if role_of(t := words_of(c)) in _TELLING or _names_year(t)]
        if len(telling) > 1 and cell.box:
            middle = _middle(cell)
            return (min(telling, key=lambda pair: abs(_middle(pair[0]) - middle))[1],)
    return ()


_MONTH_ALONE = pattern("statements/cells", "month_alone")


def _names_year(text: str) -> bool:
    """Whether a text names a year or its last day; 2015年12月 alone is when something happened."""
    ends = any((day.month, day.day) == (12, 31) for day in period_ends(text))
    return ends and not _MONTH_ALONE.search(text)


def _middle(cell: Cell) -> float:
    """The middle of a cell's words, or of the cell."""
    box = box_of(cell.passage, 0, len(cell.passage.text)) or cell.box
    return (box.x0 + box.x1) / 2 if box else 0.0


_TELLING = frozenset(Role) - {Role.UNKNOWN, Role.OTHER}


_NOT_OF_ONE = frozenset({Role.ASKED, Role.PLANNED, Role.ORDINAL, Role.CHANGE, Role.OTHER})

# Labels of days in a form: what stands beside them is their value and heads no column.
_DAY_LABEL = pattern("statements/cells", "day_label")


def _heads_columns(grid: Grid, cell: Cell, text: str) -> bool:
    """Whether a cell is a column header, not a value that stands above by chance (成立日期 | 2018年5月3日).

    A title over all columns (二、基本条件) tells none of them from another.
    """
    if cell.column_span == grid.table.columns > 2 and role_of(text) in _NOT_OF_ONE:
        return False
    beside = grid.row_cells(cell.row)
    if not period_ends(text) or (moment((text,)) and is_axis(map(words_of, beside))):
        return True
    before = next((words_of(c) for c in reversed(beside) if c.column < cell.column and words_of(c)), "")
    if _DAY_LABEL.search(before) and not period_ends(before):
        return False
    telling = [t for t in map(words_of, beside) if role_of(t) in _TELLING or _names_year(t)]
    return len(telling) > 1 or _names_year(text)


def row_heads(grid: Grid, cell: Cell) -> tuple[str, ...]:
    """The words at the beginning of a cell's row; years and months are words in a column of such."""
    before = [(c, words_of(c)) for c in grid.row_cells(cell.row) if c.column < cell.column]
    return tuple(head for c, t in before if t and (head := _head(grid, c, t)))[:2]


def _head(grid: Grid, cell: Cell, text: str) -> str | None:
    if value_of(text) is None:
        return text
    return point([words_of(c) for c in grid.table.cells if c.column == cell.column], text)
