"""A cell cannot be read where something opaque lies on its words; beside them it may lie."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.drawing.image import Image as Picture
from openpyxl.styles import Alignment
from PIL import Image

from extractors.model import Table
from extractors.readers import open_document, read_flow
from extractors.readers.hidden_lines import hidden_lines
from extractors.readers.sheet_covered import covered_cells
from extractors.readers.sheet_covers import Cover

TEXTS = {(2, 1): "建筑面积（平方米）", (2, 2): "143", (3, 1): "员工", (3, 2): "12"}
EMU = 9525


def _sheet():
    sheet = openpyxl.Workbook().active
    for place, text in TEXTS.items():
        sheet.cell(*place, int(text) if text.isdigit() else text)
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 20
    content = io.BytesIO()
    sheet.parent.save(content)
    return openpyxl.load_workbook(content).active


def _covered(sheet, *covers):
    return set(covered_cells(sheet, TEXTS, covers, hidden_lines(sheet)))


def _over(left, top, right, bottom):
    """A cover by columns and rows, from 0."""
    return Cover((left, top, 0, 0), (right, bottom, 0, 0))


def test_a_cover_on_a_cell_hides_it_alone() -> None:
    assert _covered(_sheet(), _over(1, 1, 2, 2)) == {(2, 2)}
    assert _covered(_sheet(), _over(0, 0, 2, 9)) == set(TEXTS)
    assert _covered(_sheet(), _over(2, 0, 5, 9)) == set()
    assert _covered(_sheet()) == set()


def test_figures_stand_at_the_right_of_a_cell_and_words_at_the_left() -> None:
    left = Cover((1, 1, 0, 0), None, (60 * EMU, 20 * EMU))
    right = Cover((1, 1, 105 * EMU, 0), None, (40 * EMU, 20 * EMU))
    sheet = _sheet()
    assert (_covered(sheet, left), _covered(sheet, right)) == (set(), {(2, 2)})
    sheet["B2"].alignment = Alignment(horizontal="left")
    assert (_covered(sheet, left), _covered(sheet, right)) == ({(2, 2)}, set())


def test_a_high_row_and_hidden_ones_move_what_lies_below() -> None:
    sheet = _sheet()
    sheet.row_dimensions[1].height = 90
    assert _covered(sheet, Cover((1, 0, 0, 0), None, (150 * EMU, 100 * EMU))) == set()
    sheet.row_dimensions[1].hidden = True
    assert _covered(sheet, Cover((1, 0, 0, 0), None, (150 * EMU, 20 * EMU))) == {(2, 2)}


def test_a_sliver_at_the_rim_hides_nothing() -> None:
    assert _covered(_sheet(), Cover((1, 1, 0, 0), None, (150 * EMU, 3 * EMU))) == set()


@pytest.mark.parametrize(("clear", "seen"), [(False, {"办公面积（平方米）"}), (True, {"办公面积（平方米）", "164"})])
def test_a_picture_on_a_figure_is_told_with_what_it_hides(tmp_path, clear, seen) -> None:
    Image.new("RGBA", (150, 20), (200, 0, 0, 0) if clear else (255, 255, 255, 255)).save(tmp_path / "p.png")
    book = openpyxl.Workbook()
    book.active.append(["办公面积（平方米）", 164])
    book.active.column_dimensions["B"].width = 20
    book.active.add_image(Picture(str(tmp_path / "p.png")), "B1")
    book.save(tmp_path / "a.xlsx")
    document = read_flow(open_document(tmp_path / "a.xlsx", "a.xlsx"), None)
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    assert {cell.passage.text for cell in found.cells} == seen
    assert [n.detail for n in document.notes if "164" in (n.detail or "")] == ([] if clear else ["sheet Sheet: B1 164"])
