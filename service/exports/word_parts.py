"""Small parts of a Word file: runs of text, tables of a given width, rows that stay on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service.exports.paper import Tone
from service.exports.plain import clean
from service.model import ExcerptCell

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

WIDTH = 165
"""Millimetres between the margins of an A4 page."""
LATIN, CHINESE = "Times New Roman", "宋体"
COLOURS = {
    "met": "14612F",
    "not_met": "9A1B1B",
    "inconsistent": "7D4200",
    "missing": "54408A",
    "uncertain": "6A5300",
    "for_expert": "1D3A63",
    "soft": "4A5564",
    "warn": "9A1B1B",
}
HEADINGS = (15.0, 12.5, 11.5)
BODY, SMALL = 10.5, 9.0
"""Sizes of type in points."""
HEAD_FILL, BAND_FILL = "E8EDF4", "F3F5F8"


def tag(name: str) -> str:
    """A name of Word's own XML."""
    from docx.oxml.ns import qn

    return str(qn(f"w:{name}"))


def on_a4(document: Document) -> None:
    """A4, and the fonts of official papers."""
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - WIDTH) / 2)
    section.top_margin = section.bottom_margin = Mm(22)
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3", "Title"):
        style = document.styles[name]
        style.font.name = LATIN
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for which in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(tag(which), None)
        fonts.set(tag("eastAsia"), CHINESE)
    document.styles["Normal"].font.size = Pt(BODY)


def write(line: Paragraph, text: str, colour: str = "", size: float | None = None) -> Run:
    """Text at the end of a paragraph."""
    from docx.shared import Pt, RGBColor

    run = line.add_run(clean(text))
    if colour in COLOURS:
        run.font.color.rgb = RGBColor.from_string(COLOURS[colour])
    if size:
        run.font.size = Pt(size)
    return run


def toned(line: Paragraph, text: str, tone: Tone) -> None:
    """A line's text in its tone, or where its tone says."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    sides = {"middle": WD_ALIGN_PARAGRAPH.CENTER, "end": WD_ALIGN_PARAGRAPH.RIGHT}
    if tone in sides:
        line.alignment = sides[tone]
    run = write(line, text, tone, SMALL if tone == "soft" else None)
    run.bold = tone in ("strong", "lead")


def marked(line: Paragraph, cell: ExcerptCell) -> None:
    """An excerpt's words with the figure marked."""
    from docx.enum.text import WD_COLOR_INDEX

    start, end = cell.mark or (len(cell.text), len(cell.text))
    write(line, cell.text[:start], size=SMALL)
    if cell.mark:
        write(line, cell.text[start:end], size=SMALL).font.highlight_color = WD_COLOR_INDEX.YELLOW
    write(line, cell.text[end:], size=SMALL)


def tight(line: Paragraph) -> Paragraph:
    """The paragraph with little room behind it."""
    from docx.shared import Pt

    line.paragraph_format.space_after = Pt(3)
    return line


def new_table(document: Document, shares: tuple[int, ...], bordered: bool = True) -> Table:
    """A table without rows, its columns so many hundredths of the page."""
    from docx.shared import Mm

    table: Table = document.add_table(rows=0, cols=len(shares))
    table.autofit = False
    if bordered:
        table.style = "Table Grid"
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(WIDTH * share / 100)
    return table


def new_row(table: Table, keep: bool = False) -> tuple[_Cell, ...]:
    """A new row's cells, as wide as their columns; `keep`: on one page."""
    from docx.oxml import OxmlElement

    row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx leaves it without types
    for cell, column in zip(row.cells, table.columns, strict=True):
        cell.width = column.width
    if keep:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return tuple(row.cells)


def repeated(row: Any) -> None:
    """The header on every page of the table."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def filled(cell: _Cell, colour: str) -> None:
    """The cell on a ground of that colour."""
    from docx.oxml import OxmlElement

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(tag(name), value)
    cell._tc.get_or_add_tcPr().append(shade)


def only(cell: _Cell) -> Paragraph:
    """The one paragraph of a new cell."""
    return tight(cell.paragraphs[0])


def room_after(document: Document) -> None:
    """A little room behind a table; Word joins tables that touch."""
    from docx.shared import Pt

    line = document.add_paragraph()
    line.paragraph_format.space_after = Pt(0)
    line.paragraph_format.line_spacing = Pt(6)
