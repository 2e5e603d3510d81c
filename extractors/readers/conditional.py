"""Rules by which Excel changes the look of cells: which cells are not seen, or are crossed out, because of them?

A rule that would hide and whose condition is not understood hides: nobody can say that the cell is seen.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import coordinate_to_tuple
from openpyxl.worksheet.cell_range import MultiCellRange

from extractors.readers.cell_colours import Colours
from extractors.readers.number_formats import shows_nothing

At = tuple[int, int]
Test = Callable[[Any, Any], bool]

_OPERATORS: Mapping[str, Test] = {
    "lessThan": operator.lt, "lessThanOrEqual": operator.le, "equal": operator.eq, "notEqual": operator.ne,
    "greaterThan": operator.gt, "greaterThanOrEqual": operator.ge,
}  # fmt: skip
_SIGNS: Mapping[str, Test] = {
    "<=": operator.le, ">=": operator.ge, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "=": operator.eq,
}  # fmt: skip
_COMPARISON = re.compile(r"(.+?)(<=|>=|<>|<|>|=)(.+)")
_REFERENCE = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d{1,7})")
_CALL = re.compile(r"(NOT|ISBLANK|ISERROR|ISNUMBER|ISTEXT|LEN|TRIM)\((.*)\)", re.IGNORECASE)
_UNKNOWN = object()
_LAST = (float("inf"), "", True)
"""Behind every rule."""


@dataclass(frozen=True, slots=True)
class Looks:
    """The cells of a sheet that its rules hide, and those that they cross out; the number formats that they give to
    cells, and whether it is sure that they do."""

    hidden: frozenset[At]
    struck: frozenset[At]
    formats: Mapping[At, tuple[str, bool]] = field(default_factory=dict)


def looks_of(sheet: Any, colours: Colours) -> Looks:
    """What the rules and the table styles of a sheet that openpyxl has read do to its filled cells."""
    hidden: set[At] = set()
    struck: set[At] = set()
    formats: dict[At, tuple[float, str, bool]] = {}
    for area in sheet.conditional_formatting:
        found = None
        for rule in area.rules:
            found = found or _filled(sheet, area.sqref)
            for place, cell in found.items():
                hides, strikes = _effect(rule, cell, colours)
                code = _format(rule)
                if not (hides or strikes or code):
                    continue
                applies = _applies(rule, place, _Ground(sheet, area.sqref, found))
                if applies is not False and (hides or strikes):
                    (hidden if hides else struck).add(place)
                if applies is not False and code:
                    formats[place] = min(formats.get(place, _LAST), (rule.priority or 0, code, applies is True))
    hidden |= set(_hidden_by_tables(sheet, colours))
    chosen = {place: (code, sure) for place, (_, code, sure) in formats.items()}
    return Looks(frozenset(hidden), frozenset(struck - hidden), chosen)


def _format(rule: Any) -> str:
    """The number format that a rule gives, "" for none."""
    given = rule.dxf.numFmt if rule.dxf is not None else None
    return str(given.formatCode or "") if given is not None else ""


def _hidden_by_tables(sheet: Any, colours: Colours) -> Iterator[At]:
    """Cells whose letters a table style of the workbook's own gives the colour of their ground."""
    styles, other = sheet.parent._table_styles, sheet.parent._differential_styles
    own = {style.name: style for style in styles.tableStyle or ()} if styles else {}
    looks = other.styles if other else []
    for table in sheet.tables.values():
        style = own.get(table.tableStyleInfo.name) if own and table.tableStyleInfo is not None else None
        parts = [looks[part.dxfId] for part in style.tableStyleElement if part.dxfId is not None] if style else []
        coloured = any(part.fill is not None for part in parts)
        for look in parts:
            if look.font is None or look.font.color is None or (coloured and look.fill is None):
                continue  # on a ground that another part of the style gives
            for place, cell in _filled(sheet, MultiCellRange(table.ref)).items():
                if _is_plain(cell) and not colours.shows_under(cell, look):
                    yield place


def _is_plain(cell: Any) -> bool:
    """Does the cell leave its colours to the table?"""
    color = cell.font.color
    return cell.fill.fill_type is None and (color is None or color.type == "theme" or bool(color.auto))


def _filled(sheet: Any, areas: Any) -> dict[At, Any]:
    """The cells in these areas that hold something."""
    cells = sheet._cells
    places = (place for area in areas.ranges for place in _places(area, cells))
    return {place: cells[place] for place in places if cells[place].value is not None}


def _places(area: Any, cells: Mapping[At, Any]) -> Iterator[At]:
    """The places in an area that are in the file, by whichever way is shorter."""
    high, wide = area.max_row - area.min_row + 1, area.max_col - area.min_col + 1
    if high * wide > len(cells):
        yield from (place for place in cells if _inside(place, area))
        return
    places = ((area.min_row + row, area.min_col + column) for row in range(high) for column in range(wide))
    yield from (place for place in places if place in cells)


def _inside(place: At, area: Any) -> bool:
    return bool(area.min_row <= place[0] <= area.max_row and area.min_col <= place[1] <= area.max_col)


