"""Excel sheets and CSV files: tables of what is shown."""

from __future__ import annotations

import datetime
import io
import zipfile

import openpyxl
import openpyxl.drawing.image
import openpyxl.styles
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

from extractors.errors import Damaged, NotThisType
from extractors.model import Box, NoteCode, Place, Reader, Word
from extractors.readers import open_document, read_flow
from tests.extractors.readers import papers
from tests.extractors.readers.conftest import ENGINES
from tests.extractors.readers.office import flow, grid, notes, package, strict, tables, texts


@pytest.fixture
def book():
    workbook = openpyxl.Workbook()
    workbook.active.title = "名册"
    return workbook


@pytest.fixture
def read(tmp_path):
    def of(workbook):
        workbook.save(tmp_path / "paper.xlsx")
        return flow(tmp_path / "paper.xlsx")

    return of


def _values(table):
    return [cell.passage.text for cell in table.cells]


def test_a_sheet_is_a_table_of_what_it_shows(book, read):
    sheet = book.active
    sheet.append(["姓名", "入职日期", "占比", "金额"])
    sheet.append(["张三", datetime.date(2022, 12, 31), 0.598, 523456.82])
    sheet["C2"].number_format, sheet["D2"].number_format = "0%", "#,##0.00"
    document = read(book)
    (table,) = tables(document)
    assert (table.rows, table.columns, document.reader) == (2, 4, Reader.XLSX)
    assert _values(table)[4:] == ["张三", "2022-12-31", "59.8%", "523,456.82"]
    assert table.cells[4].passage.place == Place(sheet="名册", row=2)


def test_empty_rows_and_columns_between_do_not_count(book, read):
    sheet = book.active
    sheet["C5"], sheet["XFD1048576"] = "a", "b"
    (table,) = tables(read(book))
    assert grid(table) == [(0, 0, 1, 1, "a"), (1, 1, 1, 1, "b")]
    assert table.cells[0].passage.place == Place(sheet="名册", row=5)


def test_merged_cells_span(book, read):
    sheet = book.active
    sheet["A1"], sheet["A2"], sheet["B2"], sheet["C2"], sheet["A3"], sheet["C3"] = "题", "a", "b", "c", "d", "e"
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A3:B3")
    assert grid(tables(read(book))[0]) == [
        (0, 0, 1, 3, "题"),
        (1, 0, 1, 1, "a"),
        (1, 1, 1, 1, "b"),
        (1, 2, 1, 1, "c"),
        (2, 0, 1, 2, "d"),
        (2, 2, 1, 1, "e"),
    ]


def test_what_is_hidden_is_left_out_and_noted(book, read):
    sheet = book.active
    for row in (["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    secret = book.create_sheet("底稿")
    secret["A1"] = "999"
    secret.sheet_state = "hidden"
    document = read(book)
    assert grid(tables(document)[0]) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "c"), (1, 0, 1, 1, "g"), (1, 1, 1, 1, "i")]
    details = " ".join(note.detail for note in document.notes if note.code == "hidden_text")
    assert all(text in details for text in ("d", "e", "f", "b", "h", "999", "底稿"))


def test_a_merged_cell_shows_in_what_is_left_of_it(book, read):
    for row in (["a", "b"], ["c", "d"]):
        book.active.append(row)
    book.active.merge_cells("A1:A2")
    book.active.row_dimensions[1].hidden = True
    document = read(book)
    assert grid(tables(document)[0]) == [(0, 0, 2, 1, "a"), (1, 1, 1, 1, "d")]
    assert notes(document)["hidden_text"] == "sheet 名册: b"


def test_slivers_are_hidden(book, read):
    for row in (["a", "b"], ["c", "d"]):
        book.active.append(row)
    book.active.row_dimensions[2].height = 0.75
    book.active.column_dimensions["B"].width = 0.1
    document = read(book)
    assert _values(tables(document)[0]) == ["a"]
    assert notes(document)["hidden_text"] == "sheet 名册: b、c、d"


