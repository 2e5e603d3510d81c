"""Old sheets are read without LibreOffice, as they look: what is not seen in them is not taken."""

from __future__ import annotations

import io
import struct

import pytest
import xlrd
import xlwt

from extractors.errors import ConversionFailed, EncryptedOffice, OldOffice, TooHeavy
from extractors.model import Place
from extractors.readers import old_sheet, open_document, read_flow
from tests.extractors.readers.office import grid, notes, tables, texts


@pytest.fixture
def book(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _: None)
    made = xlwt.Workbook(encoding="utf-8")
    made.add_sheet("名册")
    return made


@pytest.fixture
def read(tmp_path):
    def of(book, name="paper.xls"):
        book.save(str(tmp_path / name))
        return read_flow(open_document(tmp_path / name))

    return of


def _values(document):
    return [cell.passage.text for table in tables(document) for cell in table.cells]


def _rows(book, *rows):
    sheet = book.get_sheet(0)
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            sheet.write(row, column, value)
    return sheet


@pytest.mark.parametrize("name", ["paper.xls", "paper.et", "附表"])
def test_an_old_sheet_is_read_by_its_cells(book, read, name):
    _rows(book, ["姓名", "金额"], ["周岚", 31500.5], ["=合计", 40000], [True, ""])
    document = read(book, name)
    assert _values(document) == ["姓名", "金额", "周岚", "31500.5", "=合计", "40000", "TRUE"]
    assert tables(document)[0].cells[2].passage.place == Place(sheet="名册", row=2)
    assert document.notes == ()


def test_numbers_are_written_as_their_format_says(book, read):
    sheet = book.get_sheet(0)
    for column, (value, code) in enumerate([(0.598, "0%"), (523456.82, "#,##0.00"), (44621, "yyyy-mm-dd"), (7, ";;;")]):
        sheet.write(0, column, value, xlwt.easyxf(num_format_str=code))
    document = read(book)
    assert _values(document) == ["59.8%", "523,456.82", "2022-03-01"]
    assert notes(document)["hidden_text"] == "sheet 名册: D1 7"


def test_days_of_the_other_epoch(book, read):
    book.dates_1904 = True
    book.get_sheet(0).write(0, 0, 44621 - 1462, xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    assert _values(read(book)) == ["2022-03-01"]


def test_hidden_rows_columns_and_sheets_are_left_out_and_noted(book, read):
    sheet = _rows(book, ["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"], ["j", "k", "l"])
    sheet.row(1).hidden = True
    sheet.row(3).height_mismatch, sheet.row(3).height = True, 10
    sheet.col(1).hidden = True
    draft = book.add_sheet("底稿")
    draft.write(0, 0, 186)
    draft.visibility = 1
    document = read(book)
    assert grid(tables(document)[0]) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "c"), (1, 0, 1, 1, "g"), (1, 1, 1, 1, "i")]
    told = " ".join(note.detail for note in document.notes)
    assert all(text in told for text in ("d", "b", "h", "j", "186", "底稿"))


def test_letters_that_are_not_seen_or_crossed_out_do_not_count(book, read):
    sheet = book.get_sheet(0)
    looks = [
        "font: colour white",
        "font: colour red; pattern: pattern solid, fore_colour red",
        "font: struck_out on",
        "font: colour red",
        "font: colour white; pattern: pattern solid, fore_colour dark_blue",
    ]
    for row, look in enumerate(looks):
        sheet.write(row, 0, f"第{row}", xlwt.easyxf(look))
    document = read(book)
    assert _values(document) == ["第3", "第4"]
    assert notes(document)["hidden_text"] == "sheet 名册: A1 第0、A2 第1"
    assert notes(document)["tracked_changes"] == "sheet 名册: − A3 第2"


def test_runs_of_a_cell_keep_their_looks(book, read):
    struck, raised, plain = (xlwt.Font() for _ in range(3))
    struck.struck_out, raised.escapement = True, xlwt.Font.ESCAPEMENT_SUPERSCRIPT
    book.get_sheet(0).write_rich_text(1, 1, [("9", struck), ("31500", plain), ("1", raised)])
    document = read(book)
    assert _values(document) == ["31500"]
    assert notes(document)["tracked_changes"] == "sheet 名册: − B2 9"


def test_merged_cells_and_printed_headers_go_over(book, read):
    sheet = book.get_sheet(0)
    sheet.write_merge(0, 0, 0, 1, "资产负债表")
    sheet.write(1, 0, "项目")
    sheet.write(1, 1, "期末")
    sheet._Worksheet__header_str = "&L阳江&R单位：万元"  # its setter takes no Chinese
    document = read(book)
    assert grid(tables(document)[0])[0] == (0, 0, 1, 2, "资产负债表")
    assert texts(document) == ["阳江", "单位：万元"]


def _picture():
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(out, "BMP")
    return out.getvalue()


def test_pictures_are_told(book, read):
    _rows(book, ["材料"]).insert_bitmap_data(_picture(), 2, 2)
    assert notes(read(book))["not_converted"] == "pictures"


def test_too_many_cells(book, read, monkeypatch):
    monkeypatch.setattr(old_sheet, "MAX_CELLS", 3)
    _rows(book, ["a", "b"], ["c", "d"])
    with pytest.raises(TooHeavy):
        read(book)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (xlrd.XLRDError("Workbook is encrypted"), EncryptedOffice),
        (xlrd.XLRDError("Unsupported format"), ConversionFailed),
        (struct.error("short"), ConversionFailed),
    ],
)
def test_what_cannot_be_opened_has_its_sentence(book, read, monkeypatch, error, told):
    def fails(**_):
        raise error

    monkeypatch.setattr("xlrd.open_workbook", fails)
    with pytest.raises(told):
        read(book)


def test_a_cut_off_sheet(book, tmp_path):
    _rows(book, *[[f"行{n}", n] for n in range(400)])
    book.save(str(tmp_path / "made.xls"))
    (tmp_path / "paper.xls").write_bytes((tmp_path / "made.xls").read_bytes()[:9000])
    with pytest.raises(ConversionFailed):
        open_document(tmp_path / "paper.xls")


def test_an_old_letter_still_asks_for_another_format(tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _: None)
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") * 9)
    with pytest.raises(OldOffice):
        open_document(tmp_path / "a.doc")
