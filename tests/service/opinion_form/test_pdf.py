"""The form as PDF: all that it holds, numbered A4 pages, heads again on each, and nothing fetched from elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2 as pdfium
import pytest

from service.model import Lang
from service.opinion_form.model import (
    Conclusion,
    ExpertLine,
    FindingLine,
    OpinionForm,
    PaperLine,
    SaidOnFinding,
    ScoreLine,
    Scores,
)
from service.opinion_form.pdf import html_of, pdf_of

EXPERTS = ("陈专家", "林专家", "黄专家")


def form(lang: Lang = "zh", findings: int = 24) -> OpinionForm:
    """A long review of three experts."""
    said = tuple(SaidOnFinding(name, "同意", "与原件核对无误") for name in EXPERTS)
    return OpinionForm(
        lang=lang,
        file="0123456789abcdef-专家评审意见表",
        name="阳江市海帆企业服务有限公司",
        facts=(("申报单位", "阳江市海帆企业服务有限公司"), ("编号", "0123456789abcdef"), ("预审", "3")),
        findings=tuple(
            FindingLine(n, f"第{n}项条件", "第八条", "✗ 不符合", "86.5 平方米", said, "同意", "裁定" if n == 2 else "")
            for n in range(1, findings + 1)
        ),
        experts=tuple(ExpertLine(n, n == EXPERTS[0], "推荐", "材料扎实", "88.5", "2026-03-02") for n in EXPERTS),
        scores=Scores(
            (ScoreLine("服务能力", "40.5", ("38.5", "36", "40"), "38.17"),),
            ScoreLine("合计", "100", ("88.5", "80", "91"), "86.50"),
            "漠工信函 附件三",
        ),
        conclusion=Conclusion("推荐", "同意列入候选名单", "陈专家", "2026-03-03 10:00", "ab" * 32),
        papers=(PaperLine("申请表.pdf", "cd" * 32),),
    )


def pages(found: OpinionForm) -> list[str]:
    paper = pdfium.PdfDocument(pdf_of(found))
    assert {tuple(round(side) for side in page.get_size()) for page in paper} == {(595, 842)}
    return [page.get_textpage().get_text_bounded() for page in paper]


def test_long_tables_go_on_with_their_head_and_pages_are_numbered() -> None:
    found = pages(form())
    assert len(found) > 1
    assert all(f"第 {n} 页，共 {len(found)} 页" in text for n, text in enumerate(found, 1))
    assert sum("评审项目" in text for text in found) > 1
    whole = "".join(found)
    for said in ("第24项条件", "组长裁定", "同意列入候选名单", "ab" * 32, "86.50", "签名"):
        assert said in whole.replace("\r\n", "")


def test_it_speaks_both_languages_and_says_when_it_is_no_conclusion() -> None:
    assert "Conclusion" in html_of(form("en"))
    assert "仅供讨论" not in html_of(form())
    assert "仅供讨论" in html_of(replace(form(), conclusion=None))


def test_what_people_typed_is_text_and_fetches_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    evil = '<img src="http://127.0.0.1:9/x.png"><link rel=stylesheet href="file:///etc/passwd">'
    found = replace(form(findings=1), name=evil, file='x"; } @import url("http://127.0.0.1:9/")')
    assert "&lt;img" in html_of(found)
    assert "@import" not in html_of(found)
    assert pages(found)
