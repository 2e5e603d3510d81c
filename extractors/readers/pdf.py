"""PDF pages: the text layer where it is sound and says what the page shows, the picture read where it does not."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2

from extractors.child import bounded
from extractors.errors import PaperError, of_memory
from extractors.model import Note, NoteCode, Page, Reader
from extractors.pictures import drawing as pictures
from extractors.pictures import pdfium
from extractors.pictures.pixels import Picture
from extractors.readers import seen as sight
from extractors.readers.annotations import attachments
from extractors.readers.layers import Layers, LayerUnreadable, view_of
from extractors.readers.mixed import read_pasted
from extractors.readers.page_notes import notes_on_page
from extractors.readers.painted import Painted
from extractors.readers.pasted_seals import with_seals
from extractors.readers.rulings import ruling_lines
from extractors.readers.signatures import signature_notes
from extractors.readers.struck import without_struck
from extractors.readers.words import main_angle, oblique_text, turned, turned_line, words

if TYPE_CHECKING:
    from extractors.recognise.engines import Engines

DPI = 200
"""At which pages are looked at and recognised."""


def read_pages(path: Path, numbers: Iterable[int], engines: Engines) -> Iterator[Page]:
    """Read these pages (1-based) one by one; a page that cannot be read comes empty, with a note."""
    with pdfium.opened(path) as document:
        layers = Layers(path, document)
        try:
            for number in numbers:
                page = _with_notes(document, _page_or_note(path, document, layers, number, engines))
                yield _with_signatures(path, document, page)
        finally:
            layers.close()


def _with_notes(document: Any, page: Page) -> Page:
    """The page with what notes on it say, and told which files hang on it (on the first: on the whole paper)."""
    with contextlib.suppress(pypdfium2.PdfiumError), contextlib.closing(document[page.number - 1]) as handle:
        said = notes_on_page(handle, view_of(handle), page.number)
        names = attachments(document, handle, page.number == 1)
        hanging = (Note(NoteCode.ATTACHMENTS, page.number, "; ".join(names)[:300]),) if names else ()
        return replace(page, notes=(*page.notes, *hanging), annotations=said)
    return page


def _with_signatures(path: Path, document: Any, page: Page) -> Page:
    """The first page with a note for each signature of the file."""
    return replace(page, notes=(*page.notes, *signature_notes(path, document))) if page.number == 1 else page


def _page_or_note(path: Path, document: Any, layers: Layers, number: int, engines: Engines) -> Page:
    try:
        return _page(path, document, layers, number, engines)
    except Exception as error:
        if of_memory(error) or (isinstance(error, PaperError) and error.code == "no_engine"):
            raise
        return unreadable_page(path, number, error)


def unreadable_page(path: Path, number: int, error: BaseException) -> Page:
    """A page without words, whose note says that it could not be read and why."""
    try:
        width, height = pictures.page_size(path, number)
    except PaperError:
        width, height = 595.28, 841.89
    told = error if isinstance(error, PaperError) else PaperError()
    note = Note(NoteCode.PAGE_UNREADABLE, number, told.zh)
    return Page(number, width, height, Reader.TEXT_LAYER, (), notes=(note,))


def _page(path: Path, document: Any, layers: Layers, number: int, engines: Engines) -> Page:
    from extractors.recognise.pages import needs_recognition, recognise

    dpi = pictures.usable_dpi(path, number, DPI)
    picture = pictures.page_picture(path, number, dpi)
    page, painted, found = _text_page(document, layers, number, picture)
    if needs_recognition(page, picture):
        read = recognise(picture, dpi, number, engines.first, engines.threads)
        read = sight.with_layer_notes(read, found)
        return without_struck(read, painted.struck) if painted else read
    if painted is None:
        return page
    read = with_seals(read_pasted(page, painted, found, picture, dpi, engines), painted, picture, dpi, engines)
    return without_struck(read, painted.struck)


def _text_page(document: Any, layers: Layers, number: int, picture: Picture) -> tuple[Page, Painted | None, sight.Seen]:
    """The page as its text layer has it, what it paints, and what of that is seen."""
    with bounded(), contextlib.closing(document[number - 1]) as handle:
        try:
            painted = layers.painted(number, handle)
        except LayerUnreadable:
            width, height = handle.get_size()
            return Page(number, width, height, Reader.TEXT_LAYER, ()), None, sight.NOTHING
        found = sight.sort_out(painted, picture)
        return text_page(number, painted, found, picture), painted, found


def text_page(number: int, painted: Painted, found: sight.Seen, picture: Picture) -> Page:
    """Words of the letters that are seen, and ruling lines, in reading space."""
    angle = main_angle(found.shown)
    into, back = turned(angle, painted.width, painted.height)
    return Page(
        number=number,
        width=painted.width,
        height=painted.height,
        reader=Reader.TEXT_LAYER,
        words=words(found.shown, painted.width, painted.height, angle),
        ruling_lines=tuple(turned_line(line, into) for line in ruling_lines(painted, picture)),
        to_page=back,
        notes=tuple(_notes(number, found, angle)),
        struck=words(found.struck, painted.width, painted.height, angle),
    )


def _notes(number: int, found: sight.Seen, angle: int) -> Iterator[Note]:
    hidden = sight.lines_of(found.hidden).strip()
    if hidden:
        yield Note(NoteCode.HIDDEN_TEXT, number, hidden[:500])
    struck = sight.lines_of(found.struck).strip()
    if struck:
        yield Note(NoteCode.TRACKED_CHANGES, number, f"− {struck[:400]}")
    across = oblique_text(found.shown) or sight.lines_of(found.pale).strip()
    if across:
        yield Note(NoteCode.WATERMARK, number, across[:200])
    if angle:
        yield Note(NoteCode.ROTATED, number, str(angle))
