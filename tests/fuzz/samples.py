"""Small papers of each format to be harmed: every one of them can be read as it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import yaml
from docx import Document
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas

from samples.forge.formats.fonts import register
from tests.extractors.ofd import build

LINES: list[str] = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"))["lines"]
ROWS: list[list[str | int]] = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"))["rows"]


def pdf(target: Path) -> None:
    """Two little pages with lines of text, a ruled table and a picture; streams packed as usual."""
    canvas = Canvas(str(target), pagesize=(300, 200), invariant=True)
    for number in range(2):
        canvas.setFont(register("hei"), 9)
        for place, line in enumerate(LINES[number::2]):
            canvas.drawString(20, 180 - 14 * place, line)
        canvas.grid([20, 100, 200], [20, 40, 60])
        canvas.drawInlineImage(Image.new("RGB", (8, 8), "white"), 210, 20, 20, 20)
        canvas.showPage()
    canvas.save()


def docx(target: Path) -> None:
    """Lines, and a table."""
    paper = Document()
    for line in LINES:
        paper.add_paragraph(line)
    table = paper.add_table(len(ROWS), len(ROWS[0]))
    for cells, row in zip(table.rows, ROWS, strict=True):
        for cell, said in zip(cells.cells, row, strict=True):
            cell.text = str(said)
    paper.save(str(target))


def xlsx(target: Path) -> None:
    """A table with a merged head, a sum and a day."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([LINES[0]])
    sheet.merge_cells("A1:C1")
    for row in ROWS:
        sheet.append(row)
    sheet["C9"] = "=SUM(C3:C5)"
    sheet["C9"].number_format = '#,##0.00"万元"'
    book.save(target)


def png(target: Path) -> None:
    """One line as a picture."""
    picture = Image.new("L", (220, 40), 255)
    font = ImageFont.load_default(18)
    ImageDraw.Draw(picture).text((8, 8), "Total 523,456.82", fill=0, font=font)
    picture.save(target, dpi=(200, 200))


def ofd(target: Path) -> None:
    """One page of text and lines."""
    said = [build.text(line, 10, 10 + 8 * place) for place, line in enumerate(LINES)]
    build.ofd(target, build.page(*said, build.path("M 0 0 L 50 50")))


def packed(target: Path) -> None:
    """An archive of a text and a table."""
    table = io.BytesIO()
    book = openpyxl.Workbook()
    book.save(table)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "\n".join(LINES))
        archive.writestr("b/c.xlsx", table.getvalue())


MAKERS: dict[str, Callable[[Path], None]] = {
    "pdf": pdf,
    "docx": docx,
    "xlsx": xlsx,
    "ofd": ofd,
    "png": png,
    "zip": packed,
}

OFTEN = {"pdf": 5, "docx": 6, "xlsx": 5, "ofd": 2, "png": 1, "zip": 1}
"""How many of twenty are of each: what must be recognised takes seconds."""


def all_samples(folder: Path) -> dict[str, bytes]:
    """The bytes of each, by format."""
    found = {}
    for name, make in MAKERS.items():
        target = folder / f"sample.{name}"
        make(target)
        found[name] = target.read_bytes()
    return found
