"""What a web page's own styles hide is told as hidden; what they show is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.readers.web_page import as_office
from tests.extractors.readers.office import flow, notes, tables, texts

PAGE = (
    "<html><head><style>{css}</style></head><body><table><tr><td>甲</td><td>1</td></tr>"
    "<tr{row}><td>乙</td><td>2</td></tr></table></body></html>"
)


def read(tmp_path: Path, page: str):
    (tmp_path / "in").write_text(page, encoding="utf-8")
    as_office(tmp_path / "in", tmp_path / "out.docx")
    return flow(tmp_path / "out.docx")


def cells(document):
    return [cell.passage.text for table in tables(document) for cell in table.cells if cell.passage.text]


HIDING = [
    ("", ' style="display:none"'),
    ("", " hidden"),
    ("", ' height=0 style="height:0"'),
    ("", ' style="opacity:4%"'),
    ("", ' style="font-size:1px"'),
    ("", ' style="position:absolute; left:-5000px"'),
    ("", ' style="text-indent:-99em"'),
    ("", ' style="transform:scale(0.01)"'),
    ("", ' style="clip-path:circle(0)"'),
    ("", ' style="visibility:collapse"'),
    ("", ' style="text-decoration:line-through"'),
    ("", ' style="color:#fdfdfd"'),
    ("", ' style="color:var(--paper)"'),
    ("", ' style="color:hsl(0 0% 100%)"'),
    ("", ' bgcolor="#336699" style="color:rgb(51,102,153)"'),
    (".k{display:none}", ' class="k"'),
    (".k{display:none !important}", ' class="k" style="display:table-row"'),
    ("tr + tr{display:none}", ""),
    ("@media print{tr:nth-child(2){display:none}}", ""),
    ("@supports (color:red){#n{color:transparent}}", ' id="n"'),
    ("tr:last-child td{color:white}", ""),
    ("tr:last-child td::before{content:'9'}", ""),
    ("tr:last-child td{mso-number-format:'\\0022731\\0022'}", ""),
]


@pytest.mark.parametrize(("css", "row"), HIDING)
def test_what_styles_hide_is_not_read(tmp_path: Path, css: str, row: str) -> None:
    document = read(tmp_path, PAGE.format(css=css, row=row))
    assert cells(document) == ["甲", "1"]
    assert notes(document)["hidden_text"].split() == ["乙", "2"]


@pytest.mark.parametrize(
    ("css", "row"),
    [
        ("", ' style="height:14.25pt; mso-height-source:userset"'),
        ("", ' style="color:#333; background:#eee"'),
        ("", ' bgcolor="#336699" style="color:#fff"'),
        ("", ' style="visibility:visible; opacity:1"'),
        ("", ' style="position:relative; left:2px"'),
        ("tr{display:none} tr{display:table-row}", ""),
        (".other{display:none}", ' class="k"'),
        ("td{mso-number-format:'\\@'; line-height:1.5; width:54pt; padding:0}", ""),
        ("td{mso-number-format:'[DBNum1]\\#\\,\\#\\#0\\.00'; transform:rotate(90deg)}", ""),
        ("tr:wrong(({display:none}", ""),
        ("td::before{content:''}", ""),
        ("td{color:windowtext; border:.5pt solid windowtext}", ""),
        ("td{color:nothing-known}", ' style="color:inherit"'),
        ("td{color:currentcolor; background:window}", ""),
    ],
)
def test_what_styles_show_is_read(tmp_path: Path, css: str, row: str) -> None:
    document = read(tmp_path, PAGE.format(css=css, row=row))
    assert cells(document) == ["甲", "1", "乙", "2"]
    assert "hidden_text" not in notes(document)


def test_what_is_switched_on_again_is_read(tmp_path: Path) -> None:
    page = '<div style="visibility:hidden">一<p style="visibility:visible">二</p></div><font color="white">三</font>四'
    document = read(tmp_path, page)
    assert texts(document) == ["二", "四"]
    assert notes(document)["hidden_text"] == "一 三"


def test_a_column_without_width_is_not_read(tmp_path: Path) -> None:
    page = (
        "<table><col><col span=2 width=0><tr><td>甲</td><td>1</td><td>2</td><td>3</td></tr>"
        "<tr><td colspan=2>乙</td><td>5</td><td>6</td></tr></table>"
    )
    document = read(tmp_path, page)
    assert cells(document) == ["甲", "3", "乙", "6"]
    assert notes(document)["hidden_text"].split() == ["1", "2", "5"]


@pytest.mark.parametrize(
    ("kept", "shown", "read_as"),
    [
        ('x:num="28000"', "728,000.00", []),
        ('x:str="28000"', "728000", []),
        ('x:num="728000"', "728,000.00", ["728,000.00"]),
        ('x:num="0.333333"', "0.33", ["0.33"]),
        ('x:num="45292"', "2024/1/1", ["2024/1/1"]),
        ('x:num="0.75"', "75%", ["75%"]),
        ("x:num", "728,000.00", ["728,000.00"]),
    ],
)
def test_what_excel_takes_in_the_place_of_the_text(tmp_path: Path, kept: str, shown: str, read_as: list[str]) -> None:
    document = read(tmp_path, f"<table><tr><td {kept}>{shown}</td></tr></table>")
    assert cells(document) == read_as
