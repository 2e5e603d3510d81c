"""The functions of Excel formulas that are worked out here; whatever is not among them leaves its formula alone."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal

from extractors.readers.formula_values import (
    Area,
    ExcelError,
    UnknownFormula,
    Value,
    filled,
    meets,
    number,
    numbers,
    rank,
    scalar,
    text,
    truth,
)
from extractors.readers.literal_digits import as_seen

Function = Callable[..., Value]

_EPOCH = datetime(1899, 12, 30)
_PLAIN = re.compile(r"[#0,]*0(?:\.0+)?%?")
_FIRST_SURE = 61
"""Excel takes 1900 for a leap year: days before its March are counted otherwise."""


def _rounded(how: str) -> Function:
    def rounded(value: Value, places: Value = 0.0) -> Value:
        step = Decimal(1).scaleb(-int(number(places)))
        exact = Decimal(f"{number(value):.15g}")
        return float((exact / step).quantize(Decimal(1), how) * step)

    return rounded


def _mean(found: list[float]) -> float:
    if not found:
        raise ExcelError
    return math.fsum(found) / len(found)


def _product(found: list[float]) -> float:
    return math.prod(found) if found else 0.0


def _matching(areas: tuple[Value, ...]) -> Iterator[tuple[int, int]]:
    """The places at which pairs of an area and a criterion are all met."""
    first = areas[0]
    if len(areas) % 2 or not isinstance(first, Area):
        raise UnknownFormula
    pairs = list(zip(areas[::2], map(scalar, areas[1::2]), strict=True))
    if any(c is None or c == "" or c in ("=", "<>") for _, c in pairs):
        raise UnknownFormula  # of empty cells, which an area does not hold
    for at in first.cells:
        if all(isinstance(a, Area) and meets(a.cells.get(at), c) for a, c in pairs):
            yield at
    if any(isinstance(c, str) and c.startswith("<>") for _, c in pairs):
        raise UnknownFormula


def _picked(values: Value, at: Iterator[tuple[int, int]]) -> list[float]:
    if not isinstance(values, Area):
        raise UnknownFormula
    return [v for place in at if isinstance(v := values.cells.get(place), float)]


def _sumif(area: Value, criterion: Value, values: Value = None) -> Value:
    return math.fsum(_picked(area if values is None else values, _matching((area, criterion))))


def _sumproduct(*areas: Value) -> Value:
    known = [a for a in areas if isinstance(a, Area)]
    if len(known) != len(areas) or len({(a.height, a.width) for a in known}) != 1:
        raise UnknownFormula
    values = ([a.cells.get(at) for a in known] for at in known[0].cells)
    return math.fsum(math.prod(v if isinstance(v, float) else 0.0 for v in row) for row in values)


def _lookup(wanted: Value, area: Value, column: Value, near: Value = True) -> Value:
    if not isinstance(area, Area) or truth(near):
        raise UnknownFormula
    return area.cells.get((_row_of(wanted, area), int(number(column)) - 1))


def _row_of(wanted: Value, area: Area) -> int:
    key = scalar(wanted)
    if isinstance(key, str) and set(key) & set("*?~"):
        raise UnknownFormula
    held = sorted(at for at, value in area.cells.items() if at[1] == 0 and value is not None)
    found = next((at[0] for at in held if rank(area.cells[at], key) == rank(key, area.cells[at])), None)
    if found is None:
        raise ExcelError
    return found


def _match(wanted: Value, area: Value, how: Value = 1.0) -> Value:
    if not isinstance(area, Area) or number(how) != 0 or area.width != 1:
        raise UnknownFormula
    return float(_row_of(wanted, area) + 1)


def _index(area: Value, row: Value, column: Value = None) -> Value:
    if not isinstance(area, Area):
        raise UnknownFormula
    down, across = int(number(row)), int(number(column)) if column is not None else 1
    if column is None and area.height == 1:
        down, across = 1, down
    if not (1 <= down <= area.height and 1 <= across <= area.width):
        raise UnknownFormula
    return area.cells.get((down - 1, across - 1))


def _day(value: Value) -> datetime:
    if (serial := number(value)) < _FIRST_SURE:
        raise UnknownFormula
    return _EPOCH + timedelta(days=serial)


def _date(year: Value, month: Value, day: Value) -> Value:
    years, months = divmod(int(number(year)) * 12 + int(number(month)) - 1, 12)
    first = datetime(years, months + 1, 1) if 1901 <= years <= 9000 else None
    if first is None:
        raise UnknownFormula
    return float((first - _EPOCH).days + int(number(day)) - 1)


def _modulo(value: Value, by: Value) -> Value:
    if number(by) == 0:
        raise ExcelError
    return number(value) % number(by)


def _middle(value: Value, start: Value, many: Value) -> Value:
    first = int(number(start)) - 1
    return text(value)[first : first + int(number(many))]


def _value(value: Value) -> Value:
    return number(value)


def _written(value: Value, code: Value) -> Value:
    """A figure as a text in one of the plain number formats."""
    if not _PLAIN.fullmatch(text(code)):
        raise UnknownFormula
    return as_seen(Decimal(f"{number(value):.15g}"), text(code))


FUNCTIONS: Mapping[str, Function] = {
    "SUM": lambda *v: math.fsum(numbers(v)),
    "PRODUCT": lambda *v: _product(numbers(v)),
    "AVERAGE": lambda *v: _mean(numbers(v)),
    "MIN": lambda *v: min(numbers(v), default=0.0),
    "MAX": lambda *v: max(numbers(v), default=0.0),
    "COUNT": lambda *v: float(sum(isinstance(one, float) for one in filled(v))),
    "COUNTA": lambda *v: float(sum(1 for _ in filled(v))),
    "COUNTIF": lambda area, wanted: float(sum(1 for _ in _matching((area, wanted)))),
    "COUNTIFS": lambda *v: float(sum(1 for _ in _matching(v))),
    "SUMIF": _sumif,
    "SUMIFS": lambda values, *v: math.fsum(_picked(values, _matching(v))),
    "SUMPRODUCT": _sumproduct,
    "VLOOKUP": _lookup,
    "MATCH": _match,
    "INDEX": _index,
    "ROUND": _rounded(ROUND_HALF_UP),
    "ROUNDUP": _rounded(ROUND_UP),
    "ROUNDDOWN": _rounded(ROUND_DOWN),
    "TRUNC": _rounded(ROUND_DOWN),
    "INT": lambda v: float(math.floor(number(v))),
    "ABS": lambda v: abs(number(v)),
    "MOD": _modulo,
    "POWER": lambda v, p: float(number(v) ** number(p)),
    "N": lambda v: float(found) if isinstance(found := scalar(v), bool | float) else 0.0,
    "T": lambda v: found if isinstance(found := scalar(v), str) else "",
    "VALUE": _value,
    "AND": lambda *v: all(truth(one) for one in filled(v) if not isinstance(one, str)),
    "OR": lambda *v: any(truth(one) for one in filled(v) if not isinstance(one, str)),
    "NOT": lambda v: not truth(v),
    "TRUE": lambda: True,
    "FALSE": lambda: False,
    "ISBLANK": lambda v: scalar(v) is None,
    "ISNUMBER": lambda v: isinstance(scalar(v), float),
    "ISTEXT": lambda v: isinstance(scalar(v), str),
    "TEXT": _written,
    "EXACT": lambda a, b: text(a) == text(b),
    "CONCATENATE": lambda *v: "".join(text(one) for one in v),
    "LEFT": lambda v, many=1.0: text(v)[: int(number(many))],
    "RIGHT": lambda v, many=1.0: text(v)[max(len(text(v)) - int(number(many)), 0) :],
    "MID": _middle,
    "LEN": lambda v: float(len(text(v))),
    "TRIM": lambda v: " ".join(text(v).split(" ")).strip(),
    "UPPER": lambda v: text(v).upper(),
    "LOWER": lambda v: text(v).lower(),
    "REPT": lambda v, many: text(v) * min(int(number(many)), 1000),
    "YEAR": lambda v: float(_day(v).year),
    "MONTH": lambda v: float(_day(v).month),
    "DAY": lambda v: float(_day(v).day),
    "DATE": _date,
}
"""By name what each makes of its values."""
