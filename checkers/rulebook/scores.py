"""The table by which a round's experts score: rows with the most points of each, read as strictly as a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from checkers.errors import RulebookError
from checkers.model import Text
from checkers.rulebook.model import Source
from checkers.rulebook.places import source
from checkers.rulebook.strict_yaml import Item, keyed, listed, number, text

FULL = Decimal(100)
"""What all rows make together."""

_CODE = re.compile(r"[a-z][a-z0-9_]{0,31}")


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One row: `weight` is the most that it may get."""

    id: str
    names: Text
    weight: Decimal
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """The whole table. `pass_mark`: a total below it is marked; None where the round sets none."""

    rows: tuple[ScoreRow, ...]
    source: Source
    pass_mark: Decimal | None = None


def score_table(item: Item) -> ScoreTable:
    """The table of a notice; raises RulebookError naming the line that is wrong."""
    found = keyed(item, ("source", "rows"), ("pass_mark",))
    rows = tuple(_rows(found["rows"]))
    total = sum((row.weight for row in rows), Decimal(0))
    if total != FULL:
        raise RulebookError(
            found["rows"].spot, "weights_do_not_add_up", total=f"{total.normalize():f}", expected=f"{FULL:f}"
        )
    mark = number(found["pass_mark"]) if "pass_mark" in found else None
    if mark is not None and not 0 <= mark <= FULL:
        raise RulebookError(found["pass_mark"].spot, "pass_out_of_range", most=f"{FULL:f}")
    return ScoreTable(rows, source(found["source"]), mark)


def is_in_tenths(value: Decimal) -> bool:
    """Whether points have one decimal at most."""
    return value == value.quantize(Decimal("0.1"))


def _rows(item: Item) -> Iterator[ScoreRow]:
    seen: set[str] = set()
    for one in listed(item):
        row = _row(one)
        if row.id in seen:
            raise RulebookError(one.spot, "row_twice", id=row.id)
        seen.add(row.id)
        yield row


def _row(item: Item) -> ScoreRow:
    found = keyed(item, ("id", "names", "weight"), ("note",))
    code = text(found["id"])
    if not _CODE.fullmatch(code):
        raise RulebookError(found["id"].spot, "no_code", id=code)
    weight = number(found["weight"])
    if weight <= 0 or not is_in_tenths(weight):
        raise RulebookError(found["weight"].spot, "no_weight")
    return ScoreRow(code, _both(found["names"]), weight, _both(found["note"]) if "note" in found else None)


def _both(item: Item) -> Text:
    found = keyed(item, ("zh", "en"))
    return Text(text(found["zh"]), text(found["en"]))
