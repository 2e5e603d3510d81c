"""A figure in a cell beside or under the cell of its label: forms, balance sheets, tables of key figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractors.fields import Field
from extractors.model import Cell, Table
from extractors.page.grid import Grid, words_of
from extractors.page.places import box_of
from extractors.statements.among_figures import among_figures, opens_with_figure
from extractors.statements.columns import Candidate, Role, choose, role_of
from extractors.statements.inside import inside
from extractors.statements.labels import ENUMERATION, Label, StatedUnit, label_of, settled, share_of, value_of
from extractors.statements.links import Terms, all_terms
from extractors.statements.stated import Shape, Stated
from extractors.text.compacting import compact
from extractors.text.folding import fold
from extractors.text.glosses import without_gloss
from extractors.text.periods import period_ends
from extractors.text.units import stated_unit
from extractors.words.loading import pattern, rules, word_file


def _headers(grid: Grid, cell: Cell) -> tuple[str, ...]:
    """The words over a cell, nearest first; figures over it are passed by."""
    texts = ((over, words_of(over)) for over in grid.above(cell))
    found = tuple(t for over, t in texts if t and _in_words(grid, over, t) and _heads_columns(grid, over, t))[:4]
    return found or _nearest_header(grid, cell)


_YEAR = pattern("statements/cells", "year")


def _in_words(grid: Grid, over: Cell, text: str) -> bool:
    """Whether a cell is no figure; a year is none where others stand beside it (年度 | 2022 | 2023)."""
    if not opens_with_figure(text):
        return True
    return bool(_YEAR.fullmatch(text)) and sum(bool(_YEAR.fullmatch(words_of(c))) for c in grid.row_cells(over.row)) > 1


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
    if not period_ends(text):
        return True
    beside = grid.row_cells(cell.row)
    before = next((words_of(c) for c in reversed(beside) if c.column < cell.column and words_of(c)), "")
    if _DAY_LABEL.search(before) and not period_ends(before):
        return False
    telling = [t for t in map(words_of, beside) if role_of(t) in _TELLING or _names_year(t)]
    return len(telling) > 1 or _names_year(text)


def _row_heads(grid: Grid, cell: Cell) -> tuple[str, ...]:
    texts = (words_of(c) for c in grid.row_cells(cell.row) if c.column < cell.column)
    return tuple(t for t in texts if t and value_of(t) is None)[:2]


# 725 000.00: a blank for the comma, since no line number has three digits here.
_GROUPED = re.compile(r"(?<=^\d{3}) (?=\d{3}\.\d{2}$)")


def _candidate(cell: Cell, headers: tuple[str, ...], field: Field | None = None) -> Candidate | None:
    copy = compact(cell.passage.text, lines=True)
    text = _GROUPED.sub(",", fold(copy.text))
    quantity = share_of(text) if field and field.share else value_of(text)
    if quantity is None:
        return None
    return Candidate(cell, quantity, *copy.back(quantity.start, quantity.end), headers)


_UNIT_FRAME = pattern("statements/cells", "unit_frame")


def _unit_cell(text: str) -> StatedUnit:
    """The unit of a cell that holds nothing but a unit: 万元, (㎡), 单位:元."""
    return stated_unit(text) if len(_UNIT_FRAME.sub("", text)) <= 3 else None


# The note that explains a row of a statement: 五、10, 注10, (五)3.
_NOTE_NUMBER = pattern("statements/cells", "note_number")
_LIMIT = pattern("statements/cells", "limit")


def _beside(grid: Grid, label: Cell, field: Field) -> list[Candidate]:
    """The figures to the right of a label, up to the next words; what is asked may stand between."""
    found: list[Candidate] = []
    for cell in grid.right_of(label):
        text = words_of(cell)
        if _NOTE_NUMBER.fullmatch(text):
            continue
        headers = _headers(grid, cell)
        if candidate := _candidate(cell, headers, field):
            found.append(candidate)
        elif candidate := among_figures(grid, cell, headers):
            return [*found, candidate]
        elif text and not _unit_cell(text) and not re.fullmatch(r"[-/—\\]+", text) and not _asks(text, headers):
            return [] if _hides_a_later(text, headers, found) else found
    return found


def _hides_a_later(text: str, headers: tuple[str, ...], found: Sequence[Candidate]) -> bool:
    """Whether a cell that could not be taken for a figure is of a later day: those before it are not the ones meant."""
    later = max((day for header in headers for day in period_ends(header)), default=None)
    known = [c.as_of for c in found if c.as_of]
    return bool(re.search(r"\d", text)) and later is not None and bool(known) and later > max(known)


def _asks(text: str, headers: tuple[str, ...]) -> bool:
    """Whether a cell of words says what is asked for: a limit under a header such as 标准."""
    return bool(_LIMIT.search(text)) and any(role_of(header) is Role.ASKED for header in headers)


def _under(grid: Grid, label: Cell, field: Field) -> Iterator[Candidate]:
    """The figures under a label, down to the next words."""
    for cell in grid.below(label):
        # A heading over many columns (一、专职人员) is no label of what happens to stand under its first.
        if cell.column_span != label.column_span or _is_alone(grid, label):
            return
        candidate = _candidate(cell, _row_heads(grid, cell), field)
        if candidate:
            yield candidate
        elif (text := words_of(cell)) and not _unit_cell(text):
            return


def _offices(grid: Grid, group: tuple[Candidate, ...], terms: Terms) -> tuple[Candidate, ...]:
    """The figures under 面积 without those of stores and flats, and then without the total, which holds them too."""
    if not terms.field.premises:
        return group
    rows = [(c, "".join(words_of(x) for x in grid.row_cells(c.cell.row))) for c in group]
    offices = [(c, row) for c, row in rows if not NO_OFFICE.search(row) or _OFFICE.search(row)]
    if len(offices) == len(rows):
        return group
    return tuple(c for c, row in offices if not _TOTAL_IN_ROW.search(row))


NO_OFFICE = pattern("labels/floor_area", "no_office")
"""Words of premises that are no office."""
_OFFICE = pattern("statements/cells", "office")
_TOTAL_IN_ROW = pattern("statements/cells", "total_in_row")


def _is_alone(grid: Grid, label: Cell) -> bool:
    """Whether nothing else stands in a row of many cells."""
    row = grid.row_cells(label.row)
    return len(row) > 2 and not any(words_of(c) for c in row if c is not label)


def _unit_beside(grid: Grid, label: Cell, candidate: Candidate) -> StatedUnit:
    """A unit in a cell of its own: 资产总额 | 万元 | 52.3, or 资产总额 | 52.3 | 万元, or under the label."""
    for cell in grid.below(label) if candidate.cell.column == label.column else ():
        if cell.row < candidate.cell.row and (unit := _unit_cell(words_of(cell))):
            return unit
    for cell in grid.row_cells(candidate.cell.row):
        text = words_of(cell)
        if cell.column > label.column and (unit := _unit_cell(text)):
            return unit
    return None


def _stated(grid: Grid, cell: Cell, label: Label, terms: Terms, over: StatedUnit) -> Stated | None:
    beside = tuple(_beside(grid, cell, label.field))
    group = beside or _offices(grid, tuple(_under(grid, cell, label.field)), terms)
    if not beside and len(group) > 6:  # a long column is a list of many, not the figure of one
        return None
    best, others = choose(group)
    if best is None:
        return None
    units = (label.unit, _unit_beside(grid, cell, best), _group_unit(grid, cell), *map(stated_unit, best.headers), over)
    quantity = settled(best.quantity, terms, *units)
    if quantity is None:
        return None
    rest = (settled(c.quantity, terms, *units) for c in others)
    return Stated(
        label.field,
        quantity.value,
        quantity,
        best.cell.passage,
        best.start,
        best.end,
        label.strength,
        Shape.CELL,
        label.text,
        best.as_of or next(iter(period_ends(label.text)), None),
        grid.row_box(best.cell),
        tuple(q.value for q in rest if q is not None and q.value != quantity.value),
        "".join(words_of(c) for c in grid.row_cells(best.cell.row)),
    )


_WORDS = word_file("statements/cells").more["words"]


def _group_cell(grid: Grid, cell: Cell) -> Cell | None:
    """The cell of words at the left edge that groups the label's row: 资产状况(万元) | 资产总额 | 52.3."""
    first = grid.at(cell.row, 0)
    beside = first is not None and first is not cell and first.column + first.column_span == cell.column
    return first if first is not None and beside and value_of(words_of(first)) is None else None


