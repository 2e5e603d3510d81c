"""A paper as a Word file with the habits of real ones: content controls, tracked changes, text boxes and more."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from random import Random

from docx import Document as new_document
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from samples.forge.content import Break, Cell, Gap, Grid, Paper, Para, Runs

QUIRKS = ("content_control", "tracked", "text_box", "nested", "split_runs", "header", "hidden", "radicals")
STRANGE = ("unseen_box", "struck")
"""unseen_box: a hidden text box says another figure; struck: another figure, struck through, stands before some."""
_RADICALS = str.maketrans("人工大面用金高行一二生", "⼈⼯⼤⾯⽤⾦⾼⾏⼀⼆⽣")
_ALIGN = {"left": WD_ALIGN_PARAGRAPH.LEFT, "centre": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
_STYLES = {
    "title": (18, True, "centre"), "subtitle": (13, False, "centre"), "heading": (13, True, "left"),
    "centre": (11, False, "centre"), "right": (11, False, "right"), "small": (9, False, "left"),
}  # fmt: skip


class DocxWriter:
    """Writes papers, one after another, into one Word file."""

    def __init__(self, quirks: frozenset[str], rng: Random) -> None:
        self.quirks, self.rng = quirks, rng
        self.document: Document = new_document()
        self.document.styles["Normal"].font.name = "宋体"
        self.document.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")

    def write(self, papers: tuple[Paper, ...]) -> bytes:
        """The file's bytes."""
        for number, paper in enumerate(papers):
            if number:
                self.document.add_page_break()
            for block in paper.blocks:
                self._block(block)
        if "header" in self.quirks:
            self.document.sections[0].header.paragraphs[0].text = "阳江市中小企业公共服务示范平台申报材料"
        buffer = io.BytesIO()
        self.document.save(buffer)
        return _steady(buffer.getvalue())

    def _block(self, block: object) -> None:
        match block:
            case Para():
                self._para(block)
            case Grid():
                self._grid(block)
            case Break():
                self.document.add_page_break()
            case Gap():
                self.document.add_paragraph()

    def _para(self, para: Para) -> None:
        size, bold, align = _STYLES.get(para.style, (11, False, "left"))
        paragraph = self.document.add_paragraph()
        paragraph.alignment = _ALIGN[align]
        self._runs(paragraph, para.runs, size, bold)
        marked = any(run.mark for run in para.runs)
        if marked and "unseen_box" in self.quirks:
            _unseen_box(paragraph)
        if marked and "text_box" in self.quirks and self.rng.random() < 0.3:
            _into_text_box(paragraph)
        if "hidden" in self.quirks and self.rng.random() < 0.1:
            paragraph.add_run("（模板说明：请删除）").font.hidden = True

    def _runs(self, paragraph: Paragraph, runs: Runs, size: float, bold: bool = False) -> None:
        for run in runs:
            for part in self._parts(run.text):
                if run.mark and "struck" in self.quirks and self.rng.random() < 0.2:
                    self._struck(paragraph, part, size)
                made = paragraph.add_run(part)
                made.font.size, made.bold = Pt(size), bold
                if run.mark and part.strip():
                    self._mark(paragraph, made._r, size)

    def _struck(self, paragraph: Paragraph, text: str, size: float) -> None:
        before = paragraph.add_run(re.sub(r"\d", lambda m: str((int(m[0]) + 4) % 10), text))
        before.font.size, before.font.strike = Pt(size), True

    def _parts(self, text: str) -> list[str]:
        """Word cuts runs at odd places; text pasted from a PDF may hold Kangxi radicals for characters."""
        if "radicals" in self.quirks:
            text = text.translate(_RADICALS)
        if "split_runs" not in self.quirks or len(text) < 4:
            return [text]
        at = self.rng.randint(1, len(text) - 1)
        return [text[:at], text[at:]]

    def _mark(self, paragraph: Paragraph, run: object, size: float) -> None:
        if "tracked" in self.quirks and self.rng.random() < 0.35:
            _track(paragraph, run, _another_number(run))
        elif "content_control" in self.quirks and self.rng.random() < 0.5:
            _wrap_in_control(run)

    def _grid(self, grid: Grid) -> None:
        table = self.document.add_table(len(grid.rows), len(grid.widths))
        if grid.rules != "none":
            table.style = "Table Grid"
        cells = [list(table.rows[r].cells) for r in range(len(grid.rows))]
        for r, row in enumerate(grid.rows):
            for c, cell in enumerate(row):
                if cell is not None:
                    self._cell(cells, r, c, cell, grid)
        if grid.header_rows and len(grid.rows) > 1:
            _repeat_header(table)
        self.document.add_paragraph()

    def _cell(self, cells: list[list[_Cell]], r: int, c: int, cell: Cell, grid: Grid) -> None:
        target = cells[r][c]
        if cell.row_span > 1 or cell.column_span > 1:
            target = target.merge(cells[r + cell.row_span - 1][c + cell.column_span - 1])
        marked = any(run.mark for run in cell.runs)
        if marked and "nested" in self.quirks and self.rng.random() < 0.3:
            target = target.add_table(1, 1).rows[0].cells[0]
        paragraph = target.paragraphs[0]
        paragraph.alignment = _ALIGN[cell.align]
        self._runs(paragraph, cell.runs, grid.size, cell.bold)


