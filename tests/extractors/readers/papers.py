"""Small PDFs and pictures drawn for one question each."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extractors.model import Page
from extractors.pictures.drawing import page_picture
from extractors.readers import open_document, read_pages
from tests.extractors.readers.conftest import ENGINES

A4 = (595.0, 842.0)
SONG = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(SONG))


def pdf(path: Path, draw: Callable[[Canvas], object], size: tuple[float, float] = A4, rotate: int = 0) -> Path:
    """One page, drawn in PDF coordinates (origin bottom left); `rotate` is the page's /Rotate."""
    canvas = Canvas(str(path), pagesize=size, invariant=True)
    canvas.setFont("Helvetica", 12)
    draw(canvas)
    canvas.setPageRotation(rotate)
    canvas.showPage()
    canvas.save()
    return path


def raw_pdf(objects: Iterable[bytes], root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, its table of objects right."""
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.7\n")
    places = []
    bodies = list(objects)
    for number, body in enumerate(bodies, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, root, start))
    return out.getvalue()


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(content), content)


def page_pdf(
    content: bytes, page: bytes = b"/MediaBox[0 0 595 842]", more: Iterable[bytes] = (), catalog: bytes = b""
) -> bytes:
    """One page with this program and these entries; the font /F is Helvetica; `more` are objects from 6 on, `catalog`
    entries of the file as a whole."""
    resources = b"" if b"/Resources" in page else b"/Resources<</Font<</F 4 0 R>>>>"
    return raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/Contents 5 0 R%s%s>>" % (resources, page),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            stream(content),
            *more,
        ]
    )


def portfolio(files: Iterable[tuple[str, bytes]], pinned: Iterable[tuple[str, bytes]] = (), text: bytes = b"") -> bytes:
    """A PDF of one page with these files inside, and those pinned to the page."""
    held, hung = list(files), list(pinned)
    names = "".join(f"(n{i}) {6 + 2 * i} 0 R " for i in range(len(held)))
    notes = "".join(
        f"<</Type/Annot/Subtype/FileAttachment/Rect[10 10 30 30]/FS {6 + 2 * i} 0 R>>"
        for i in range(len(held), len(held) + len(hung))
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Collection<<>>/Names<</EmbeddedFiles<</Names[%s]>>>>>>" % names.encode(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Contents 5 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>/Annots[%s]>>"
        % notes.encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        stream(text or b"BT /F 12 Tf 100 600 Td (Open in a viewer) Tj ET"),
    ]
    for name, content in (*held, *hung):
        called = (b"\xfe\xff" + name.encode("utf-16-be")).hex().encode()
        objects.append(b"<</Type/Filespec/F<%s>/UF<%s>/EF<</F %d 0 R>>>>" % (called, called, len(objects) + 2))
        objects.append(stream(content, b"/Type/EmbeddedFile"))
    return raw_pdf(objects)


def read_one(path: Path, number: int = 1) -> Page:
    """The page as the readers see it."""
    return next(iter(read_pages(open_document(path), [number], ENGINES)))


def text_of(page: Page) -> str:
    return " ".join(word.text for word in page.words)


def note_codes(page: Page) -> set[str]:
    return {str(note.code) for note in page.notes}


def ink_box(path: Path, number: int = 1, dpi: float = 144, below: int = 160) -> tuple[float, float, float, float]:
    """Where the rendered page is dark, in points."""
    rows, columns = np.nonzero(page_picture(path, number, dpi).min(axis=2) < below)
    scale = 72 / dpi
    return columns.min() * scale, rows.min() * scale, (columns.max() + 1) * scale, (rows.max() + 1) * scale


def printed(text: str = "1,234.56", size: tuple[int, int] = (600, 200)) -> Image.Image:
    """A picture with dark print on it."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).text((20, size[1] // 3), text, fill="black", font_size=40)
    return image


def reader_of(image: Image.Image) -> ImageReader:
    return ImageReader(image)
