"""Results of formulas that a workbook keeps and that its own cells do not bear out: one of the two is not so.

Excel shows the kept result until it works the sheet out anew. Formulas that are not understood are left alone, and so
are results that differ by no more than rounding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.formula import ArrayFormula

from extractors.readers.formula_values import Area, ExcelError, Scalar, UnknownFormula, Value, of_cell, scalar
from extractors.readers.formulas import worked_out

_DAYS = (43_831.0, 47_651.0, 51_468.0)
"""A day of 2020, of 2030 and of 2040, of three months: what comes out alike on all of them does not hang on the day."""

_DEEPEST = 30
"""Formulas that hang on one another; below them the kept results count."""

_MOST_CELLS = 1_500_000
"""Cells looked at for one workbook; what asks for more is left alone."""

_ALIKE, _STEP, _SHARE = 1e-6, 0.011, 1e-3
"""Two figures are one where they differ by no more than the first, or by a hundredth that is no great part of them."""
_COARSE = 0.01
"""The same of a workbook that reckons with what it shows."""

_OF_MONTH = re.compile(r"(?=.*\b(?:TODAY|NOW)\()(?=.*\b(?:MONTH|DAY)\()", re.IGNORECASE | re.DOTALL)
"""Formulas that may come out alike on a few days and otherwise on others."""

At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What a formula comes to, and the other result that the workbook keeps."""

    found: Scalar
    kept: Scalar

    def told(self) -> str:
        """What it comes to, in a few characters."""
        return f"{self.found:.12g}" if type(self.found) is float else str(self.found)


def recalculated(values: Any, sources: Any) -> dict[str, dict[At, Otherwise]]:
    """By sheet title and cell the results that are not borne out; both workbooks as openpyxl has read them."""
    books = [_Book(values, sources, day) for day in _DAYS]
    found = books[0].differing()
    if books[0].asked_day:
        for book in books[1:]:
            found = {place: other for place, other in found.items() if book.differs(place) == other}
    by_title: dict[str, dict[At, Otherwise]] = {}
    for (title, row, column), other in found.items():
        by_title.setdefault(title, {})[row, column] = other
    return by_title


@dataclass(slots=True)
class _Book:
    """A workbook being worked out as of a day."""

    values: Any
    sources: Any
    today: float
    asked_day: bool = False
    looked: int = 0
    known: dict[tuple[str, int, int], Scalar | Exception] = field(default_factory=dict)
    open: list[tuple[str, int, int]] = field(default_factory=list)

    def differing(self) -> dict[tuple[str, int, int], Otherwise]:
        found = {}
        for sheet in self.sources.worksheets:
            for row, column in sorted(p for p, cell in sheet._cells.items() if cell.data_type == "f"):
                place = (sheet.title, row, column)
                if (other := self.differs(place)) is not None:
                    found[place] = other
        return found

    def differs(self, place: tuple[str, int, int]) -> Otherwise | None:
        """What the formula of a cell comes to, where that is not what is kept there."""
        try:
            kept = self.kept(place)
            found = self.value(place)
        except (UnknownFormula, ExcelError):
            return None
        if kept is None or kept == "" or _alike(found, kept, _is_coarse(self.values)):
            return None
        return Otherwise(found, kept)

    def kept(self, place: tuple[str, int, int]) -> Scalar:
        """What the workbook holds at a place. Raises UnknownFormula, ExcelError."""
        cell = self.values[place[0]]._cells.get(place[1:])
        if cell is None:
            return None
        if cell.data_type == "e":
            raise ExcelError
        return of_cell(cell.value, self.values.epoch)

    def value(self, place: tuple[str, int, int]) -> Scalar:
        """What stands at a place, worked out where it is a formula that is understood."""
        cell = self.sources[place[0]]._cells.get(place[1:])
        if cell is None or cell.data_type != "f":
            return self.kept(place)
        if place in self.known:
            known = self.known[place]
            if isinstance(known, Exception):
                raise known
            return known
        if place in self.open:
            raise UnknownFormula  # it hangs on itself
        if len(self.open) >= _DEEPEST:
            return self._kept_result(place)
        self.open.append(place)
        try:
            self.known[place] = self._worked_out(cell, place)
        except ExcelError as error:
            self.known[place] = error
            raise
        finally:
            self.open.pop()
        known = self.known[place]
        assert not isinstance(known, Exception)
        return known

    def _worked_out(self, cell: Any, place: tuple[str, int, int]) -> Scalar:
        said = cell.value
        if isinstance(said, ArrayFormula):
            said = said.text if ":" not in (said.ref or ":") else None
        try:
            if not isinstance(said, str) or _OF_MONTH.match(said):
                raise UnknownFormula
            found = scalar(worked_out(said if said.startswith("=") else f"={said}", _Named(self, place[0])))
        except UnknownFormula:
            return self._kept_result(place)
        return 0.0 if found is None else float(found) if type(found) is int else found

    def _kept_result(self, place: tuple[str, int, int]) -> Scalar:
        """A result that is not there is none, and no empty cell."""
        kept = self.kept(place)
        if kept is None:
            raise UnknownFormula
        return kept

    def day(self) -> float:
        self.asked_day = True
        return self.today

    def look(self, many: int) -> None:
        """Count cells that are asked for. Raises UnknownFormula beyond bounds."""
        self.looked += many
        if self.looked > _MOST_CELLS:
            raise UnknownFormula


