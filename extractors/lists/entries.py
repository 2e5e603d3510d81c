"""The rows of a counted list, each judged by itself and then against those before it: whether it counts, why not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.fields import Field
from extractors.lists.listing import Record
from extractors.lists.pen_marks import without_marks
from extractors.lists.recipes import Counting, Left, Recipe
from extractors.lists.served import Served
from extractors.model import Cell, Remark, RowReason
from extractors.page.grid import is_unread, words_of
from extractors.text.quantities import quantities
from extractors.text.units import Unit, stated_unit


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: `counted` unless `reason` says why not; `sure` is False where that may be otherwise."""

    record: Record
    name: str
    amount: Decimal = Decimal(1)
    counted: bool = True
    sure: bool = True
    reason: RowReason | None = None
    remark: Remark | None = None


def judged(group: Served, how: Recipe, field: Field) -> list[Entry]:
    """Every row of the lists of one year, in order."""
    entries = [_entry(record, years, sure, how, field) for record, years, sure in group.records]
    return _each_once(entries, how)


def _entry(record: Record, other_years: Remark | None, sure: bool, how: Recipe, field: Field) -> Entry:
    """One row by itself; `other_years` names those that it is of, None where it is of the list's."""
    amount = _amount(record, how.amount, field) if how.counting is Counting.SUM else Decimal(1)
    entry = Entry(record, without_marks(record.text(how.schema.key)), amount or Decimal(0), sure=sure)
    if not entry.name:
        return _nameless(entry)
    if amount is None:
        return _out(entry, RowReason.UNREADABLE, Remark("amount_unread"), sure=False)
    if other_years is not None:
        return _out(entry, RowReason.OTHER_YEAR, other_years, sure)
    said = next((left for left in how.left if left.rule.takes(_text(record, left.column))), None)
    if unread := record.unread(*(left.column for left in how.left if left.column != SECTION)):
        entry = replace(entry, sure=False, remark=Remark("cell_unread", unread))
    return _by_rule(entry, said) if said else entry


def _out(entry: Entry, reason: RowReason, remark: Remark | None, sure: bool) -> Entry:
    return replace(entry, counted=False, reason=reason, remark=remark, sure=sure)


def _nameless(entry: Entry) -> Entry:
    """A row with a number alone is empty; where more stands in it, its name was not read."""
    others = [c for role, cells in entry.record.cells.items() if role != "number" for c in cells]
    if any(words_of(c) or is_unread(c) for c in others):
        return _out(entry, RowReason.UNREADABLE, Remark("name_unread"), sure=False)
    return _out(entry, RowReason.EMPTY, None, sure=True)


SECTION = "section"
"""What a rule names as its column that looks at the heading over the rows."""


def _text(record: Record, column: str) -> str:
    return record.section if column == SECTION else record.text(column)


def _by_rule(entry: Entry, left: Left) -> Entry:
    remark = Remark("column_says", (_header(entry.record, left.column), _text(entry.record, left.column)))
    if left.reason is None:
        return replace(entry, sure=False, remark=remark)
    return _out(entry, left.reason, remark, sure=not left.unsure)


def _header(record: Record, column: str) -> str:
    return next((record.header(cell) for cell in record.cells.get(column, ())), "")


def _amount(record: Record, column: str, field: Field) -> Decimal | None:
    """The figure of the row in the column that is added up."""
    cells = [cell for cell in record.cells.get(column, ()) if words_of(cell)]
    return figure_in(cells[0], record.header(cells[0]), field) if len(cells) == 1 else None


def figure_in(cell: Cell, header: str, field: Field) -> Decimal | None:
    """The one figure of a cell in the field's unit, which the header may name (原值(万元)); None for anything else."""
    found = quantities(words_of(cell))
    if len(found) != 1:
        return None
    unit, value = found[0].unit, found[0].value
    stated = stated_unit(header)
    if unit is Unit.BARE:
        return value * stated[1] if stated and stated[0] in field.counted_in else value
    return value if unit in field.counted_in else None


def _each_once(entries: Sequence[Entry], how: Recipe) -> list[Entry]:
    """Who stands there again is not counted again: by its code, and by its name where each entry counts once."""
    if how.counting is Counting.ROWS:
        return list(entries)
    done: list[Entry] = []
    for entry in entries:
        before = [e for e in done if e.counted] if entry.counted else []
        again = (_again(entry, e, how) for e in before)
        done.append(next(filter(None, again), entry))
    return done


_TELLS_NOTHING = frozenset({"number", "remark"})


def _again(entry: Entry, before: Entry, how: Recipe) -> Entry | None:
    """The entry as one that stood there before, None for another one.

    The same code is the same thing; under another name the code may be a slip. Other codes tell two of one name apart.
    """
    row = Remark("repeats_entry", (str(before.record.row + 1), before.name))
    codes = entry.record.text("code"), before.record.text("code")
    alike = plain(entry.name) == plain(before.name)
    if all(codes):
        same = codes[0] == codes[1]
    elif how.counting is Counting.SUM:  # two sets of one name are two
        return None
    else:
        same = alike
    if not same:
        return None
    sure = alike and (all(codes) or _same_rest(entry.record, before.record))
    return _out(entry, RowReason.DUPLICATE if sure else RowReason.NEAR_DUPLICATE, row, sure)


def _same_rest(one: Record, other: Record) -> bool:
    """Whether all that both rows tell beside numbers and remarks is the same."""
    pairs = [(one.text(role), other.text(role)) for role in one.cells if role not in _TELLS_NOTHING]
    return all(a == b for a, b in pairs if a and b)


def plain(name: str) -> str:
    """A name without brackets and marks, in one case."""
    return re.sub(r"[\W_]", "", name).casefold()
