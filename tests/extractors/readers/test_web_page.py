"""Of a web page under an Office ending the texts and tables are taken, in their order, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from extractors.readers.web_page import as_office, is_web_page
from tests.extractors.readers import office


def rows(tmp_path: Path, page: bytes) -> list[list[object]]:
    (tmp_path / "in").write_bytes(page)
    as_office(tmp_path / "in", tmp_path / "out.xlsx")
    return [[c.value for c in row] for row in load_workbook(tmp_path / "out.xlsx").worksheets[0]]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-8-sig"])
@pytest.mark.parametrize("told", ["", '<meta http-equiv=Content-Type content="text/html; charset={}">'])
def test_a_table_in_any_encoding(tmp_path: Path, encoding: str, told: str) -> None:
    page = (
        f"<html>{told.format(encoding)}<table><tr><th>姓名<th>学历</th></tr><tr><td>张三</td><td>本科</td></tr></table>"
    )
    page = page.replace("<th>姓名<th>", "<th>姓名</th><th>")
    assert rows(tmp_path, page.encode(encoding)) == [["姓名", "学历"], ["张三", "本科"]]


def test_cells_over_rows_and_columns_keep_the_others_in_their_place(tmp_path: Path) -> None:
    page = b"""<table><tr><td rowspan=2>a</td><td colspan=2>b</td><td>c</td></tr>
    <tr><td>d</td><td>e</td><td>f</td></tr></table>"""
    assert rows(tmp_path, page) == [["a", "b", None, "c"], [None, "d", "e", "f"]]


def test_scripts_styles_and_formulas_are_nothing(tmp_path: Path) -> None:
    page = b"<style>x{}</style><script>alert(1)</script><p>one</p><table><tr><td>=WEBSERVICE(1)</td></tr></table>"
    (tmp_path / "in").write_bytes(page)
    as_office(tmp_path / "in", tmp_path / "out.xlsx")
    cells = [c for row in load_workbook(tmp_path / "out.xlsx").worksheets[0] for c in row]
    assert [(c.value, c.data_type) for c in cells] == [("one", "s"), ("=WEBSERVICE(1)", "s")]


def test_a_letter_keeps_lines_and_tables_in_order(tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes("<p>一</p><table><tr><td>甲<br>乙</td></tr></table><div>二</div>".encode())
    as_office(tmp_path / "in", tmp_path / "out.docx")
    texts = "|".join(office.texts(office.flow(tmp_path / "out.docx")))
    assert texts.index("一") < texts.index("二")


@pytest.mark.parametrize(
    "page", [b"<td rowspan=99999 colspan=99999>x</td>" * 50, b"<table>" * 500, b"<table><tr>" + b"<td>x" * 3000]
)
def test_a_page_that_would_grow_without_end_does_not(tmp_path: Path, page: bytes) -> None:
    found = rows(tmp_path, b"<table><tr>" + page)
    assert sum(len(row) for row in found) < 300_000


@pytest.mark.parametrize(("content", "is_page"), [(b"<HTML>", True), (b"  <!DOCTYPE html>", True), (b"a\tb", False)])
def test_web_pages_are_told_by_their_beginning(tmp_path: Path, content: bytes, is_page: bool) -> None:
    (tmp_path / "in").write_bytes(content)
    assert is_web_page(tmp_path / "in") is is_page
