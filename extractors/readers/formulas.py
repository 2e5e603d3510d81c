"""Which cells of a workbook hold a formula: openpyxl tells values or formulas, and would read all sheets twice."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple

from extractors.readers.cell_pictures import sheet_parts
from extractors.readers.packages import Package

At = tuple[int, int]
"""1-based row and column of a sheet."""

_ANY = re.compile(rb"<(?:\w+:)?f[\s/>]")
_WHERE = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")


def formula_cells(package: Package) -> dict[str, tuple[At, ...]]:
    """By sheet title, where formulas stand."""
    parts = ((title, package.part(part) or b"") for title, part in sheet_parts(package).items())
    return {title: tuple(_formulas(content)) if _ANY.search(content) else () for title, content in parts}


def _formulas(content: bytes) -> Iterator[At]:
    """Rows and cells that do not say where they are follow the one before."""
    at, row, column = (0, 0), 0, 0
    for event, element in _rows_and_cells(content):
        is_row = etree.QName(element).localname == "row"
        if event == "start" and is_row:
            said = element.get("r", "")
            row, column = int(said) if said.isdecimal() else row + 1, 0
        elif event == "start":
            said = element.get("r", "")
            at = coordinate_to_tuple(said) if _WHERE.fullmatch(said) else (row, column + 1)
            column = at[1]
        elif is_row:
            element.clear()
        elif element.find("{*}f") is not None:
            yield at


def _rows_and_cells(content: bytes) -> Iterator[tuple[str, etree._Element]]:
    """As they begin and end; of a broken sheet those before the break."""
    tags = ("{*}row", "{*}c")
    with contextlib.suppress(etree.XMLSyntaxError):
        yield from etree.iterparse(
            io.BytesIO(content), ("start", "end"), tag=tags, recover=True, resolve_entities=False, no_network=True
        )
