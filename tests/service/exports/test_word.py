"""The Word file has the numbers of its pages, headings, marked words, and takes any character of a paper."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest

from service.exports.contents import Shown, Taking
from service.exports.paper import Grid, Line, Paper
from service.exports.report_paper import report_paper
from service.exports.word import docx_of


@pytest.fixture
def document(shown: Shown, taking: Taking) -> Any:
    return docx.Document(io.BytesIO(docx_of(report_paper(shown, taking, ""))))


def test_the_numbers_of_pages_are_fields(document: Any) -> None:
    footer = document.sections[0].footer._element.xml
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer
    assert "阳江市海帆企业服务有限公司" in footer


def test_the_page_is_a4(document: Any) -> None:
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_headings_are_headings(document: Any) -> None:
    found = {(p.style.name, p.text.split("  ")[0]) for p in document.paragraphs if p.style.name.startswith("Heading")}
    assert {("Heading 1", "一、总览"), ("Heading 2", "第八条第一项"), ("Heading 3", "资产总额")} <= found


def test_pictures_tell_what_they_show(document: Any) -> None:
    told = [p.get("descr") for p in document.element.iter("{*}docPr")]
    assert told == ["资产总额 523,456.82 元（52.35 万元）", "资产总额 5,234,560,000 元（523,456 万元）"]


def test_the_figure_in_an_excerpt_is_marked(document: Any) -> None:
    marked = [r.text for p in document.paragraphs for r in p.runs if r.font.highlight_color]
    assert marked == ["86.5"]


def test_headers_of_tables_are_repeated_and_cells_of_one_go_over_all(document: Any) -> None:
    overview = document.tables[1]
    assert "w:tblHeader" in overview.rows[0]._tr.xml
    assert len({id(c._tc) for c in overview.rows[1].cells}) == 1


def test_characters_that_no_file_takes_do_no_harm() -> None:
    blocks = (Line("甲\x00乙\ud800"), Grid(("a",), (("\x0b丙",),), (100,)))
    found = docx.Document(io.BytesIO(docx_of(Paper("zh", "题\x01", "", blocks, ("", "", "")))))
    assert [p.text for p in found.paragraphs[:2]] == ["题", "甲乙"]
    assert found.tables[0].cell(1, 0).text == "丙"
