"""The form as Word: the very cells of the PDF, on A4, with heads that come again and a place to sign on."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from service.opinion_form.model import OpinionForm
from service.opinion_form.word import word_of
from tests.service.opinion_form.test_pdf import EXPERTS, form


def opened(found: OpinionForm) -> Any:
    return Document(io.BytesIO(word_of(found)))


def rows(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_every_table_stands_in_it() -> None:
    facts, findings, experts, scores, signatures, papers = opened(form()).tables
    assert rows(facts)[0] == ["申报单位", "阳江市海帆企业服务有限公司", "编号", "0123456789abcdef"]
    assert len(rows(findings)) == 25
    assert rows(findings)[2][3].count("同意") == 3
    assert "组长裁定" in rows(findings)[2][3]
    assert [row[0] for row in rows(experts)[1:]] == ["陈专家 (组长)", "林专家", "黄专家"]
    assert rows(scores)[-1] == ["合计", "100", "88.5", "80", "91", "86.50"]
    assert [row[0] for row in rows(signatures)] == ["陈专家 (组长)", *EXPERTS[1:]]
    assert rows(papers)[1][2] == "cd" * 32


def test_it_is_of_a4_and_its_heads_come_again() -> None:
    paper = opened(form())
    section = paper.sections[0]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    head = paper.tables[1].rows[0]._tr.trPr
    assert head.find(qn("w:tblHeader")) is not None
    assert [f.get(qn("w:instr")) for f in section.footer._element.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    fonts = paper.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "宋体"


def test_without_scores_and_conclusion_it_says_so() -> None:
    paper = opened(replace(form(), scores=None, conclusion=None))
    assert len(paper.tables) == 5
    told = "\n".join(p.text for p in paper.paragraphs)
    assert "仅供讨论" in told
    assert "尚未签署" in told
