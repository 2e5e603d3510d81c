"""How much of its sheets a workbook merges, told before openpyxl makes an object of every cell in such an area."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openpyxl.worksheet.cell_range import CellRange

from extractors.errors import TooHeavy
from extractors.readers.packages import Package

MOST = 1_000_000
_AREA = re.compile(rb'<mergeCell\b[^>]*\bref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')


def sheet_xml(package: Package) -> Iterator[bytes]:
    """The XML of each sheet of the workbook."""
    for name in package.names:
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            yield package.part(name) or b""


def check_merged(package: Package) -> None:
    """Raises TooHeavy where merged areas cover more than a million cells: a file of 5 kB then takes minutes."""
    areas = (CellRange(ref.decode()).size for part in sheet_xml(package) for ref in _AREA.findall(part))
    if sum(area["rows"] * area["columns"] for area in areas) > MOST:
        raise TooHeavy("merged cells")
