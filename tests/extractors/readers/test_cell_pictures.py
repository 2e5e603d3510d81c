"""Pictures that WPS and Excel keep in cells are read where the cell shows them, and told where it does not."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from extractors.model import Box, Word
from extractors.readers import open_document, read_flow
from extractors.readers.cell_pictures import cell_pictures
from extractors.readers.packages import opened
from tests.extractors.readers import papers
from tests.extractors.readers.conftest import ENGINES
from tests.extractors.readers.office import package, relations, tables, texts

ART = "http://schemas.openxmlformats.org/drawingml/2006/main"
DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _png():
    content = io.BytesIO()
    papers.printed("A", (800, 300)).save(content, "PNG")
    return content.getvalue()


@pytest.fixture
def book(tmp_path):
    """A workbook with that XML for its second row, and these parts beside."""

    def of(row, parts, change=lambda workbook: None):
        workbook = openpyxl.Workbook()
        workbook.active.title = "附图"
        workbook.active["A1"] = "材料"
        change(workbook)
        workbook.save(tmp_path / "made.xlsx")
        with zipfile.ZipFile(tmp_path / "made.xlsx") as made:
            members = {name: made.read(name) for name in made.namelist()}
        sheet = members["xl/worksheets/sheet1.xml"].decode()
        members["xl/worksheets/sheet1.xml"] = sheet.replace("</sheetData>", f"{row}</sheetData>").encode()
        return package(tmp_path / "paper.xlsx", members | parts)

    return of


def _pictures_of_wps(*names):
    """The list of WPS, a picture for each name."""
    one = (
        '<etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="1" name="{name}"/></xdr:nvPicPr>'
        '<xdr:blipFill><a:blip r:embed="rId{n}"/></xdr:blipFill></xdr:pic></etc:cellImage>'
    )
    inner = "".join(one.format(name=name, n=n) for n, name in enumerate(names))
    spaces = f'xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" xmlns:xdr="{DRAWN}" xmlns:a="{ART}"'
    return {
        "xl/cellimages.xml": f'<etc:cellImages {spaces} xmlns:r="{REL}">{inner}</etc:cellImages>',
        "xl/_rels/cellimages.xml.rels": relations(
            {f"rId{n}": ("image", f"media/{name}.png") for n, name in enumerate(names)}
        ),
        **{f"xl/media/{name}.png": _png() for name in names},
    }


def _formula(name, value=None, more=""):
    said = f'=DISPIMG("{name}",1)' if value is None else value
    said = said.replace('"', "&quot;")
    return f'<row r="2"{more}><c r="B2" t="str"><f>_xlfn.DISPIMG("{name}",1)</f><v>{said}</v></c></row>'


def _read(path, engine):
    engine.words = (Word("资产总计", Box(10, 10, 60, 20)),)
    return read_flow(open_document(path), ENGINES)


def _hidden(document):
    return [note.detail for note in document.notes if note.code == "hidden_text"]


@pytest.mark.parametrize("value", [None, "", "#NAME?"])
def test_a_picture_of_wps_in_a_cell_is_read(book, engine, value):
    document = _read(book(_formula("ID_AB12", value), _pictures_of_wps("ID_AB12")), engine)
    assert texts(document) == ["资产总计"]
    assert [cell.passage.text for cell in tables(document)[0].cells] == ["材料"]
    assert (len(engine.seen), _hidden(document)) == (1, [])


def test_a_picture_that_the_formula_does_not_show_is_told(book, engine):
    row = '<row r="2"><c r="B2" t="str"><f>IF(A9=1,_xlfn.DISPIMG("ID_7",1),"")</f><v></v></c></row>'
    document = _read(book(row, _pictures_of_wps("ID_7")), engine)
    assert (engine.seen, _hidden(document)) == ([], ["图片 ID_7.png"])


def test_text_that_only_looks_like_the_formula_stays_text(book, engine):
    row = '<row r="2"><c r="B2" t="inlineStr"><is><t>=DISPIMG("ID_7",1)</t></is></c></row>'
    document = _read(book(row, _pictures_of_wps("ID_7")), engine)
    assert [cell.passage.text for cell in tables(document)[0].cells] == ["材料", '=DISPIMG("ID_7",1)']
    assert engine.seen == []


def test_a_picture_in_a_hidden_row_is_told_and_not_read(book, engine):
    document = _read(book(_formula("ID_3", more=' hidden="1"'), _pictures_of_wps("ID_3")), engine)
    assert (engine.seen, _hidden(document)) == ([], ["sheet 附图: 图片 ID_3.png"])


def test_a_picture_that_no_cell_names_is_told(book, engine):
    document = _read(book(_formula("ID_1"), _pictures_of_wps("ID_1", "ID_2")), engine)
    assert (len(engine.seen), _hidden(document)) == (1, ["图片 ID_2.png"])


def test_a_picture_that_is_not_there_is_noted(book, engine):
    document = _read(book(_formula("ID_GONE"), {}), engine)
    assert [str(note.code) for note in document.notes] == ["pictures_skipped"]


def _rich(key, values="0"):
    """The lists by which Excel finds the picture of a cell: metadata, value, structure, relation."""
    data = "http://schemas.microsoft.com/office/spreadsheetml/2017/richdata"
    types = '<metadataTypes><metadataType name="XLDAPR"/><metadataType name="XLRICHVALUE"/></metadataTypes>'
    future = '<bk><extLst><ext><x:rvb i="1"/></ext></extLst></bk>'
    cells = '<valueMetadata><bk><rc t="2" v="0"/></bk></valueMetadata>'
    metadata = f'{types}<futureMetadata name="XLRICHVALUE">{future}</futureMetadata>{cells}'
    rich = f'<rv s="1"><v>9</v></rv><rv s="0"><v>{values}</v><v>5</v></rv>'
    image = f'<s t="_localImage"><k n="{key}" t="i"/><k n="CalcOrigin" t="i"/></s>'
    error = '<s t="_error"><k n="errorType" t="i"/></s>'
    related = f'<richValueRels xmlns="{data}2" xmlns:r="{REL}"><rel r:id="rId4"/></richValueRels>'
    return {
        "xl/metadata.xml": f'<metadata xmlns="{MAIN}" xmlns:x="{data}">{metadata}</metadata>',
        "xl/richData/rdrichvalue.xml": f'<rvData xmlns="{data}">{rich}</rvData>',
        "xl/richData/rdrichvaluestructure.xml": f'<rvStructures xmlns="{data}">{image}{error}</rvStructures>',
        "xl/richData/richValueRel.xml": related,
        "xl/richData/_rels/richValueRel.xml.rels": relations({"rId4": ("image", "../media/one.png")}),
        "xl/media/one.png": _png(),
    }


PLACED = '<row r="2"><c r="AB2" t="e" vm="1"><v>#VALUE!</v></c></row>'


def test_a_picture_that_excel_placed_in_a_cell_is_read(book, engine):
    document = _read(book(PLACED, _rich("_rvRel:LocalImageIdentifier")), engine)
    assert texts(document) == ["资产总计"]
    assert [cell.passage.text for cell in tables(document)[0].cells] == ["材料"]


def test_a_picture_from_the_network_is_noted_as_not_read(book, engine):
    document = _read(book(PLACED, _rich("WebImageIdentifier")), engine)
    assert "pictures_skipped" in [str(note.code) for note in document.notes]
    assert engine.seen == []


@pytest.mark.parametrize("parts", [{}, _rich("_rvRel:LocalImageIdentifier", "77"), _rich("other")])
def test_lists_with_gaps_lead_nowhere(book, parts):
    with opened(book(PLACED, parts)) as content:
        assert [target for target in cell_pictures(content)["附图"].values() if target] == []