def paste(pictures: list[bytes]) -> bytes:
    """A Word file of these pictures, one a page."""
    document = new_document()
    for picture in pictures:
        document.add_picture(io.BytesIO(picture), width=Mm(150))
    buffer = io.BytesIO()
    document.save(buffer)
    return _steady(buffer.getvalue())


def _another_number(run: object) -> str:
    """What stood there before: the same text with other digits."""
    text = "".join(t.text or "" for t in run.iter(qn("w:t")))
    return re.sub(r"\d", lambda m: str((int(m[0]) + 3) % 10), text)


def _track(paragraph: Paragraph, run: object, before: str) -> None:
    """The run becomes a tracked insertion after a tracked deletion."""
    attributes = {"id": "9", "author": "经办人", "date": "2023-01-05T09:00:00Z"}
    deleted, inserted = OxmlElement("w:del"), OxmlElement("w:ins")
    for element in (deleted, inserted):
        for name, value in attributes.items():
            element.set(qn(f"w:{name}"), value)
    old = copy.deepcopy(run)
    for text in list(old.iter(qn("w:t"))):
        gone = OxmlElement("w:delText")
        gone.text = before
        text.getparent().replace(text, gone)
    run.addprevious(deleted)
    run.addprevious(inserted)
    deleted.append(old)
    inserted.append(run)


def _wrap_in_control(run: object) -> None:
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    control.append(OxmlElement("w:sdtPr"))
    control.append(content)
    run.addprevious(control)
    content.append(run)


def _into_text_box(paragraph: Paragraph) -> None:
    """The paragraph's text moves into a VML text box anchored in it."""
    inner = copy.deepcopy(paragraph._p)
    for run in list(paragraph._p)[:]:
        if run.tag != qn("w:pPr"):
            paragraph._p.remove(run)
    _in_box(paragraph.add_run()._r, inner, "width:420pt;height:60pt")


def _in_box(box: object, inner: object, style: str) -> None:
    picture = OxmlElement("w:pict")
    shape = picture.makeelement("{urn:schemas-microsoft-com:vml}shape", {"style": style})
    textbox = picture.makeelement("{urn:schemas-microsoft-com:vml}textbox", {})
    content = OxmlElement("w:txbxContent")
    content.append(inner)
    textbox.append(content)
    shape.append(textbox)
    picture.append(shape)
    box.append(picture)


def _unseen_box(paragraph: Paragraph) -> None:
    """A text box that the file hides, with the paragraph's words and other numbers."""
    inner = copy.deepcopy(paragraph._p)
    for text in inner.iter(qn("w:t")):
        text.text = re.sub(r"\d", lambda m: str((int(m[0]) + 2) % 10), text.text or "")
    box = paragraph.add_run()._r
    _in_box(box, inner, "width:420pt;height:60pt;visibility:hidden")


def _repeat_header(table: Table) -> None:
    properties = table.rows[0]._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _steady(data: bytes) -> bytes:
    """The same file with the same times, so that its bytes depend on its content only."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2023-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(item.filename, (2023, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
