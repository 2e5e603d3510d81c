"""The correction notice as the office hands it out: one page of HTML, printed as PDF, and the same as a Word file."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, select_autoescape

from service.printing import pdf_of_page

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument

FONT = "Noto Serif CJK SC"


@dataclass(frozen=True, slots=True)
class LetterItem:
    """One thing to correct, in words."""

    number: int
    condition: str
    place: str
    fault: str
    todo: str


@dataclass(frozen=True, slots=True)
class Letter:
    """All that stands in the notice. `number` and the days are "" while it is a draft."""

    office: str
    number: str
    addressee: str
    dossier: str
    opening: str
    items: tuple[LetterItem, ...]
    due_on: str
    sent_on: str


TITLE = "补正告知书"


def in_words(day: date | None) -> str:
    """A day as letters write it."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def to_html(letter: Letter) -> str:
    """The page that is printed."""
    rooms = Environment(loader=PackageLoader("service"), autoescape=select_autoescape(), trim_blocks=True)
    return rooms.get_template("notices/letter.html").render(
        letter=letter, title=TITLE, font=FONT, closing=closing(letter)
    )


def to_pdf(letter: Letter) -> bytes:
    """A4, pages numbered; nothing is fetched from anywhere."""
    return pdf_of_page(to_html(letter))


def to_word(letter: Letter) -> bytes:
    """The same, for an office that stamps and files Word."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    paper = Document()
    page = paper.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")

    def line(text: str, align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT, size: float | None = None) -> None:
        paragraph = paper.add_paragraph()
        paragraph.alignment = align
        run = paragraph.add_run(text)
        if size:
            run.font.size, run.bold = Pt(size), True

    line(letter.office, WD_ALIGN_PARAGRAPH.CENTER, 18)
    line(TITLE, WD_ALIGN_PARAGRAPH.CENTER, 22)
    line(letter.number, WD_ALIGN_PARAGRAPH.CENTER)
    line(f"{letter.addressee}：")
    line(letter.opening)
    _add_table(paper, letter)
    line(closing(letter))
    line(letter.office, WD_ALIGN_PARAGRAPH.RIGHT)
    line(letter.sent_on, WD_ALIGN_PARAGRAPH.RIGHT)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _add_table(paper: DocxDocument, letter: Letter) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    table = paper.add_table(rows=0, cols=len(HEAD), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Cm(width)  # Word goes by the cells, other programs by the columns
    for texts in (HEAD, *map(cells, letter.items)):
        row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text, width in zip(row.cells, texts, WIDTHS, strict=True):
            cell.text, cell.width = text, Cm(width)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


HEAD = ("序号", "项目", "问题", "请补正")
WIDTHS = (1.3, 3.7, 5.5, 5.5)
"""Of the columns in the Word file, in centimetres; what is wrong and what to do want the room."""


def cells(item: LetterItem) -> tuple[str, str, str, str]:
    """An item as a row of the table."""
    where = f"\n（{item.place}）" if item.place else ""
    return str(item.number), item.condition, item.fault + where, item.todo


def closing(letter: Letter) -> str:
    """What is to be done until when."""
    until = f"请于{letter.due_on}前" if letter.due_on else "请在规定期限内"
    ways = "登录平台申报预审系统逐项答复：上传更正后的文件、说明情况，或说明不适用的理由。"
    return f"{until}{ways}逾期未答复的，按现有材料办理。"