def _effect(rule: Any, cell: Any, colours: Colours) -> tuple[bool, bool]:
    """Does the rule, where it applies, hide what the cell holds; does it cross it out?"""
    bars = next((part for part in (rule.dataBar, rule.iconSet) if part is not None), None)
    if bars is not None:
        return bars.showValue is False and isinstance(cell.value, int | float), False
    look = rule.dxf
    if look is None:
        return False, False
    code = look.numFmt.formatCode if look.numFmt is not None else ""
    blank = bool(code) and shows_nothing(cell.value, code)
    return blank or not colours.shows_under(cell, look), bool(look.font is not None and look.font.strike)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a rule lies on: the sheet, the areas of the rule, and the filled cells there."""

    sheet: Any
    areas: Any
    filled: Mapping[At, Any]

    def start(self) -> At:
        """The cell for which the rule's formulas are written."""
        ranges = list(self.areas.ranges)
        return min(area.min_row for area in ranges), min(area.min_col for area in ranges)

    def value(self, place: At) -> Any:
        cell = self.sheet._cells.get(place)
        value = cell.value if cell is not None else None
        return value if value is None or isinstance(value, bool | int | float) else str(value)


def _applies(rule: Any, place: At, ground: _Ground) -> bool | None:
    """Whether the rule's condition holds for a cell; None where it is not understood."""
    own, text = ground.value(place), str(ground.value(place) or "")
    said = (rule.text or "").casefold()
    if rule.dataBar is not None or rule.iconSet is not None:
        return True
    if rule.type == "cellIs":
        return _compared(rule, own, place, ground)
    if rule.type == "expression":
        return _holds(str((rule.formula or [""])[0]), place, ground)
    if rule.type in ("containsText", "notContainsText", "beginsWith", "endsWith") and said:
        return _says(rule.type, text.casefold(), said)
    if rule.type in ("containsBlanks", "notContainsBlanks"):
        return bool((not text.strip()) == (rule.type == "containsBlanks"))
    if rule.type in ("duplicateValues", "uniqueValues"):
        alike = sum(ground.value(other) == own for other in ground.filled)
        return bool((alike > 1) == (rule.type == "duplicateValues"))
    return None


def _says(kind: str, text: str, said: str) -> bool:
    if kind == "beginsWith":
        return text.startswith(said)
    if kind == "endsWith":
        return text.endswith(said)
    return (said in text) == (kind == "containsText")


def _compared(rule: Any, own: Any, place: At, ground: _Ground) -> bool | None:
    bounds = [_operand(str(formula), place, ground) for formula in rule.formula or ()]
    if not bounds or any(bound is _UNKNOWN for bound in bounds):
        return None
    if rule.operator in _OPERATORS:
        return _test(_OPERATORS[rule.operator], own, bounds[0])
    if rule.operator in ("between", "notBetween") and len(bounds) == 2:
        low, high = (_test(test, own, bound) for test, bound in zip((operator.ge, operator.le), bounds, strict=True))
        return bool((low and high) == (rule.operator == "between"))
    return None


def _holds(formula: str, place: At, ground: _Ground) -> bool | None:
    """A condition of one comparison, or of a value that is true or not."""
    plain = formula.strip().removeprefix("=").strip()
    parts = _COMPARISON.fullmatch(plain)
    if parts is None:
        value = _operand(plain, place, ground)
        return None if value is _UNKNOWN else bool(value)
    left, right = (_operand(parts[side], place, ground) for side in (1, 3))
    return None if left is _UNKNOWN or right is _UNKNOWN else _test(_SIGNS[parts[2]], left, right)


def _operand(written: str, place: At, ground: _Ground) -> Any:
    """The value of a number, a text, a cell or a simple function of one."""
    said = written.strip()
    if len(said) >= 2 and said[0] == said[-1] == '"' and '"' not in said[1:-1]:
        return said[1:-1]
    if said.upper() in ("TRUE", "FALSE"):
        return said.upper() == "TRUE"
    if (call := _CALL.fullmatch(said)) is not None:
        inner = _operand(call[2], place, ground)
        return _UNKNOWN if inner is _UNKNOWN else _called(call[1].upper(), inner)
    if (reference := _REFERENCE.fullmatch(said.upper())) is not None:
        return ground.value(_moved(reference, place, ground.start()))
    try:
        return float(said.removesuffix("%")) / (100 if said.endswith("%") else 1)
    except ValueError:
        return _UNKNOWN


def _called(name: str, value: Any) -> Any:
    text = str("" if value is None else value)
    known: Mapping[str, Any] = {
        "NOT": not value,
        "ISBLANK": value is None,
        "ISERROR": text.startswith("#"),
        "ISNUMBER": isinstance(value, int | float) and not isinstance(value, bool),
        "ISTEXT": isinstance(value, str),
        "LEN": len(text),
        "TRIM": text.strip(),
    }
    return known[name]


def _moved(reference: re.Match[str], place: At, start: At) -> At:
    """The cell that a reference means for another cell than that for which it is written."""
    row, column = coordinate_to_tuple(reference[2] + reference[4])
    down = 0 if reference[3] else place[0] - start[0]
    across = 0 if reference[1] else place[1] - start[1]
    return row + down, column + across


def _test(test: Test, left: Any, right: Any) -> bool:
    """As Excel compares: an empty cell is 0 or no text, text comes after numbers, capitals do not count."""
    ranks = tuple(_rank(value, other) for value, other in ((left, right), (right, left)))
    return test(ranks[0], ranks[1])


def _rank(value: Any, other: Any) -> tuple[int, Any]:
    if value is None:
        return (1, "") if isinstance(other, str) else (0, 0.0)
    if isinstance(value, bool):
        return 2, value
    return (1, value.casefold()) if isinstance(value, str) else (0, float(value))
