"""A stand-in for LibreOffice: prints Word and Excel files of the tests, with the arguments that the real one takes.

Run as a program it writes `paper.pdf` into the folder asked for: paragraphs as lines, the cells of a row side by side.
`as_soffice` makes a program of it, for `shutil.which` to find.
"""

from __future__ import annotations

import sys
from pathlib import Path

SIZE = (595.0, 842.0)


def as_soffice(folder: Path) -> Path:
    """The program, called soffice, in that folder."""
    program = folder / "soffice"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{Path(__file__).resolve()}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return program


def main(arguments: list[str]) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    source, folder = Path(arguments[-1]), Path(arguments[arguments.index("--outdir") + 1])
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(folder / "paper.pdf"), pagesize=SIZE)
    canvas.setFont("STSong-Light", 10)
    for place, cells in enumerate(rows(source)):
        for column, text in enumerate(cells):
            canvas.drawString(40 + 100 * column, SIZE[1] - 50 - 20 * place, text)
    canvas.save()


def rows(source: Path) -> list[list[str]]:
    if source.suffix == ".xlsx":
        from openpyxl import load_workbook

        sheet = load_workbook(source).worksheets[0]
        return [["" if value is None else str(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    from docx import Document

    return [[paragraph.text] for paragraph in Document(str(source)).paragraphs]


if __name__ == "__main__":
    main(sys.argv[1:])