def _grouped_label(grid: Grid, cell: Cell, text: str, terms: Terms) -> Label | None:
    """A label that is whole only with its group: 上年服务企业(家) | 中小微企业 | 63."""
    group = _group_cell(grid, cell)
    if re.search(r"\d", text):
        return None
    if closing := _closing(grid, cell, text, terms.field):
        return closing
    if group is None:
        return None
    over = re.sub(r"\([^()]*\)", "", words_of(group))
    return label_of(over + text, terms) or (label_of(over, terms) if _WHOLE_GROUP.fullmatch(text) else None)


def _closing(grid: Grid, cell: Cell, text: str, field: Field) -> Label | None:
    """What a bare 总计 names that closes a side of a table: no other total in its column, which 资产 heads."""
    closes = next((rule for rule in rules(f"labels/{field}", "closing") if rule.takes(text)), None)
    if closes is None:
        return None
    column = [(c, words_of(c)) for c in grid.table.cells if c.column == cell.column]
    heads = any(rule.takes(t) for rule in rules(f"labels/{field}", "headings") for c, t in column if c.row < cell.row)
    alone = not any(closes.takes(t) for c, t in column if c is not cell)
    return Label(field, closes.more["strength"], None, text) if heads and alone else None


_DEGREES_AND_TITLES = pattern("statements/cells", "degrees_and_titles")
_SHARE_ALONE = pattern("statements/cells", "share_alone")
_PEOPLE_WITH_SHARE = pattern("statements/cells", "people_with_share")
_NUMBER_OF_PEOPLE = pattern("statements/cells", "number_of_people")
_NUMBER_TAIL = pattern("statements/cells", "number_tail")


