"""Conditional formats in the manner of later Excels, which openpyxl leaves behind: those that look at other sheets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from lxml import etree
from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle

from extractors.errors import PaperError
from extractors.readers.cell_pictures import sheet_parts
from extractors.readers.packages import Package, parsed

_SPACE = b"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_RULES = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_SAID = "{http://schemas.microsoft.com/office/excel/2006/main}"
_KINDS = frozenset({"expression", "cellIs", "containsText", "notContainsText", "beginsWith", "endsWith", "top10"})

Later = Mapping[str, list[tuple[str, Rule]]]
"""By sheet title, areas and their rules."""


def later_rules(package: Package) -> Later:
    """The rules of all sheets that give cells another look."""
    found: dict[str, list[tuple[str, Rule]]] = {}
    for title, part in sheet_parts(package).items():
        content = package.part(part) or b""
        if _SPACE in content and b"conditionalFormatting" in content:
            found[title] = _of_sheet(content)
    return found


def _of_sheet(content: bytes) -> list[tuple[str, Rule]]:
    try:
        tree = parsed(content)
    except PaperError:
        return []
    groups = tree.iter(f"{_RULES}conditionalFormatting")
    return [
        (areas, rule)
        for group in groups
        if (areas := (group.findtext(f"{_SAID}sqref") or "").strip())
        for item in group.iter(f"{_RULES}cfRule")
        if (rule := _rule(item)) is not None
    ]


def _rule(item: etree._Element) -> Rule | None:
    """One rule; None where it only draws bars or signs, or is not understood."""
    look = item.find(f"{_RULES}dxf")
    kind: Any = item.get("type", "")
    how: Any = item.get("operator")
    if look is None or kind not in _KINDS:
        return None
    formulas = [formula.text or "" for formula in item.iter(f"{_SAID}f")]
    try:
        style: Any = DifferentialStyle.from_tree(cast(Any, look))
        return Rule(type=kind, operator=how, text=item.get("text"), formula=formulas, dxf=style)
    except (TypeError, ValueError):
        return None


def add_to(sheet: Any, rules: Later) -> None:
    """Lay a sheet's later rules beside those that openpyxl has read."""
    for areas, rule in rules.get(sheet.title, ()):
        try:
            sheet.conditional_formatting.add(areas, rule)
        except (TypeError, ValueError):
            continue  # no areas
