"""A file goes in; an outline, then its pages or its flow come out. Never looks at the ending alone.

Light to import: every format's reader is imported when a file of that format is opened.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.errors import FileTooLarge, NotFound
from extractors.formats import Outline, format_of_sort, named
from extractors.model import Document, Note, Page

if TYPE_CHECKING:
    from extractors.recognise.engines import Engines

MAX_MEGABYTES = 300


def open_document(path: Path, name: str | None = None) -> Outline:
    """Look into a file: what it is and how many pages it has. Raises PaperError if it cannot be read.

    Old Office and WPS files are converted, letters only where LibreOffice is installed; the conversion lies
    in a temporary folder that ends with this process.
    """
    from extractors.readers.sniff import sniff

    name = name or path.name
    digest = _sha256(path)
    notes: tuple[Note, ...] = ()
    sort = sniff(path, name)
    if sort == "old_office":
        from extractors.readers.self_opening import unlocked

        path = unlocked(path)
        sort = sniff(path, name)
    if sort == "old_office":
        from extractors.readers.legacy import converted

        path, notes = converted(path, name)
        sort = sniff(path, path.name)
    return replace(_outline(path, name, sort, digest), notes=notes)


def _outline(path: Path, name: str, sort: str, digest: str) -> Outline:
    of = format_of_sort(sort)
    if of.has_pages:
        return Outline(path, name, of.name, digest, import_module(of.drawer).count_pages(path))
    import_module(of.reader).check(path)
    return Outline(path, name, of.name, digest, 0)


def read_pages(outline: Outline, numbers: Iterable[int], engines: Engines) -> Iterator[Page]:
    """Read these pages (1-based) of a PDF or picture, one by one, in the order asked for.

    A page that cannot be read comes without words and with a PAGE_UNREADABLE note; the rest goes on.
    Raises PaperError where the file as a whole cannot be read.
    """
    pages: Iterator[Page] = import_module(named(outline.format).reader).read_pages(outline.path, numbers, engines)
    return pages


def read_flow(outline: Outline, engines: Engines | None = None) -> Document:
    """Read a Word or Excel file: blocks with their places, no pages. Raises PaperError.

    With `engines`, pictures in the file (a pasted licence or lease) are recognised too, and their text
    follows the rest, its place the picture.
    """
    document: Document = import_module(named(outline.format).reader).read(outline, engines)
    return replace(document, notes=(*document.notes, *outline.notes))


def unread_page(outline: Outline, number: int, error: BaseException) -> Page:
    """The page to put in the place of one whose reading ended in `error`: no words, and a note with the reason."""
    from extractors.readers import pdf

    return pdf.unreadable_page(outline.path, number, error)


def _sha256(path: Path) -> str:
    """Raises NotFound, FileTooLarge."""
    try:
        size = path.stat().st_size
        if size > MAX_MEGABYTES * 1024 * 1024:
            raise FileTooLarge(size=size // (1024 * 1024), limit=MAX_MEGABYTES)
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise NotFound(type(error).__name__) from error