def _label_of_people(grid: Grid, cell: Cell, text: str, terms: Terms) -> Label | None:
    """A label of people whose value, or whose row further on, says their share as well.

    大专以上或中级以上职称人员 | 4人,占66.7%, or 大专以上或中级以上人员 | 6人 | 所占比例 | 85.7%.
    """
    if not terms.field.either:
        return None
    if _SHARE_ALONE.fullmatch(text):
        people = _people_before(grid, cell)
        return label_of(people + _WORDS["share"], terms) if _DEGREES_AND_TITLES.search(people) else None
    text = without_gloss(text)
    if not _DEGREES_AND_TITLES.search(text):
        return None
    beside = next(grid.right_of(cell), None)
    return label_of(text + _WORDS["share"], terms) if beside and _PEOPLE_WITH_SHARE.match(words_of(beside)) else None


def _people_before(grid: Grid, cell: Cell) -> str:
    """The label of people whose numbers stand before a share: in its row, or in the row above where it opens one."""
    before = [words_of(c) for c in grid.row_cells(cell.row) if c.column < cell.column]
    if cell.row and len(before) < 2:
        before = [words_of(c) for c in grid.row_cells(cell.row - 1)]
    numbers = list(takewhile(_NUMBER_OF_PEOPLE.fullmatch, reversed(before)))
    people = before[-len(numbers) - 1] if 0 < len(numbers) < len(before) else ""
    return _NUMBER_TAIL.sub("", people)


_WHOLE_GROUP = pattern("statements/cells", "whole_group")


def _group_unit(grid: Grid, cell: Cell) -> StatedUnit:
    group = _group_cell(grid, cell)
    return stated_unit(words_of(group)) if group else None


# What stands in more cells than this is an entry of a list (专职 in a roster), not the label of a figure.
_LABEL_TIMES = 3


def cells(table: Table, over: StatedUnit = None) -> Iterator[Stated]:
    """The figures that stand beside or under a label cell of `table`; `over` is the unit stated above it."""
    grid = Grid(table)
    texts = {id(cell): words_of(cell) for cell in table.cells}
    often = {text for text, times in Counter(texts.values()).items() if times > _LABEL_TIMES}
    for cell in table.cells:
        text = ENUMERATION.sub("", texts[id(cell)])
        for terms in all_terms() if text and texts[id(cell)] not in often else ():
            label = (
                label_of(text, terms)
                or _grouped_label(grid, cell, text, terms)
                or _label_of_people(grid, cell, text, terms)
            )
            if label and (stated := _stated(grid, cell, label, terms, over)):
                yield stated
        yield from inside(grid, cell, texts[id(cell)])
