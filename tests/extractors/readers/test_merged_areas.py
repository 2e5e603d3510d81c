"""Merged areas beyond all measure are refused before their cells are made; wide titles and whole rows are not."""

from __future__ import annotations

import openpyxl
import pytest

from extractors.errors import TooHeavy
from extractors.readers import open_document, read_flow


def workbook(path, *areas):
    book = openpyxl.Workbook()
    book.active["A1"] = "人员名册"
    for area in areas:
        book.active.merged_cells.add(area)
    book.save(path)
    return open_document(path, path.name)


def test_rows_merged_over_their_whole_width_are_read(tmp_path):
    document = read_flow(workbook(tmp_path / "plain.xlsx", "A1:XFD1", "A2:XFD2"), None)
    assert [cell.passage.text for cell in document.blocks[0].cells] == ["人员名册"]


@pytest.mark.parametrize("areas", [["A1:XFD100"], [f"A{n}:XFD{n}" for n in range(1, 100)]], ids=["one", "many"])
def test_areas_of_more_than_a_million_cells_are_refused(tmp_path, areas):
    with pytest.raises(TooHeavy):
        read_flow(workbook(tmp_path / "heavy.xlsx", *areas), None)
