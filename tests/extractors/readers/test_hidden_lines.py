"""Cells in hidden rows and columns show nothing, but for merged ones that reach out of them."""

from __future__ import annotations

import io

import openpyxl
import pytest

from extractors.readers.hidden_lines import hidden_lines


@pytest.fixture
def sheet():
    return openpyxl.Workbook().active


def _stored(sheet):
    content = io.BytesIO()
    sheet.parent.save(content)
    return openpyxl.load_workbook(content).active


def test_hidden_and_slivers(sheet):
    sheet.row_dimensions[2].hidden = True
    sheet.row_dimensions[3].height = 0.75
    sheet.row_dimensions[4].height = 9
    sheet.column_dimensions.group("B", "C", hidden=True)
    sheet.column_dimensions["E"].width = 0.1
    found = hidden_lines(_stored(sheet))
    assert (found.rows, found.columns) == ({2, 3}, {2, 3, 5})
    assert [found.cover(place) for place in ((2, 1), (1, 3), (4, 4))] == [True, True, False]


def test_merged_cells_show_in_what_is_left_of_them(sheet):
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    for area in ("A2:A3", "B5:C5", "D2:E2"):
        sheet.merge_cells(area)
    found = hidden_lines(_stored(sheet))
    assert [found.cover(place) for place in ((2, 1), (5, 2), (2, 4))] == [False, False, True]
