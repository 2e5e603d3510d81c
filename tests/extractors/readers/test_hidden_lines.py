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


@pytest.mark.parametrize(
    ("height", "size", "hidden"),
    [(3, 11, True), (4.9, 11, True), (5.5, 11, False), (13.5, 22, False), (3, 5, False), (None, 11, False)],
)
def test_a_row_so_low_that_slivers_of_letters_are_left(sheet, height, size, hidden):
    sheet["A2"] = "周岚"
    sheet["A2"].font = openpyxl.styles.Font(size=size)
    sheet["C3"].font = openpyxl.styles.Font(size=40)
    sheet.row_dimensions[2].height = sheet.row_dimensions[3].height = height
    assert (2 in hidden_lines(_stored(sheet)).rows) is hidden


def test_lines_of_which_the_sheet_says_nothing_have_its_usual_size(sheet):
    for place in ("A1", "B2", "C3"):
        sheet[place] = "周岚"
    sheet.row_dimensions[2].height = sheet.column_dimensions["B"].width = 15
    sheet.sheet_format.defaultRowHeight = 0.5
    sheet.sheet_format.defaultColWidth = 0.1
    found = hidden_lines(_stored(sheet))
    assert (found.rows, found.columns) == ({1, 3}, {1, 3})


def test_rows_that_are_written_are_shown_where_all_others_are_hidden(sheet):
    sheet["A1"] = "周岚"
    sheet.sheet_format.zeroHeight = True
    assert not hidden_lines(_stored(sheet)).rows
