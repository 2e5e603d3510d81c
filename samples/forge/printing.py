"""Papers become one file: printed by a producer, spoilt or not, and every figure's place is followed through."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field, replace
from itertools import groupby
from random import Random

import pypdfium2

from samples.forge.content import Paper
from samples.forge.degrade import PHOTOS, PROFILES, SCANS
from samples.forge.formats import fonts, html, pdf, pictures
from samples.forge.formats.docx import DocxWriter, paste
from samples.forge.formats.ink import Sheet
from samples.forge.formats.typeset import Look, Setter
from samples.forge.formats.xlsx import write_csv, write_xlsx
from samples.forge.truth import FormatClass, Place

Places = dict[str, list[Place]]
LAYERS = ("", "", "", "right", "wrong", "garbage", "rotate")


_CLASSES: dict[str, FormatClass] = {
    "scan": "scan", "pasted": "scan", "photo": "photo", "picture": "photo", "docx": "word",
    "xlsx": "sheet", "csv": "sheet",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class How:
    """How a file is made.

    `kind` is pdf, html, scan, photo (picture PDF), picture (one image file), docx, pasted (pictures of scanned pages
    in a Word file), xlsx or csv.
    """

    kind: str
    ending: str = "pdf"
    quirks: frozenset[str] = field(default_factory=frozenset)
    profiles: tuple[str, ...] = ()
    dpi: int = 200
    quality: int = 60
    grey: bool = False
    layer: str = ""
    photo_dpi: int | None = None
    orientation: int = 1

    @property
    def format_class(self) -> FormatClass:
        if self.kind in ("pdf", "html"):
            return "scan" if "garbled" in self.quirks else "text"
        return _CLASSES[self.kind]


@dataclass(frozen=True, slots=True)
class Print:
    """A finished file: its bytes, where each mark stands, the pages each paper takes, page sizes in points."""

    data: bytes
    places: Places
    spans: tuple[tuple[int, int], ...] = ()
    sizes: tuple[tuple[float, float], ...] = ()


def draw_look(rng: Random) -> Look:
    """A typesetter's hand."""
    return Look(
        font=rng.choice((*fonts.NAMES, "song", "hei")),
        title_font=rng.choice(("hei", "zenhei", "song")),
        size=rng.choice((10.5, 11.0, 12.0)),
        leading=rng.choice((1.5, 1.7, 2.0)),
        margin=rng.choice((50.0, 64.0, 76.0)),
        page_numbers=rng.random() < 0.6,
        spread_titles=rng.random() < 0.2,
        indent=rng.random() < 0.85,
    )


def print_file(papers: tuple[Paper, ...], how: How, rng: Random) -> Print:
    """The papers as one file."""
    match how.kind:
        case "docx":
            return Print(DocxWriter(how.quirks, rng).write(papers), {})
        case "xlsx":
            return Print(write_xlsx(papers[0], rng, how.quirks), {})
        case "csv":
            return Print(write_csv(papers[0], rng), {})
        case "pasted":
            return _pasted(papers, how, rng)
        case "html":
            data, places = html.print_papers(papers, rng)
            return Print(data, places, (), _sizes(data))
        case "pdf":
            return _text_pdf(papers, how, rng)
        case "scan" | "photo":
            return _picture_pdf(papers, how, rng)
        case "picture":
            return _picture_file(papers, how, rng)
    raise ValueError(how.kind)


def _typeset(papers: tuple[Paper, ...], look: Look) -> tuple[list[Sheet], tuple[tuple[int, int], ...]]:
    sheets: list[Sheet] = []
    spans = []
    for paper in papers:
        made = Setter(paper, look).set()
        spans.append((len(sheets) + 1, len(sheets) + len(made)))
        sheets += made
    return sheets, tuple(spans)


Spans = tuple[tuple[int, int], ...]


