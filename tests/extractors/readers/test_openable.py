"""Workbooks that Excel opens and openpyxl does not are read all the same, and what is unseen in them stays unseen."""

from __future__ import annotations

import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.styles import Font

from extractors.errors import Damaged
from extractors.readers import open_document, openable, read_flow
from tests.extractors.readers.office import tables

Change = Callable[[dict[str, bytes]], None]

PIVOT = b"""<pivotCacheDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cacheSource
type="worksheet"><worksheetSource ref="A1:A2" sheet="Sheet"/></cacheSource><cacheFields count="1"><cacheField name="x">
<fieldGroup base="0"><discretePr count="1"><x v="0"/></discretePr></fieldGroup></cacheField></cacheFields>
</pivotCacheDefinition>"""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION = f'<Relationship Id="{{id}}" Type="{OFFICE}/{{kind}}" Target="{{to}}"/>'


@pytest.fixture
def said(tmp_path):
    """What is read of a workbook of two sheets whose parts were changed."""

    def of(change: Change) -> list[str]:
        book = openpyxl.Workbook()
        book.active.append(["专职人数", 12])
        book.active["A2"] = "看不见"
        book.active["A2"].font = Font(color="FFFFFFFF")
        book.create_sheet("附表").append(["办公面积"])
        book.save(tmp_path / "made.xlsx")
        with zipfile.ZipFile(tmp_path / "made.xlsx") as made:
            parts = {name: made.read(name) for name in made.namelist()}
        change(parts)
        with zipfile.ZipFile(tmp_path / "paper.xlsx", "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        document = read_flow(open_document(tmp_path / "paper.xlsx"))
        return [cell.passage.text for table in tables(document) for cell in table.cells]

    return of


ALL = ["专职人数", "12", "办公面积"]


def _called(old: str, new: str) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        parts[new] = parts.pop(old)

    return change


def _with(name: str, old: bytes, new: bytes) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new)

    return change


def _shared_words(parts: dict[str, bytes]) -> None:
    """The words of a cell stand in a part of their own, whose name is spelled otherwise than it is asked for."""
    inline = b't="inlineStr"><is><t>' + "专职人数".encode("ascii", "xmlcharrefreplace") + b"</t></is>"
    _with("xl/worksheets/sheet1.xml", inline, b't="s"><v>0</v>')(parts)
    sort = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    asked = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{sort}"/></Types>'
    _with("[Content_Types].xml", b"</Types>", asked.encode())(parts)
    start = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    parts["xl/SharedStrings.xml"] = f"{start}<si><t>专职人数</t></si></sst>".encode()


def _by_an_old_packer(parts: dict[str, bytes]) -> None:
    for name in list(parts):
        parts[name.lower().replace("/", "\\")] = parts.pop(name)


def _grouped_pivot(parts: dict[str, bytes]) -> None:
    relation = RELATION.format(id="p1", kind="pivotCacheDefinition", to="pivotCache/pivotCacheDefinition1.xml")
    _with("xl/_rels/workbook.xml.rels", b"</Relationships>", relation.encode() + b"</Relationships>")(parts)
    caches = b'<pivotCaches><pivotCache cacheId="1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
    caches += b'relationships" r:id="p1"/></pivotCaches>'
    _with("xl/workbook.xml", b"</workbook>", caches + b"</workbook>")(parts)
    relation = RELATION.format(id="p2", kind="pivotTable", to="../pivotTables/pivotTable1.xml")
    start = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = f"{start}{relation}</Relationships>".encode()
    parts["xl/pivotCache/pivotCacheDefinition1.xml"] = parts["xl/pivotTables/pivotTable1.xml"] = PIVOT


@pytest.mark.parametrize(
    "change",
    [
        _shared_words,
        _called("xl/worksheets/sheet2.xml", "xl/worksheets/Sheet2.xml"),
        _by_an_old_packer,
        _grouped_pivot,
        _with("docProps/core.xml", b"<dcterms:created", b"<dcterms:created x='1'> 2021- 9- 3</dcterms:created><x"),
        _with("xl/styles.xml", b"<patternFill/>", b""),
        _with("xl/styles.xml", b'name="Normal"', b""),
        _with("xl/styles.xml", b"</cellXfs>", b'<xf fontId="70" fillId="9" borderId="9"/></cellXfs>'),
        _with("xl/styles.xml", b"<font>", b'<font><color rgb="FF"/>'),
        _with("xl/workbook.xml", b'state="visible"', b'state="show"'),
        _with("xl/worksheets/sheet1.xml", b'r="B1"', b'r="B1" s="77"'),
    ],
)
def test_all_is_read_that_is_seen(said, change):
    assert said(change) == ALL


def test_a_workbook_without_a_body_is_damaged_as_before(said):
    with pytest.raises(Damaged):
        said(_with("xl/workbook.xml", b"<sheets>", b"<sheets><sheet/>"))


def test_a_workbook_is_made_again_once_and_without_what_its_pivot_tables_are_made_of(said, monkeypatch):
    seen = []
    load = openpyxl.load_workbook

    def spied(path, **how):
        with zipfile.ZipFile(path) as given:
            seen.append([name for name in given.namelist() if "pivot" in name])
        return load(path, **how)

    def change(parts: dict[str, bytes]) -> None:
        _grouped_pivot(parts)
        _with("xl/worksheets/sheet1.xml", b"<v>12</v>", b"<f>6+6</f><v>12</v>")(parts)

    made: list[object] = []
    again = openable.openable
    monkeypatch.setattr("openpyxl.load_workbook", spied)
    monkeypatch.setattr(openable, "openable", lambda path: made.append(path) or again(path))
    assert said(change) == ALL
    assert len(made) == 1
    assert seen == [[], []]  # its values and its formulas
