"""Opens the text layer of a PDF page, whatever state the file is in.

pdfminer reads the file itself; where it cannot (broken tables of objects, pages that it counts otherwise), or
where notes and form fields are drawn over the page, it reads a copy of that one page which pdfium has written
anew, with all of that painted in.
"""

from __future__ import annotations

import contextlib
import io
import logging
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import Any, BinaryIO

import pypdfium2
import pypdfium2.raw as raw
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from extractors.errors import PaperError
from extractors.readers.annotations import drawn_lines, has_drawn_notes, struck_places
from extractors.readers.painted import Painted, View, paint

# pdfminer warns of every small flaw in a font; without a handler of their own such lines end on the terminal.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())

PAGE_SECONDS = 8.0
"""Of the processor's time, for pdfminer on the text of one page, which is read from its picture then: on a busy machine
as on a free one. Ordinary pages take well under a second. Less than what a child is given (`extractors.child.bounded`),
so that a page is lost last."""


class LayerUnreadable(PaperError):
    """The text layer of a page cannot be had; its picture still can."""

    code = "layer_unreadable"


class _LayerBroken(LayerUnreadable):
    """It failed at once; a page that took too long is not tried a second time."""


def view_of(page: Any) -> View:
    """How pdfium shows one of its pages."""
    width, height = page.get_size()
    return View(tuple(page.get_bbox()), int(page.get_rotation() or 0) % 360, max(width, 1.0), max(height, 1.0))


class Layers:
    """The text layers of one PDF. `document` is the file in pdfium's hands, form fields ready to be drawn."""

    def __init__(self, path: Path, document: Any) -> None:
        self._path = path
        self._document = document
        self._file = path.open("rb")
        self._own: _Mined | None = None
        self._tried = False

    def painted(self, number: int, page: Any) -> Painted:
        """What page `number` (1-based; `page` is pdfium's) paints. Raises LayerUnreadable."""
        view = view_of(page)
        painted = self._painted(number, page, view)
        strokes = (*painted.strokes, *drawn_lines(page, view))
        return replace(painted, struck=struck_places(page, view), strokes=strokes)

    def _painted(self, number: int, page: Any, view: View) -> Painted:
        own = None if has_drawn_notes(page) else self._own_pages()
        if own is not None:
            with contextlib.suppress(_LayerBroken), _guarded():
                return paint(own.manager, own.pages[number - 1], view)
        with _guarded():
            return self._from_copy(number, view)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _own_pages(self) -> _Mined | None:
        """pdfminer's pages of the file, None when it does not see the same pages as pdfium."""
        if not self._tried:
            self._tried = True
            with contextlib.suppress(LayerUnreadable), _guarded():
                own = _mined(self._file)
                self._own = own if len(own.pages) == len(self._document) else None
        return self._own

    def _from_copy(self, number: int, view: View) -> Painted:
        """The page in a file of its own, as pdfium writes it, with notes and fields painted in."""
        copy = _mined(io.BytesIO(flattened(self._path, number)))
        return paint(copy.manager, copy.pages[0], view)


@dataclass(frozen=True, slots=True)
class _Mined:
    """A PDF in pdfminer's hands; `manager` keeps the fonts that pages share."""

    manager: PDFResourceManager
    pages: tuple[PDFPage, ...]


def _mined(file: BinaryIO) -> _Mined:
    return _Mined(PDFResourceManager(), tuple(PDFPage.create_pages(PDFDocument(PDFParser(file)))))


@contextmanager
def _guarded() -> Iterator[None]:
    """Bounded time; whatever pdfminer raises (and that is anything) becomes LayerUnreadable."""
    try:
        with deadline(PAGE_SECONDS):
            yield
    except _Late as late:
        raise LayerUnreadable("too slow") from late
    except MemoryError:
        raise
    except Exception as error:
        raise _LayerBroken(type(error).__name__) from error


def flattened(path: Path, number: int) -> bytes:
    """A PDF of one page, its notes and form fields painted into it."""
    source = pypdfium2.PdfDocument(path)
    copy = pypdfium2.PdfDocument.new()
    try:
        source.init_forms()
        page = source[number - 1]
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)  # the helper of pypdfium2 wants a form, notes need none
        page.close()
        copy.import_pages(source, [number - 1])
        written = io.BytesIO()
        copy.save(written)
        return written.getvalue()
    finally:
        copy.close()
        source.close()


class _Late(BaseException):
    """Raised by the clock; not an Exception, since libraries swallow those."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise _Late in here after `seconds` of work. Only in a main thread whose clock is free; elsewhere unbounded."""
    free = threading.current_thread() is threading.main_thread() and signal.getitimer(signal.ITIMER_PROF)[0] == 0
    if not free:
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise _Late

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
