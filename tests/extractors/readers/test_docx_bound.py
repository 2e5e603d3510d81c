"""A control that is bound to data is read as Word shows it: by its data."""

from __future__ import annotations

import pytest

from tests.extractors.readers.office import flow, notes, p, package, r, relations, texts, word

STORE = "{0A0B0C0D-0000-4000-8000-000000000001}"
NAMESPACES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def control(kept, xpath, store=STORE, mappings="", kind="<w:text/>"):
    binding = f'<w:dataBinding w:prefixMappings="{mappings}" w:xpath="{xpath}" w:storeItemID="{store}"/>'
    return (
        f"<w:p>{r('面积')}<w:sdt><w:sdtPr>{binding}{kind}</w:sdtPr><w:sdtContent>{r(kept[:1])}{r(kept[1:])}"
        f"</w:sdtContent></w:sdt>{r('平方米')}</w:p>"
    )


@pytest.fixture
def read(tmp_path):
    def reading(body, data='<d xmlns="urn:d"><area>85</area></d>'):
        path = word(tmp_path / "paper.docx", body)
        import zipfile

        with zipfile.ZipFile(path) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        members |= {
            "customXml/item3.xml": data.encode(),
            "customXml/itemProps3.xml": f'<ds:datastoreItem xmlns:ds="{NAMESPACES}" ds:itemID="{STORE}"/>'.encode(),
            "customXml/_rels/item3.xml.rels": relations({"rId1": ("customXmlProps", "itemProps3.xml")}).encode(),
            "docProps/core.xml": b'<c xmlns="urn:c"><title>66</title></c>',
        }
        return flow(package(path, members))

    return reading


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (control("785", "/n:d/n:area", mappings="xmlns:n='urn:d'"), "面积85平方米"),
        (control("785", "/*[1]/*[1]"), "面积85平方米"),
        (control("785", "/*/*", "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"), "面积66平方米"),
    ],
)
def test_the_data_is_what_is_shown(read, body, shown):
    document = read(body)
    assert texts(document) == [shown]
    assert notes(document)["hidden_text"] == "785"


@pytest.mark.parametrize(
    "body",
    [
        control("85", "/*/*"),
        control("85", "/nothing"),
        control("85", "/*[", mappings="xmlns:n='urn:d'"),
        control("85", "/x:d/x:area"),
        control("85", "/*/*", "{00000000-0000-0000-0000-000000000000}"),
        control("85", "/*", kind="<w:date/>"),
    ],
)
def test_without_other_data_the_words_stay(read, body):
    document = read(body, "<d><area>85</area></d>")
    assert texts(document) == ["面积85平方米"]
    assert "hidden_text" not in notes(document)


def test_a_control_without_a_binding_stays(read):
    body = f"<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r('785')}</w:sdtContent></w:sdt></w:p>"
    assert texts(read(body + p("next"))) == ["785", "next"]