def test_crossed_out_cells_no_longer_hold(book, read):
    book.active.append(["张三", "李四"])
    book.active["B1"].font = openpyxl.styles.Font(strike=True)
    document = read(book)
    assert _values(tables(document)[0]) == ["张三"]
    assert notes(document)["tracked_changes"] == "sheet 名册: − B1 李四"


def test_what_opens_a_row_that_is_crossed_out_as_a_whole_is_known(book, read):
    for row in (["1", "甘露"], ["2", "石川"], ["3", "陶然"], ["4", "池田田"]):
        book.active.append(row)
    for cell in (*book.active[2], book.active["A3"]):
        cell.font = openpyxl.styles.Font(strike=True)
    for cell in book.active[4]:
        cell.font = openpyxl.styles.Font(strike=True)
    book.active.row_dimensions[4].hidden = True  # nobody sees that it is crossed out
    (found,) = tables(read(book))
    assert (_values(found), found.crossed_out) == (["1", "甘露", "陶然"], ("2",))


def test_what_is_crossed_out_within_a_cell_no_longer_holds(book, read):
    struck, raised = InlineFont(strike=True), InlineFont(vertAlign="superscript")
    book.active["B2"] = CellRichText([TextBlock(struck, "9"), "31500", TextBlock(raised, "1")])
    document = read(book)
    assert _values(tables(document)[0]) == ["31500"]
    assert notes(document)["tracked_changes"] == "sheet 名册: − B2 9"


def test_cells_in_the_colour_of_their_ground_are_left_out_and_noted(book, read):
    for row in (["周岚", "专职"], ["罗明", "专职"], ["题", None]):
        book.active.append(row)
    for cell in book.active[2]:
        cell.font = openpyxl.styles.Font(color="FFFFFFFF")
    book.active.merge_cells("A3:B3")
    book.active["A3"].font = openpyxl.styles.Font(color=openpyxl.styles.colors.Color(theme=0))
    draft = book.create_sheet("底稿")
    draft["A1"], draft.sheet_state = 77, "hidden"
    draft["A1"].number_format = ";;;"
    document = read(book)
    assert _values(tables(document)[0]) == ["周岚", "专职"]
    details = [note.detail for note in document.notes if note.code == "hidden_text"]
    assert details == ["sheet 名册: A2 罗明、B2 专职、A3 题", "sheet 底稿: A1 77"]


def test_inline_strings_and_their_escapes(tmp_path, book):
    book.active["A1"] = "资产"
    book.save(tmp_path / "made.xlsx")
    with zipfile.ZipFile(tmp_path / "made.xlsx") as made:
        members = {name: made.read(name) for name in made.namelist()}
    run = "<r><rPr><strike/></rPr><t>8</t></r><r><t>31500_x000D_\n元</t></r>"
    row = f'<row r="1"><c r="A1" t="inlineStr"><is>{run}</is></c></row>'
    sheet = members["xl/worksheets/sheet1.xml"].decode()
    start, end = sheet.index("<row"), sheet.index("</sheetData>")
    members["xl/worksheets/sheet1.xml"] = (sheet[:start] + row + sheet[end:]).encode()
    document = flow(package(tmp_path / "paper.xlsx", members))
    assert _values(tables(document)[0]) == ["31500\n元"]
    assert notes(document)["tracked_changes"] == "sheet 名册: − A1 8"


def test_serial_numbers_below_the_header_of_a_date_are_days(book, read):
    for row in (["企业", "服务日期"], ["甲", 44621], ["乙", datetime.date(2022, 3, 2)]):
        book.active.append(row)
    assert _values(tables(read(book))[0])[2:] == ["甲", "2022-03-01", "乙", "2022-03-02"]


def test_a_group_of_hidden_columns_is_hidden_whole(book, read):
    book.active.append(["a", "b", "c", "d"])
    book.active.column_dimensions.group("B", "C", hidden=True)
    assert _values(tables(read(book))[0]) == ["a", "d"]


def test_formulas_that_were_never_computed_are_noted(book, read):
    book.active.append([1, 2, "=A1+B1"])
    document = read(book)
    assert _values(tables(document)[0]) == ["1", "2"]
    assert notes(document)["no_cached_value"] == "sheet 名册: C1"


