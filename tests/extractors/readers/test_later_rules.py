"""Conditional formats that openpyxl leaves behind hide all the same."""

from __future__ import annotations

import zipfile

import openpyxl
import pytest

from tests.extractors.readers.office import flow, package, tables

NEW = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
SAID = "http://schemas.microsoft.com/office/excel/2006/main"


@pytest.fixture
def shown(tmp_path):
    def of(rule, areas="A1:A2"):
        workbook = openpyxl.Workbook()
        workbook.active.append(["专职186人"])
        workbook.active.append(["兼职9人"])
        workbook.save(tmp_path / "made.xlsx")
        with zipfile.ZipFile(tmp_path / "made.xlsx") as made:
            members = {name: made.read(name) for name in made.namelist()}
        group = f"<x14:conditionalFormatting>{rule}<xm:sqref>{areas}</xm:sqref></x14:conditionalFormatting>"
        ext = (
            f'<extLst><ext xmlns:x14="{NEW}" xmlns:xm="{SAID}" uri="{{78C0D931}}"><x14:conditionalFormattings>{group}'
            "</x14:conditionalFormattings></ext></extLst>"
        )
        sheet = members["xl/worksheets/sheet1.xml"].decode()
        members["xl/worksheets/sheet1.xml"] = sheet.replace("</worksheet>", f"{ext}</worksheet>").encode()
        document = flow(package(tmp_path / "paper.xlsx", members))
        return [cell.passage.text for table in tables(document) for cell in table.cells]

    return of


def _rule(colour, formula, kind="expression", more=""):
    look = f'<x14:dxf><font><color rgb="{colour}"/></font></x14:dxf>'
    return f'<x14:cfRule type="{kind}" priority="1" id="{{1}}" {more}><xm:f>{formula}</xm:f>{look}</x14:cfRule>'


@pytest.mark.parametrize(
    ("rule", "left"),
    [
        (_rule("FFFFFFFF", "另一表!$A$1=1"), []),
        (_rule("FFFFFFFF", "LEN(A1)=6"), ["兼职9人"]),
        (_rule("FFFFFFFF", '"兼职9人"', "cellIs", 'operator="equal"'), ["专职186人"]),
        (_rule("FFFF0000", "另一表!$A$1=1"), ["专职186人", "兼职9人"]),
        (_rule("nonsense", "TRUE"), ["专职186人", "兼职9人"]),
        ('<x14:cfRule type="dataBar" id="{1}"><x14:dataBar/></x14:cfRule>', ["专职186人", "兼职9人"]),
    ],
)
def test_a_later_rule(shown, rule, left):
    assert shown(rule) == left


def test_areas_that_are_none(shown):
    assert shown(_rule("FFFFFFFF", "TRUE"), "nowhere at all") == ["专职186人", "兼职9人"]
