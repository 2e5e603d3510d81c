"""The form as a Word file that says what the PDF says, in tables that may be gone on with."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from service.opinion_form.model import OpinionForm
from service.opinion_form.words import said as word_in
from service.personal import masked_parts

FONT, CHINESE_FONT = "Times New Roman", "宋体"
WIDTH = 178
"""Millimetres between the margins of an A4 page."""

Say = Callable[..., str]


def word_of(form: OpinionForm) -> bytes:
    """The form as a docx, what is personal masked."""
    form = masked_parts(form)
    said = partial(word_in, form.lang)
    paper = _paper(form, said)
    _head(paper, form, said)
    _findings(paper, form, said)
    _opinions(paper, form, said)
    _scores(paper, form, said)
    _conclusion(paper, form, said)
    _papers(paper, form, said)
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def _paper(form: OpinionForm, said: Say) -> Any:
    """An A4 document in the office's type, its pages numbered."""
    paper = Document()
    paper.core_properties.title = f"{said('title')} – {form.name}"
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(16)
    section.top_margin = section.bottom_margin = Mm(18)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(10)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), CHINESE_FONT)
    style.paragraph_format.space_after = Pt(2)
    _footer(section.footer.paragraphs[0], said)
    return paper


def _footer(line: Any, said: Say) -> None:
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    before, between, after = said("page", page="|", pages="|").split("|")
    line.add_run(before)
    _field(line, "PAGE")
    line.add_run(between)
    _field(line, "NUMPAGES")
    line.add_run(after)


def _field(line: Any, code: str) -> None:
    """A number that Word keeps up to date."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    line._p.append(field)


def _head(paper: Any, form: OpinionForm, said: Say) -> None:
    title = paper.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(title, said("title"), 18, bold=True)
    if form.conclusion is None:
        warning = paper.add_paragraph()
        warning.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(warning, said("draft"), 10, bold=True).font.color.rgb = RGBColor(0xAA, 0, 0)
    cells = [text for pair in form.facts for text in pair]
    cells += [""] * (-len(cells) % 4)
    table = _table(paper, (28, 61, 28, 61))
    for at in range(0, len(cells), 4):
        _row(table, cells[at : at + 4], bold=(0, 2))


def _findings(paper: Any, form: OpinionForm, said: Say) -> None:
    _heading(paper, said("findings"))
    head = [said(name) for name in ("ordinal", "finding", "status", "said", "outcome")]
    table = _table(paper, (13, 45, 34, 60, 26), head)
    for one in form.findings:
        words = [" ".join(filter(None, (s.expert, s.verdict, s.reason))) for s in one.said] or [said("none")]
        if one.settled:
            words.append(f"{said('chair_settled')} {one.settled}")
        cells = (str(one.number), f"{one.title}\n{one.clause}", f"{one.status}\n{one.value}".strip(), "\n".join(words))
        _row(table, (*cells, one.outcome), bold=(4,))


def _opinions(paper: Any, form: OpinionForm, said: Say) -> None:
    _heading(paper, said("opinions"))
    names = ("expert", "recommendation", "remark", *(("points",) if form.scores else ()))
    table = _table(paper, (38, 28, 90, 22) if form.scores else (38, 28, 112), [said(name) for name in names])
    for one in form.experts:
        called = f"{one.name} ({said('chair')})" if one.is_chair else one.name
        remark = "\n".join(filter(None, (one.remark, one.at)))
        cells = (called, one.recommendation or said("not_given"), remark, *((one.total,) if form.scores else ()))
        _row(table, cells, bold=(1,))


def _scores(paper: Any, form: OpinionForm, said: Say) -> None:
    if form.scores is None:
        return
    _heading(paper, f"{said('scores')} {form.scores.source}")
    experts = [one.name for one in form.experts]
    each = (WIDTH - 60) / (len(experts) + 2)
    head = [said("row"), said("weight"), *experts, said("mean")]
    table = _table(paper, (60, *[each] * (len(experts) + 2)), head)
    for line in (*form.scores.lines, form.scores.total):
        _row(table, (line.name, line.weight, *line.points, line.mean))
    if form.scores.below:
        paper.add_paragraph(form.scores.below)


def _conclusion(paper: Any, form: OpinionForm, said: Say) -> None:
    _heading(paper, said("conclusion"))
    ended = form.conclusion
    if ended is None:
        paper.add_paragraph(said("no_conclusion"))
    else:
        _run(paper.add_paragraph(), ended.recommendation, 13, bold=True)
        although = said("although", why=ended.although) if ended.although else ""
        for text in (ended.remark, although, said("signed", by=ended.by, at=ended.at), f"{said('seal')} {ended.seal}"):
            if text:
                paper.add_paragraph(text)
    _heading(paper, said("signatures"))
    table = _table(paper, (46, 22, 56, 18, 36))
    for one in form.experts:
        called = f"{one.name} ({said('chair')})" if one.is_chair else one.name
        _row(table, (called, said("signature"), "", said("day"), ""), bold=(0,)).height = Mm(12)


def _papers(paper: Any, form: OpinionForm, said: Say) -> None:
    _heading(paper, said("papers"))
    table = _table(paper, (13, 65, 100), [said(name) for name in ("ordinal", "paper", "sha256")])
    for number, one in enumerate(form.papers, 1):
        _row(table, (str(number), one.name, one.sha256))


def _heading(paper: Any, text: str) -> None:
    line = paper.add_paragraph()
    line.paragraph_format.space_before, line.paragraph_format.keep_with_next = Pt(10), True
    _run(line, text, 12, bold=True)


def _table(paper: Any, widths: Sequence[float], head: Sequence[str] = ()) -> Any:
    """A ruled table; its head comes again on every page."""
    table = paper.add_table(rows=0, cols=len(widths))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    if head:
        row = _row(table, head, bold=range(len(head)))
        mark = OxmlElement("w:tblHeader")
        row._tr.get_or_add_trPr().append(mark)
    return table


def _row(table: Any, cells: Sequence[str], bold: Sequence[int] = ()) -> Any:
    """One more row, which is not torn apart by the page's end."""
    row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for at, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
        cell.width = table.columns[at].width
        for place, line in enumerate(text.split("\n")):
            paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            _run(paragraph, line, 9.5, bold=at in bold)
    return row


def _run(paragraph: Any, text: str, size: float, bold: bool = False) -> Any:
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(size), bold
    run.font.name = FONT
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), CHINESE_FONT)
    return run