def test_print_headers_are_read(book, read):
    book.active["A1"] = "资产"
    book.active.oddHeader.right.text = "单位：万元"
    book.active.oddFooter.center.text = "第 &P 页"
    assert texts(read(book)) == ["单位：万元"]


def test_text_boxes_and_pictures_on_a_sheet(tmp_path, book, engine):
    content = io.BytesIO()
    papers.printed("A", (800, 300)).save(content, "PNG")
    image = openpyxl.drawing.image.Image(content)
    book.active["A1"] = "资产"
    book.active.add_image(image, "C3")
    book.save(tmp_path / "made.xlsx")
    art = "http://schemas.openxmlformats.org/drawingml/2006/main"
    sheet_art = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    text = f'<a:p xmlns:a="{art}"><a:r><a:t>单位：</a:t></a:r><a:r><a:t>万元</a:t></a:r></a:p>'
    box = f'<sp xmlns="{sheet_art}"><txBody>{text}</txBody></sp>'
    with zipfile.ZipFile(tmp_path / "made.xlsx") as made:
        members = {name: made.read(name) for name in made.namelist()}
    drawing = members["xl/drawings/drawing1.xml"].decode()
    members["xl/drawings/drawing1.xml"] = _with(drawing, box)
    engine.words = (Word("523", Box(10, 10, 40, 20)),)
    path = package(tmp_path / "paper.xlsx", members)
    document = read_flow(open_document(path), ENGINES)
    assert texts(document) == ["单位：万元", "523"]
    assert len(engine.seen) == 1


def _with(drawing, more):
    """A drawing with one thing more in it."""
    end = drawing.rindex("</")
    return (drawing[:end] + more + drawing[end:]).encode()


def test_several_sheets_are_several_tables(book, read):
    book.active["A1"] = "a"
    book.create_sheet("空")
    book.create_sheet("二")["A1"] = "b"
    assert [(table.number, _values(table)) for table in tables(read(book))] == [(1, ["a"]), (2, ["b"])]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv(tmp_path, coding, mark):
    path = tmp_path / "paper.csv"
    rows = [["企业名称", "年度"], ["甲公司", "2022"], ["", ""], ["乙公司", "2021"]]
    path.write_bytes("\r\n".join(mark.join(row) for row in rows).encode(coding))
    (table,) = tables(flow(path))
    assert _values(table) == ["企业名称", "年度", "甲公司", "2022", "乙公司", "2021"]
    assert table.cells[-1].passage.place == Place(row=4)


def test_csv_of_no_known_coding(tmp_path):
    path = tmp_path / "paper.csv"
    path.write_bytes(b"a,b\n\xff\xff\x81\x00,\xfe")
    with pytest.raises(NotThisType):
        flow(path)


def test_a_workbook_of_strict_open_xml_is_read_like_any_other(tmp_path):
    book = openpyxl.Workbook()
    book.iso_dates = True
    sheet = book.active
    sheet.append(["专职人数", 12, "=B1*2", datetime.date(2022, 3, 1)])
    sheet.append(["看不见", "看得见"])
    sheet["A2"].font = openpyxl.styles.Font(color="FFFFFFFF")
    sheet.row_dimensions[3].hidden = True
    sheet["A3"] = "藏起来"
    sheet["B2"].comment = Comment("写在旁边", "某人")
    book.create_sheet("附表").append(["办公面积"])
    book.save(tmp_path / "usual.xlsx")
    document = flow(strict(tmp_path / "usual.xlsx", tmp_path / "paper.xlsx"))
    usual = flow(tmp_path / "usual.xlsx")
    assert [_values(t) for t in tables(document)] == [["专职人数", "12", "2022-03-01", "看得见"], ["办公面积"]]
    assert (document.blocks, document.notes, document.annotations) == (usual.blocks, usual.notes, usual.annotations)
    assert {note.code for note in document.notes} == {NoteCode.HIDDEN_TEXT, NoteCode.NO_CACHED_VALUE}


def test_a_broken_workbook(tmp_path):
    members = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook>"}
    with pytest.raises(Damaged):
        flow(package(tmp_path / "paper.xlsx", members))