def _two_up(sheets: list[Sheet], spans: Spans) -> tuple[list[Sheet], Spans]:
    """Upright pages in pairs on sheets twice as wide, as a copier of large sheets lays open pages; wide ones stay."""
    if any(s.width > s.height for s in sheets):
        return sheets, spans
    pairs = [beside(*sheets[i : i + 2]) for i in range(0, len(sheets), 2)]
    return pairs, tuple(((first + 1) // 2, (last + 1) // 2) for first, last in spans)


def beside(left: Sheet, right: Sheet | None = None) -> Sheet:
    """Two pages on one sheet."""
    whole = Sheet(2 * left.width, left.height, list(left.glyphs), list(left.strokes), list(left.seals), left.ground)
    if right is None:
        return whole
    by = left.width
    whole.glyphs += [replace(g, x=g.x + by) for g in right.glyphs]
    whole.strokes += [replace(s, x0=s.x0 + by, x1=s.x1 + by) for s in right.strokes]
    whole.seals += [replace(s, x=s.x + by) for s in right.seals]
    return whole


def _marked(sheets: list[Sheet]) -> Places:
    places: Places = {}
    for number, sheet in enumerate(sheets, 1):
        for (mark, _), line in groupby(sheet.glyphs, lambda g: (g.mark, g.top)):
            if mark:  # one character a little box: the figure is all of them
                boxes = list(zip(*(g.box for g in line), strict=True))
                around = (min(boxes[0]), min(boxes[1]), max(boxes[2]), max(boxes[3]))
                places.setdefault(mark, []).append(Place(number, around))
    return places


def _text_pdf(papers: tuple[Paper, ...], how: How, rng: Random) -> Print:
    look = draw_look(rng)
    if "garbled" in how.quirks and look.font == fonts.NOT_EMBEDDED:
        look = Look()
    sheets, spans = _typeset(papers, look)
    data = pdf.write_pdf(sheets, look, how.quirks, rng.randrange(10**6))
    places = {
        mark: [Place(p.page, pdf.shown(p.box, sheets[p.page - 1], how.quirks)) for p in found]
        for mark, found in _marked(sheets).items()
    }
    return Print(data, places, spans, tuple(pdf.shown_size(s, how.quirks) for s in sheets))


def _picture_pdf(papers: tuple[Paper, ...], how: How, rng: Random) -> Print:
    look = draw_look(rng)
    sheets, spans = _typeset(papers, look)
    if "two_up" in how.quirks:
        sheets, spans = _two_up(sheets, spans)
    profiles = [PROFILES[name] for name in how.profiles or tuple(SCANS if how.kind == "scan" else PHOTOS)]
    shots = pictures.shoot(pdf.write_pdf(sheets, look, how.quirks), profiles, rng, how.dpi)
    places = {
        mark: [Place(p.page, shots[p.page - 1].move(p.box)) for p in found] for mark, found in _marked(sheets).items()
    }
    if how.layer:
        data = pictures.layered_pdf(shots, sheets, how.layer, how.quality, how.grey, rng.randrange(10**6))
    else:
        data = pictures.pillow_pdf(shots, how.quality, how.grey)
    return Print(data, places, spans, tuple(s.size for s in shots))


def _pasted(papers: tuple[Paper, ...], how: How, rng: Random) -> Print:
    """A Word file that holds nothing but the scanned pages as pictures: it has no pages, so no places either."""
    look = draw_look(rng)
    sheets, _ = _typeset(papers, look)
    shots = pictures.shoot(pdf.write_pdf(sheets, look), [PROFILES[name] for name in how.profiles], rng, how.dpi)
    return Print(paste(pictures.jpegs(shots, how.quality, how.grey)), {})


def _on_one_page(papers: tuple[Paper, ...], rng: Random) -> tuple[Look, list[Sheet]]:
    """A look in which the papers take one page."""
    for size, margin in ((None, 0.0), (10.0, 44.0), (9.0, 36.0), (8.0, 30.0)):
        look = draw_look(rng)
        look = replace(look, size=size, leading=1.35, margin=margin) if size else look
        sheets, _ = _typeset(papers, look)
        if len(sheets) == 1:
            return look, sheets
    raise ValueError("a picture file holds one page only")


def _picture_file(papers: tuple[Paper, ...], how: How, rng: Random) -> Print:
    look, sheets = _on_one_page(papers, rng)
    profiles = [PROFILES[name] for name in how.profiles or ("phone",)]
    shot = pictures.shoot(pdf.write_pdf(sheets, look), profiles, rng, how.dpi)[0]
    data, per_pixel = pictures.photo_file(shot, how.ending, how.quality, how.photo_dpi, how.orientation)
    shot = pictures.Shot(shot.spoilt, shot.scale, per_pixel)
    places = {mark: [Place(1, shot.move(p.box)) for p in found] for mark, found in _marked(sheets).items()}
    return Print(data, places, ((1, 1),), (shot.size,))


def page_count(paper: Paper) -> int:
    """How many pages a paper takes, about."""
    return len(Setter(paper, Look()).set())


def bind(prints: list[Print]) -> Print:
    """Several PDFs bound into one."""
    whole = pypdfium2.PdfDocument.new()
    places: Places = {}
    spans: list[tuple[int, int]] = []
    sizes: list[tuple[float, float]] = []
    for part in prints:
        shift = len(sizes)
        document = pypdfium2.PdfDocument(part.data)
        whole.import_pages(document)
        document.close()
        for mark, found in part.places.items():
            places[mark] = [Place(p.page + shift, p.box) for p in found]
        spans += [(a + shift, b + shift) for a, b in part.spans or ((1, len(part.sizes)),)]
        sizes += part.sizes
    buffer = io.BytesIO()
    whole.save(buffer)
    whole.close()
    return Print(_steady(buffer.getvalue()), places, tuple(spans), tuple(sizes))


def _steady(data: bytes) -> bytes:
    """The same bytes whenever it is bound: no clock, no random identity."""
    data = re.sub(rb"D:\d{14}", b"D:20230101000000", data)
    return re.sub(rb"<[0-9A-F]{32}>", b"<" + b"0" * 32 + b">", data)


def _sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    document = pypdfium2.PdfDocument(data)
    sizes = tuple(page.get_size() for page in document)
    document.close()
    return sizes