@dataclass(frozen=True, slots=True)
class _Named:
    """What the formulas of one sheet name."""

    book: _Book
    title: str

    def day(self) -> float:
        return self.book.day()

    def named(self, reference: str) -> Value:
        sheet, _, cells = reference.rpartition("!")
        title = self._title(sheet) if sheet else self.title
        bounds = _bounds(cells)
        if bounds is None:
            return self._defined(cells, title)
        return self._area(title, bounds)

    def _title(self, said: str) -> str:
        name = said.strip("'").replace("''", "'").casefold()
        found = next((t for t in self.book.sources.sheetnames if t.casefold() == name), None)
        if found is None or not hasattr(self.book.values[found], "_cells"):
            raise UnknownFormula
        return str(found)

    def _area(self, title: str, bounds: tuple[int, int, int, int]) -> Area:
        left, top, right, bottom = bounds
        held, size = self.book.values[title]._cells, (bottom - top + 1) * (right - left + 1)
        self.book.look(min(size, len(held)))
        if size == 1:
            places = [(top, left)]
        elif size > len(held):
            places = [p for p in held if top <= p[0] <= bottom and left <= p[1] <= right]
        else:
            inside = ((r, c) for r in range(top, bottom + 1) for c in range(left, right + 1))
            places = [p for p in inside if p in held]
        cells = {(r - top, c - left): self.book.value((title, r, c)) for r, c in places}
        return Area(bottom - top + 1, right - left + 1, {p: v for p, v in cells.items() if v is not None})

    def _defined(self, name: str, title: str) -> Value:
        """What a name of the workbook stands for."""
        own = self.book.sources[title].defined_names.get(name) or self.book.sources.defined_names.get(name)
        said = str(own.value) if own is not None else ""
        if "!" not in said or any(sign in said for sign in "(,[#"):
            raise UnknownFormula
        return self.named(said.removeprefix("="))


def _bounds(cells: str) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom of a reference; None for a name."""
    try:
        left, top, right, bottom = range_boundaries(cells)
    except (ValueError, TypeError):
        return None
    return left or 1, top or 1, right or 16_384, bottom or 1_048_576


def _alike(found: Scalar, kept: Scalar, coarse: bool) -> bool:
    if isinstance(found, bool) or isinstance(kept, bool):
        return bool(found) == kept or found == bool(kept)
    if isinstance(found, str) and isinstance(kept, str):
        return "".join(found.split()) == "".join(kept.split())
    if isinstance(found, float | int) and isinstance(kept, float | int):
        apart, large = abs(found - kept), max(abs(found), abs(kept))
        return apart <= max((_COARSE if coarse else _ALIKE) * large, min(_STEP, _SHARE * large), _ALIKE)
    return False


def _is_coarse(values: Any) -> bool:
    """Does the workbook reckon with figures as they are shown?"""
    return getattr(values.calculation, "fullPrecision", None) is False
