"""A Word or Excel file opened whole: every paragraph and row with its place; kept and read again unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

from service.whole import flow
from service.whole.flow import flow_of
from service.whole.model import Part, Whole, WholeCell, WholeRow, WholeTable, packed, unpacked


def word(path: Path) -> Path:
    paper = Document()
    paper.add_heading("服务制度", 1)
    paper.add_paragraph("本单位办公场所120平方米。")
    table = paper.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "姓名", "学历"
    table.cell(1, 0).text, table.cell(1, 1).text = "陈一鸣", "本科"
    paper.save(str(path))
    return path


def sheet(path: Path, rows: int) -> Path:
    book = Workbook()
    book.active.title = "名单"
    for number in range(rows):
        book.active.append([number, f"企业{number}"])
    book.save(path)
    return path


def test_a_letter_with_its_table(tmp_path: Path) -> None:
    whole = flow_of(word(tmp_path / "a.docx"), "a.docx")
    assert whole is not None
    first, second, table = whole.blocks
    assert isinstance(first, Part)
    assert isinstance(second, Part)
    assert isinstance(table, WholeTable)
    assert (first.text, first.level) == ("服务制度", 1)
    assert second.place is not None
    assert [[c.part.text for c in row.cells] for row in table.rows] == [["姓名", "学历"], ["陈一鸣", "本科"]]
    assert [row.place.row for row in table.rows if row.place] == [1, 2]
    assert [row.alone for row in table.rows] == [None, None]
    assert unpacked(packed(whole)) == whole


def test_a_sheet_by_its_name_and_no_longer_than_it_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "ROWS", 3)
    whole = flow_of(sheet(tmp_path / "a.xlsx", 5), "a.xlsx")
    assert whole is not None
    (table,) = whole.blocks
    assert isinstance(table, WholeTable)
    assert (table.title, len(table.rows), table.cut) == ("名单", 3, True)


def test_what_comes_in_pages_is_no_flow(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.drawString(100, 700, "page")
    canvas.save()
    assert flow_of(tmp_path / "a.pdf", "a.pdf") is None
    assert unpacked(packed(Whole(()))) == Whole(())


def test_a_title_over_a_table_stands_alone_in_its_row() -> None:
    title, nothing = WholeCell(Part("从业人员名册"), 0), WholeCell(Part(" "), 1)
    assert WholeRow((title, nothing)).alone is title
    assert WholeRow((WholeCell(Part(""), 0), WholeCell(Part("小计"), 1))).alone is None
