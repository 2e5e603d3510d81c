"""Small papers of an invented applicant: Word files and text PDFs put together from lines and tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docx import Document as WordDocument
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

Block = str | Sequence[Sequence[str]]
"""A line, or a table by its rows; "" opens a new page."""

FONT = "STSong-Light"


def word(path: Path, *blocks: Block) -> Path:
    """A Word file of these blocks."""
    document = WordDocument()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), max(map(len, block)), "Table Grid")
        for row, texts in zip(table.rows, block, strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                cell.text = text
    document.save(str(path))
    return path


def pdf(path: Path, *blocks: Block) -> Path:
    """A PDF with a text layer of these blocks; tables have ruling lines."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    style = ParagraphStyle("line", fontName=FONT, fontSize=11, leading=18)
    SimpleDocTemplate(str(path), invariant=1).build([part for block in blocks for part in _flow(block, style)])
    return path


def _flow(block: Block, style: ParagraphStyle) -> list[Flowable]:
    if isinstance(block, str):
        return [Paragraph(block, style)] if block else [PageBreak()]
    ruled = [("GRID", (0, 0), (-1, -1), 0.6, colors.black), ("FONT", (0, 0), (-1, -1), FONT, 10)]
    return [Spacer(1, 6), Table([list(row) for row in block], style=ruled), Spacer(1, 6)]
