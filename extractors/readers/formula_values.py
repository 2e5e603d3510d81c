"""Values of Excel formulas: numbers, texts, areas of cells, and what becomes of one where another is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openpyxl.utils.datetime import to_excel

Scalar = float | str | bool | None
"""What a cell holds; None: nothing."""

_LONGEST = 11
"""Characters of a number that Excel writes out in a text as it is."""


class UnknownFormula(Exception):
    """A formula, or a value that it asks for, is not worked out here."""


class ExcelError(Exception):
    """A formula comes to an error value, such as of a division by nought."""


@dataclass(frozen=True, slots=True)
class Area:
    """Cells side by side: what those that hold something hold, by row and column counted from 0."""

    height: int
    width: int
    cells: Mapping[tuple[int, int], Scalar]


Value = Scalar | Area


def of_cell(value: Any, epoch: datetime) -> Scalar:
    """What openpyxl read of a cell. Raises UnknownFormula for what is no plain value."""
    if value is None or isinstance(value, bool | float | str):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, int):
        return float(value)
    if isinstance(value, datetime | date):
        return float(to_excel(value, epoch))  # type: ignore[no-untyped-call]  # openpyxl leaves it without types
    raise UnknownFormula


def scalar(value: Value) -> Scalar:
    """A single value; of an area only that of its one cell."""
    if not isinstance(value, Area):
        return value
    if (value.height, value.width) != (1, 1):
        raise UnknownFormula
    return value.cells.get((0, 0))


def number(value: Value) -> float:
    """A value as a number, as arithmetic takes it. Raises ExcelError for words."""
    found = scalar(value)
    if found is None:
        return 0.0
    if not isinstance(found, str):
        return float(found)
    try:
        return float(found.replace(",", ""))
    except ValueError:
        raise ExcelError from None


def text(value: Value) -> str:
    """A value as a text, as & takes it."""
    found = scalar(value)
    if found is None or isinstance(found, str):
        return found or ""
    if isinstance(found, bool):
        return str(found).upper()
    written = f"{found:.15g}"
    if len(written) > _LONGEST or "e" in written:
        raise UnknownFormula
    return written


def truth(value: Value) -> bool:
    """A value as a condition. Raises ExcelError for words."""
    found = scalar(value)
    if isinstance(found, str):
        if found.upper() in ("TRUE", "FALSE"):
            return found.upper() == "TRUE"
        raise ExcelError
    return bool(found)


def numbers(values: tuple[Value, ...]) -> list[float]:
    """The numbers among values: in areas words and conditions are passed over."""
    found = list[float]()
    for value in values:
        if isinstance(value, Area):
            found += (v for v in value.cells.values() if isinstance(v, float))
        else:
            found.append(number(value))
    return found


def filled(values: tuple[Value, ...]) -> Iterator[Scalar]:
    """All that is there, words too."""
    for value in values:
        if isinstance(value, Area):
            yield from (v for v in value.cells.values() if v is not None)
        elif value is not None:
            yield value


def rank(value: Scalar, other: Scalar) -> tuple[int, Any]:
    """By which values are compared: an empty cell is 0 or no text, text comes after numbers, capitals do not count."""
    if value is None:
        return (1, "") if isinstance(other, str) else (2, False) if isinstance(other, bool) else (0, 0.0)
    if isinstance(value, bool):
        return 2, value
    return (1, value.casefold()) if isinstance(value, str) else (0, round(float(value), 12))


def meets(value: Scalar, criterion: Scalar) -> bool:
    """Whether a cell is one that COUNTIF counts."""
    if not isinstance(criterion, str):
        value = _plain(value)
        return value is not None and rank(value, criterion) == rank(criterion, value)
    sign = next((s for s in ("<=", ">=", "<>", "<", ">", "=") if criterion.startswith(s)), None)
    wanted = criterion.removeprefix(sign or "")
    figure = _figure(wanted)
    if figure is not None:
        same = _plain(value) == figure
        return _compared(value, figure, sign) if sign in ("<", ">", "<=", ">=") else same != (sign == "<>")
    if sign in ("<", ">", "<=", ">=") or "~" in wanted:
        raise UnknownFormula
    mask = re.escape(wanted).replace(r"\*", ".*").replace(r"\?", ".")
    fits = bool(re.fullmatch(mask, value if isinstance(value, str) else "", re.IGNORECASE | re.DOTALL))
    return fits != (sign == "<>")


def _plain(value: Scalar) -> Scalar:
    """A figure that is written as a text counts as one here."""
    figure = _figure(value) if isinstance(value, str) else None
    return value if figure is None else figure


def _figure(wanted: str) -> float | None:
    try:
        return float(wanted)
    except ValueError:
        return None


def _compared(value: Scalar, figure: float, sign: str) -> bool:
    if not isinstance(value, float):
        return False
    return {"<": value < figure, ">": value > figure, "<=": value <= figure, ">=": value >= figure}[sign]
