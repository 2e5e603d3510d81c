"""A total of assets that something hides, told by its own sheet: the other side's total where parts come to it.

Both sides of a balance sheet are equal, so that the figure is known twice over; with one of the two alone it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from extractors.fields import Field
from extractors.model import Cell
from extractors.page.grid import Grid, words_of
from extractors.statements.columns import Candidate, Role, role_of
from extractors.statements.heads import headers
from extractors.statements.labels import value_of
from extractors.statements.sheet_sums import same
from extractors.text.script import script
from extractors.text.units import Unit
from extractors.words.loading import WordRule, rules

REST = "rest_of_a_figure"
"""Why a figure is not believed that can only be what a weak print left of one."""

_PARTS = (("current_part", "other_part"), ("debts_part", "owners_part"))
"""Rows that come to the total: those of its own side, or those of the other."""
_OTHER_SIDE = ("both_sides", "both_sides_begun")


def by_the_rest(grid: Grid, label: Cell, field: Field) -> Iterator[Candidate]:
    """The figure that must stand where none beside a label could be read: that of the other side, in its column."""
    hidden = next(_hidden(grid, label, field), None) if rules(f"labels/{field}", "both_sides") else None
    if hidden is not None and (told := _told(grid, field, *hidden)):
        yield told


def instead_of(read: Candidate, grid: Grid, label: Cell, field: Field) -> Candidate:
    """What was read beside a label; the other side's figure where that is what something left of it.

    Only of a figure that is not written as all others in its column are, and whose digits are some of those that the
    other side has, or all but one: a sheet whose sides differ differs in other ways.
    """
    if _is_of_no_closing(read.headers):
        return read
    place = next((i for i, cell in enumerate(grid.right_of(label)) if cell == read.cell), None)
    rest = is_rest(grid, read)
    if place is None or not rules(f"labels/{field}", "both_sides") or (_is_written_alike(grid, read.cell) and not rest):
        return read
    told = _told(grid, field, place, read.headers)
    return told if told and (rest or _is_left_of(told.cell.passage.text, read.cell.passage.text)) else read


def is_rest(grid: Grid, read: Candidate) -> bool:
    """Whether a figure can only be what is left of one: a digit or two where its column has thousands of times as much.

    A total is no less than its parts; a sheet of tens alone has no column of thousands.
    """
    figure = read.quantity
    if figure.unit is not Unit.BARE or figure.scaled or not 0 < abs(figure.value) < _LEAST_WRITTEN:
        return False
    column = [value for c in (*grid.above(read.cell), *grid.below(read.cell)) if (value := _value(c)) is not None]
    return sum(abs(value) >= abs(figure.value) * _TIMES for value in column) >= _SEVERAL


_LEAST_WRITTEN, _TIMES, _SEVERAL = 100, 1000, 2


def _told(grid: Grid, field: Field, place: int, over: tuple[str, ...]) -> Candidate | None:
    """The other side's total in that column, where the parts of either side come to it."""
    other = _beside(grid, field, _OTHER_SIDE, place)
    total = _value(other)
    if other is None or total is None or _is_of_no_closing(headers(grid, other)):
        return None
    if not any(_come_to(total, grid, field, place, parts) for parts in _PARTS):
        return None
    copy = script(other.passage.text, lines=True)
    found = value_of(copy.text)
    return Candidate(other, found, *copy.back(found.start, found.end), over) if found else None


def _come_to(total: Decimal, grid: Grid, field: Field, place: int, parts: tuple[str, ...]) -> bool:
    figures = [_value(_beside(grid, field, (part,), place)) for part in parts]
    known = [figure for figure in figures if figure is not None]
    return len(known) == len(parts) and same(sum(known, Decimal(0)), total)


def _is_written_alike(grid: Grid, cell: Cell) -> bool:
    """Whether a figure has its point where all others in its column have theirs."""
    column = {_decimals(c.passage.text) for c in (*grid.above(cell), *grid.below(cell)) if _value(c)}
    return column != {_CENTS} or _decimals(cell.passage.text) == _CENTS


_CENTS = 2


def _decimals(text: str) -> int:
    """The digits behind the last point of a figure; 0 where it has none."""
    return len(re.sub(r"\D", "", text.rpartition(".")[2])) if "." in text else 0


def _is_left_of(whole: str, read: str) -> bool:
    """Whether the digits of `read` are those of `whole`, in their order, without some or with another for one."""
    wanted, digits = re.sub(r"\D", "", whole), re.sub(r"\D", "", read)
    if len(digits) == len(wanted):
        return sum(one != other for one, other in zip(wanted, digits, strict=True)) <= 1
    left = iter(wanted)
    return len(digits) < len(wanted) and all(digit in left for digit in digits)


def _hidden(grid: Grid, label: Cell, field: Field) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The places behind a label, up to the other side's, where something stands that is no figure, and the headers."""
    others = _labels(field, _OTHER_SIDE)
    for place, cell in enumerate(grid.right_of(label)):
        if any(rule.takes(words_of(cell)) for rule in others):
            return
        over = headers(grid, cell)
        written = cell.passage.text.strip() and value_of(words_of(cell)) is None
        if written and not _is_of_no_closing(over):
            yield place, over


def _is_of_no_closing(over: Sequence[str]) -> bool:
    return any(role_of(header) in _OF_NO_CLOSING for header in over)


_OF_NO_CLOSING = frozenset({Role.OPENING, Role.ORDINAL, Role.CHANGE, Role.PLANNED})


def _beside(grid: Grid, field: Field, groups: Sequence[str], place: int) -> Cell | None:
    """The figure at that place behind the label of the one row that groups of labels name."""
    labels = _labels(field, groups)
    named = [c for c in grid.table.cells if any(r.takes(words_of(c)) for r in labels)]
    found = [cell for c in named if (cell := next(islice(grid.right_of(c), place, None), None)) and _value(cell)]
    return found[0] if len(found) == 1 else None


def _labels(field: Field, groups: Sequence[str]) -> list[WordRule]:
    return [rule for group in groups for rule in rules(f"labels/{field}", group)]


def _value(cell: Cell | None) -> Decimal | None:
    found = None if cell is None else value_of(script(cell.passage.text, lines=True).text)
    return None if found is None else found.value
