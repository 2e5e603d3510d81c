"""Several labels with their figures in one cell: 资产(万元) | 总资产:41.9 固定资产:12.3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.model import Cell
from extractors.page.grid import Grid, words_of
from extractors.statements.columns import Role, role_of
from extractors.statements.labels import Label, StatedUnit, label_of, settled, value_of
from extractors.statements.mentions import Terms, all_terms, mentions
from extractors.statements.stated import Shape, Stated
from extractors.text.periods import period_ends
from extractors.text.quantities import Quantity
from extractors.text.script import Script, script
from extractors.text.units import stated_unit
from extractors.words.loading import pattern

_ITEM = pattern("statements/inside", "item")
_YEAR = pattern("statements/inside", "year")


@dataclass(frozen=True, slots=True)
class _Item:
    label: str
    start: int
    value: str


def inside(grid: Grid, cell: Cell, text: str) -> Iterator[Stated]:
    """What the labels in a cell of that (folded, compact) text, alone or with the label beside it, say of figures."""
    items = [_Item(m["year"] or m["label"], m.start("value"), m["value"]) for m in _ITEM.finditer(text)]
    if len(items) < 2:
        return
    copy = script(cell.passage.text, lines=True)
    head = grid.at(cell.row, cell.column - 1) if cell.column else None
    group = words_of(head) if head is not None else ""
    for terms in all_terms():
        yield from _of_field(grid, cell, copy, items, group, terms)


def _of_field(grid: Grid, cell: Cell, copy: Script, items: list[_Item], group: str, terms: Terms) -> Iterator[Stated]:
    over = re.sub(r"\([^()]*\)", "", group)
    unit = stated_unit(group)
    yearly = label_of(over, terms) if all(_YEAR.fullmatch(i.label) or _planned(i.label) for i in items) else None
    if yearly:
        done = [i for i in items if _YEAR.fullmatch(i.label)]
        latest = max(done, key=lambda i: i.label, default=None)
        found = [(latest, yearly)] if latest else []
    else:
        found = [(i, label) for i in items if (label := _named(i.label, over, terms))]
    for item, label in found:
        quantity = _figure(item, label, unit, terms)
        if quantity is not None:
            start, end = copy.back(item.start + quantity.start, item.start + quantity.end)
            day = next(iter(period_ends(item.label)), None)
            text = item.label or label.text
            yield Stated(
                label.field,
                quantity.value,
                quantity,
                cell.passage,
                start,
                end,
                label.strength,
                Shape.CELL,
                text,
                day,
                grid.row_box(cell),
                (),
                words_of(cell),
            )


def _planned(label: str) -> bool:
    return role_of(label) is Role.PLANNED


def _named(text: str, over: str, terms: Terms) -> Label | None:
    """The label by itself, or whole only with the one beside the cell (场地 | 办公:188)."""
    alone = label_of(text, terms)
    if alone or not text or not over or any(m.strength == 0 for m in mentions(text, terms)):
        return alone
    return label_of(text + over, terms) if terms.field.premises else label_of(over + text, terms)


def _figure(item: _Item, label: Label, unit: StatedUnit, terms: Terms) -> Quantity | None:
    quantity = value_of(item.value)
    return settled(quantity, terms, label.unit, unit) if quantity else None
