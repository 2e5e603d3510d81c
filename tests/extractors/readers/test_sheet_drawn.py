"""Text boxes and pictures on Excel sheets count where they are seen, and are told where they are not."""

from __future__ import annotations

import io

import pytest

from extractors.model import Box, Word
from extractors.readers import open_document, read_flow
from tests.extractors.readers import papers
from tests.extractors.readers.conftest import ENGINES
from tests.extractors.readers.office import package, relations, texts

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{REL}"'
)


def _corner(name, row, offset=5):
    inner = f"<xdr:col>1</xdr:col><xdr:colOff>5</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>{offset}</xdr:rowOff>"
    return f"<xdr:{name}>{inner}</xdr:{name}>"


def _anchor(shape, first=1, last=3, offset=5):
    return f"<xdr:twoCellAnchor>{_corner('from', first)}{_corner('to', last, offset)}{shape}</xdr:twoCellAnchor>"


def _box(text, properties=""):
    return (
        f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="T" {properties}/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:rPr/>'
        f"<a:t>{text}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    )


def _picture(properties="", crop=""):
    return (
        f'<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="P" {properties}/></xdr:nvPicPr><xdr:blipFill>'
        f'<a:blip r:embed="rId1"/>{crop}</xdr:blipFill></xdr:pic>'
    )


def _book(path, drawing, rows="", state="visible", more=()):
    content = io.BytesIO()
    papers.printed("A", (800, 300)).save(content, "PNG")
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
    sheets = f'<sheet name="一" sheetId="1" state="{state}" r:id="rId1"/><sheet name="二" sheetId="2" r:id="rId2"/>'
    plain = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
    kinds = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'spreadsheetml.{kind}+xml"/>'
        for name, kind in (("workbook", "sheet.main"), ("worksheets/s1", "worksheet"), ("worksheets/s2", "worksheet"))
    )
    members = {
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{kinds}</Types>',
        "_rels/.rels": relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            {"rId1": ("worksheet", "worksheets/s1.xml"), "rId2": ("worksheet", "worksheets/s2.xml")}
        ),
        "xl/worksheets/s1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{cells}{rows}</sheetData></worksheet>',
        "xl/worksheets/s2.xml": plain,
        "xl/worksheets/_rels/s1.xml.rels": relations({"rId9": ("drawing", "../drawings/d.xml"), **dict(more)}),
        "xl/drawings/d.xml": f"<xdr:wsDr {SPACES}>{drawing}</xdr:wsDr>",
        "xl/drawings/_rels/d.xml.rels": relations({"rId1": ("image", "../media/i.png")}),
        "xl/media/i.png": content.getvalue(),
    }
    return package(path, members)


@pytest.fixture
def read(tmp_path, engine):
    engine.words = (Word("523", Box(10, 10, 40, 20)),)
    return lambda *parts, **more: read_flow(open_document(_book(tmp_path / "a.xlsx", *parts, **more)), ENGINES)


def _hidden(document):
    return [note.detail for note in document.notes if note.code == "hidden_text"]


def test_what_is_shown_is_read(read):
    document = read(_anchor(_box("单位：万元")) + _anchor(_picture()))
    assert (texts(document), _hidden(document)) == (["单位：万元", "523"], [])


def test_a_shape_that_is_switched_off_is_told(read, engine):
    document = read(_anchor(_box("改为186", 'hidden="1"')) + _anchor(_picture('hidden="1"')))
    assert (texts(document), engine.seen) == ([], [])
    assert _hidden(document) == ["sheet 一: 改为186"]


HIDDEN_ROWS = "".join(f'<row r="{row}" hidden="1"/>' for row in (2, 3))


@pytest.mark.parametrize(("last", "offset", "shown"), [(2, 5, False), (3, 0, False), (3, 5, True)])
def test_a_shape_goes_with_the_rows_that_it_lies_on(read, last, offset, shown):
    document = read(_anchor(_box("共64家"), 1, last, offset) + _anchor(_picture(), 1, last, offset), HIDDEN_ROWS)
    assert texts(document) == (["共64家", "523"] if shown else [])
    assert _hidden(document) == ([] if shown else ["sheet 一: 共64家、图片 i.png"])


def test_a_hidden_sheet_shows_nothing_of_its_drawing(read, engine):
    document = read(_anchor(_box("底稿")) + _anchor(_picture()), state="hidden")
    assert (texts(document), engine.seen) == ([], [])
    assert "sheet 一: 底稿、图片 i.png" in _hidden(document)


def test_only_what_is_left_of_a_cropped_picture_is_read(read, engine):
    read(_anchor(_picture(crop='<a:srcRect r="50000"/>')))
    (picture,) = engine.seen
    assert picture.shape[1] < picture.shape[0] * 1.5  # of 800 by 300 the left half is left


@pytest.mark.parametrize(("state", "told"), [("visible", ["attachments"]), ("hidden", [])])
def test_files_that_lie_on_a_sheet_are_told(read, state, told):
    files = {"rId5": ("oleObject", "../embeddings/a.bin"), "rId6": ("package", "../embeddings/b.docx")}
    document = read("", state=state, more=files)
    assert [str(note.code) for note in document.notes if note.code != "hidden_text"] == told


def test_what_is_crossed_out_in_a_box_no_longer_holds(read):
    box = _box("9").replace("<a:rPr/>", '<a:rPr strike="sngStrike"/>')
    document = read(_anchor(box))
    assert [(str(n.code), n.detail) for n in document.notes] == [("tracked_changes", "sheet 一: − 9")]
