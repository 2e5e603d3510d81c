"""Figures that an indent pushes out of their cell are not seen; words may run on beside it."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.styles import Alignment

from extractors.readers.hidden_lines import hidden_lines
from extractors.readers.indents import pushed_out


def _pushed(values, alignment, width=None) -> bool:
    sheet = openpyxl.Workbook().active
    sheet.append(values)
    sheet["B1"].alignment = alignment
    if width:
        sheet.column_dimensions["B"].width = width
    content = io.BytesIO()
    sheet.parent.save(content)
    sheet = openpyxl.load_workbook(content).active
    texts = {(1, column): str(value) for column, value in enumerate(values, 1) if value is not None}
    return (1, 2) in pushed_out(sheet, texts, hidden_lines(sheet))


@pytest.mark.parametrize(
    ("values", "alignment", "width", "away"),
    [
        (("总计", 718000), Alignment(indent=250), None, True),
        (("总计", 718000), Alignment(horizontal="left", indent=20), None, True),
        (("总计", "718000", "元"), Alignment(horizontal="left", indent=20), None, True),
        (("总计", "718000"), Alignment(horizontal="left", indent=20), None, False),
        (("总计", "718000"), Alignment(horizontal="right", indent=20), None, True),
        (("总计", "718000"), Alignment(horizontal="left", indent=20, wrap_text=True), None, True),
        (("总计", 718000), Alignment(horizontal="left", indent=2), None, False),
        (("总计", 718000), Alignment(horizontal="left", indent=15), 40, False),
        (("总计", 718000), Alignment(), None, False),
    ],
)
def test_pushed_out(values, alignment, width, away) -> None:
    assert _pushed(values, alignment, width) is away
