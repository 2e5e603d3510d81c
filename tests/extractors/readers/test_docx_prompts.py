"""A content control that still shows its prompt is empty; one that was filled in says what it says."""

from __future__ import annotations

from tests.extractors.readers.office import flow, notes, p, r, tables, tbl, tc, texts, word


def _control(text, properties="<w:showingPlcHdr/>"):
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{text}</w:sdtContent></w:sdt>"


def test_a_prompt_is_no_text_and_is_told(tmp_path):
    body = f"<w:p>{r('面积')}{_control(r('如150平方米'))}{r('，办公用')}</w:p>" + _control(p("请输入地址"))
    document = flow(word(tmp_path / "paper.docx", body))
    assert texts(document) == ["面积，办公用"]
    assert notes(document)["prompt"] == "如150平方米、请输入地址"


def test_the_cell_of_a_prompt_stays_where_it_is(tmp_path):
    row = f"<w:tr>{tc('面积')}{_control(tc('如150平方米'))}{tc('备注')}</w:tr>"
    (table,) = tables(flow(word(tmp_path / "paper.docx", tbl(row))))
    assert [c.passage.text for c in table.cells] == ["面积", "", "备注"]


def test_what_was_filled_in_is_text(tmp_path):
    off = '<w:showingPlcHdr w:val="0"/>'
    body = f"<w:p>{_control(r('150平方米'), '')}{_control(r('办公'), off)}</w:p>"
    document = flow(word(tmp_path / "paper.docx", body))
    assert texts(document) == ["150平方米办公"]
    assert "prompt" not in notes(document)
