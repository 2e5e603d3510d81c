"""A paper as a Word file."""

from __future__ import annotations

import io
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from service.exports.paper import Block, Grid, Heading, Line, Pairs, Paper, Points, Quoted, Shot, Signature
from service.exports.plain import clean
from service.exports.word_parts import (
    BAND_FILL,
    BODY,
    HEAD_FILL,
    HEADINGS,
    SMALL,
    filled,
    marked,
    new_row,
    new_table,
    on_a4,
    only,
    repeated,
    room_after,
    tag,
    tight,
    toned,
    write,
)
from service.personal import masked_parts

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


def docx_of(paper: Paper) -> bytes:
    """The file's bytes; what is personal in it is masked."""
    from docx import Document as new_document

    paper, document = masked_parts(paper), new_document()
    _set_up(document, paper)
    _front(document, paper)
    for block in paper.blocks:
        _draw(block, document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_up(document: Document, paper: Paper) -> None:
    """A4, the fonts of official papers, and the numbers of the pages below."""
    on_a4(document)
    document.core_properties.title = clean(paper.title)
    document.core_properties.author = document.core_properties.comments = ""
    document.core_properties.language = "zh-CN" if paper.lang == "zh" else "en"
    _numbers(document.sections[0].footer.paragraphs[0], paper)


def _numbers(line: Paragraph, paper: Paper) -> None:
    """Which page this is and how many there are, and whose paper it is."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, between, behind = paper.pages
    if paper.foot:
        write(line, f"{paper.foot}    ", "soft", SMALL)
    write(line, before, "soft", SMALL)
    _field(line, "PAGE")
    write(line, between, "soft", SMALL)
    _field(line, "NUMPAGES")
    write(line, behind, "soft", SMALL)


def _field(line: Paragraph, code: str) -> None:
    from docx.oxml import OxmlElement

    field = OxmlElement("w:fldSimple")
    field.set(tag("instr"), code)
    line._p.append(field)
    run = write(line, "1", "soft", SMALL)
    field.append(run._r)


def _front(document: Document, paper: Paper) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    if paper.over:
        over = document.add_paragraph()
        over.alignment = WD_ALIGN_PARAGRAPH.CENTER
        write(over, paper.over, "soft")
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(title, paper.title, size=20.0).bold = True


@singledispatch
def _draw(block: Block, document: Document) -> None:
    raise TypeError(f"no way to draw {type(block).__name__}")


@_draw.register
def _heading(block: Heading, document: Any) -> None:
    from docx.shared import Pt

    line = document.add_heading(level=block.level)
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(10), Pt(4)
    line.paragraph_format.keep_with_next = True
    write(line, block.text, "for_expert", HEADINGS[block.level - 1])
    if block.light:
        write(line, f"  {block.light.sign} {block.light.word}", block.light.status, BODY)
    for extra in (block.shaky, block.small):
        if extra:
            write(line, f"  {extra}", "uncertain", BODY)


@_draw.register
def _line(block: Line, document: Any) -> None:
    line = tight(document.add_paragraph())
    if block.label:
        write(line, f"{block.label}  ").bold = True
    toned(line, block.text, block.tone)


@_draw.register
def _points(block: Points, document: Any) -> None:
    for item in block.items:
        write(tight(document.add_paragraph(style="List Bullet")), item)


@_draw.register
def _pairs(block: Pairs, document: Any) -> None:
    table = new_table(document, (26, 74), bordered=False)
    for name, value in block.rows:
        left, right = new_row(table, keep=True)
        write(only(left), name, "soft")
        write(only(right), value)
        only(left).paragraph_format.keep_with_next = len(block.rows) <= 2
    room_after(document)


@_draw.register
def _grid(block: Grid, document: Any) -> None:
    table = new_table(document, block.shares)
    head = new_row(table)
    for cell, name in zip(head, block.header, strict=True):
        filled(cell, HEAD_FILL)
        write(only(cell), name, size=SMALL).bold = True
    repeated(table.rows[0])
    for row in block.rows:
        cells = new_row(table, keep=True)
        if len(row) == 1:
            cells = (cells[0].merge(cells[-1]),)
            filled(cells[0], BAND_FILL)
        for place, (cell, text) in enumerate(zip(cells, row, strict=True)):
            write(only(cell), text, size=7.5 if place in block.codes else SMALL).bold = len(row) == 1
    room_after(document)


@_draw.register
def _shot(block: Shot, document: Any) -> None:
    from docx.shared import Mm

    line = tight(document.add_paragraph())
    line.paragraph_format.keep_with_next = True
    picture = line.add_run().add_picture(io.BytesIO(block.data), width=Mm(block.millimetres))
    picture._inline.docPr.set("descr", clean(block.told))


@_draw.register
def _quoted(block: Quoted, document: Any) -> None:
    rows = block.excerpt.rows
    if not block.excerpt.is_table:
        line = tight(document.add_paragraph())
        for cell in (cell for row in rows for cell in row):
            marked(line, cell)
        return
    columns = max(sum(cell.span for cell in row) for row in rows)
    table = new_table(document, (100 // columns,) * columns)
    for row in rows:
        cells, place = new_row(table, keep=True), 0
        for said in row:
            last = min(place + said.span, columns) - 1
            wide = cells[place] if last == place else cells[place].merge(cells[last])
            marked(only(wide), said)
            place = last + 1
    room_after(document)


@_draw.register
def _signature(block: Signature, document: Any) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.shared import Mm

    table = new_table(document, (24, 40, 14, 22))
    for labels, lines in block.rows:
        cells = new_row(table, keep=True)
        table.rows[-1].height = Mm(9 * lines)
        if len(labels) == 1:
            cells[1].merge(cells[3])
        for label, cell in zip(labels, (cells[0], cells[2]), strict=False):
            write(only(cell), label)
        for cell in cells:
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            only(cell).paragraph_format.keep_with_next = True
    room_after(document)
