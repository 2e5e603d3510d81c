"""A figure in a cell beside or under the cell of its label: forms, balance sheets, tables of key figures.

All figures of a label are kept: the one that is meant, and those that its columns or rows say are not, with the reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from extractors.fields import Dated, Field
from extractors.model import Cell, Reason, Table
from extractors.page.grid import Grid, words_of
from extractors.scopes import Scope
from extractors.statements.balanced import REST, by_the_rest, instead_of, is_rest
from extractors.statements.candidates import beside, offices, rows_apart, share_is_behind, under, unit_beside
from extractors.statements.cell_parts import less_those_beside
from extractors.statements.columns import Candidate, Role, choose, is_series, passed_over, without_line_numbers
from extractors.statements.glued_labels import label_behind
from extractors.statements.headless import headless
from extractors.statements.inside import inside
from extractors.statements.labels import ENUMERATION, Label, StatedUnit, label_of, lacks_unit, settled, value_of
from extractors.statements.mentions import Terms, all_terms
from extractors.statements.qualifying import of_headings
from extractors.statements.remarks import remarks, said_day
from extractors.statements.rooms import is_one_of_several, offices_together
from extractors.statements.row_bodies import told_by_body
from extractors.statements.stated import Shape, Stated
from extractors.table_roles import names_entries, of_one_person
from extractors.text.glosses import without_gloss
from extractors.text.periods import period_ends
from extractors.text.units import stated_unit
from extractors.words.loading import pattern, rules, word_file

NO_SCOPE = Scope()

Over = tuple[StatedUnit, ...]
"""The units that a line above a table states."""

MOST_UNDER = 6
"""Figures under a label: a longer column is of many, not of one, if it is not of times."""


def _stated(grid: Grid, cell: Cell, label: Label, terms: Terms, over: Over) -> Iterator[Stated]:
    aside = tuple(beside(grid, cell, label.field))
    under_it = () if aside else tuple(under(grid, cell, label.field))
    if aside and label.field.premises and is_one_of_several(grid, aside[0], terms):
        return
    if bodies := told_by_body(grid, aside or under_it, label.field):
        for candidate, body, reason in bodies:
            found = _figure(grid, cell, label, terms, over, candidate, ())
            yield from (replace(s, body=body, reasons=(*s.reasons, *([reason] if reason else ()))) for s in found)
        return
    below = _told_apart(grid, under_it, terms)
    meant = aside or tuple(c for c, reason in below if reason is None)
    best, others = choose(meant, label.field.dated is Dated.YEAR)
    if label.field.premises and not aside:
        best, others = offices_together(grid, below, best, others)
    if headless(grid, cell, aside):
        others = tuple(c for c in without_line_numbers(list(meant)) if c is not best and c.role is not Role.ORDINAL)
    read = best and instead_of(best, grid, cell, label.field)
    for told in (read,) if read is not None else by_the_rest(grid, cell, label.field):
        found = _figure(grid, cell, label, terms, over, told, others)
        rest = (Reason(REST, words_of(told.cell)),) if label.field.money and is_rest(grid, told) else ()
        yield from (replace(s, reasons=(*s.reasons, *rest)) for s in found)
    parts = best is not None and best not in meant  # they are told by what they are together
    over_passed = () if parts else passed_over(meant, best, others)
    for candidate, reason in (*((c, r) for c, r in below if r), *over_passed):
        found = _figure(grid, cell, label, terms, over, candidate, ())
        yield from (replace(s, reasons=(*s.reasons, reason)) for s in found)


def _told_apart(grid: Grid, group: tuple[Candidate, ...], terms: Terms) -> tuple[tuple[Candidate, Reason | None], ...]:
    """The figures under a label, those not meant with a reason; none of what each entry of a list has."""
    if is_series(group):
        return tuple((c, None) for c in group)
    found = (offices if terms.field.premises else rows_apart)(grid, group, terms)
    meant = [c for c, reason in found if reason is None]
    if len(meant) <= MOST_UNDER or all(c.as_of for c in meant):
        return found
    if names_entries(grid.table):
        return ()
    return tuple((c, reason or Reason("long_column", " ".join(c.headers))) for c, reason in found)


def _figure(
    grid: Grid,
    cell: Cell,
    label: Label,
    terms: Terms,
    over: Over,
    best: Candidate,
    others: tuple[Candidate, ...],
) -> Iterator[Stated]:
    """A candidate as a figure of the label; nothing where it is counted in what the field is not."""
    units = (label.unit, unit_beside(grid, cell, best), _group_unit(grid, cell), *map(stated_unit, best.headers), *over)
    best, part, untold = less_those_beside(grid, best, label)
    quantity = settled(best.quantity, terms, *units)
    if quantity is None or (not any(units) and lacks_unit(label, best.quantity)):
        return
    rest = (settled(c.quantity, terms, *units) for c in others)
    yield Stated(
        label.field,
        quantity.value,
        quantity,
        best.cell.passage,
        best.start,
        best.end,
        label.strength,
        Shape.CELL,
        label.text,
        best.as_of or next(iter(period_ends(label.text)), None) or said_day(best),
        grid.row_box(best.cell),
        (*(q.value for q in rest if q is not None and q.value != quantity.value), *(part.beside if part else ())),
        "".join(words_of(c) for c in grid.row_cells(best.cell.row)),
        (*untold, *remarks(label.field, best)),
        part.whole if part else None,
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
    if re.search(r"\d", text) or not re.search(r"\w", text):  # a dash or squares are a value that is not there
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
    return label_of(_NUMBER_TAIL.sub("", text) + _WORDS["share"], terms) if _tells_share(grid, cell) else None


def _counts_people(grid: Grid, cell: Cell, text: str, terms: Terms) -> bool:
    """Whether a label asks for the number of those who qualify, which is no share of anybody: 达标人数 | 5."""
    return terms.field.share and bool(_NUMBER_TAIL.search(text)) and not _tells_share(grid, cell)


def _tells_share(grid: Grid, cell: Cell) -> bool:
    """Whether the value of a label of people says their share as well, or the cell behind their number does."""
    beside = next(grid.right_of(cell), None)
    return beside is not None and bool(_PEOPLE_WITH_SHARE.match(words_of(beside)) or share_is_behind(grid, beside))


def _people_before(grid: Grid, cell: Cell) -> str:
    """The label of people whose numbers stand before a share: in its row, or in the row above where it opens one."""
    before = [words_of(c) for c in grid.row_cells(cell.row) if c.column < cell.column]
    if cell.row and len(before) < 2:
        above = [words_of(c) for c in grid.row_cells(cell.row - 1)]
        last = max((i for i, text in enumerate(above) if _NUMBER_OF_PEOPLE.fullmatch(text)), default=-1)
        before = above[: last + 1]  # behind a number its unit may stand, and by what it is shown
    numbers = list(takewhile(_NUMBER_OF_PEOPLE.fullmatch, reversed(before)))
    people = before[-len(numbers) - 1] if 0 < len(numbers) < len(before) else _people_over(grid, cell)
    return _NUMBER_TAIL.sub("", people)


def _people_over(grid: Grid, cell: Cell) -> str:
    """The label left of one of a share, where both head columns: under it stands how many people they are."""
    left = grid.at(cell.row, cell.column - 1) if cell.column else None
    number = next(grid.below(left), None) if left else None
    return words_of(left) if left and number and _NUMBER_OF_PEOPLE.fullmatch(words_of(number)) else ""


_WHOLE_GROUP = pattern("statements/cells", "whole_group")


def _group_unit(grid: Grid, cell: Cell) -> StatedUnit:
    group = _group_cell(grid, cell)
    return stated_unit(words_of(group)) if group else None


# What stands in more cells than this is an entry of a list (专职 in a roster), not the label of a figure.
_LABEL_TIMES = 3


def cells(table: Table, over: Over = (), scope: Scope = NO_SCOPE) -> Iterator[Stated]:
    """The figures that stand beside or under a label cell of `table`; `over` are the units stated above it."""
    against: tuple[Reason, ...] = tuple(of_headings(scope))
    for found in _found(table, over):
        yield replace(found, reasons=(*found.reasons, *against)) if against else found


def _found(table: Table, over: Over) -> Iterator[Stated]:
    grid = Grid(table)
    texts = {id(cell): words_of(cell) for cell in table.cells}
    often = {text for text, times in Counter(texts.values()).items() if times > _LABEL_TIMES}
    for cell in table.cells:
        text = ENUMERATION.sub("", label_behind(grid, cell, texts[id(cell)]) or texts[id(cell)])
        for terms in all_terms() if text and texts[id(cell)] not in often else ():
            label = (
                (None if _counts_people(grid, cell, text, terms) else label_of(text, terms))
                or _grouped_label(grid, cell, text, terms)
                or _label_of_people(grid, cell, text, terms)
            )
            if label and not of_one_person(table, text):
                yield from _stated(grid, cell, label, terms, over)
        yield from inside(grid, cell, texts[id(cell)])
