"""The pages of a PDF as a viewer shows them, drawn by pdfium, which is not thread-safe: one thread of a process."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from extractors.child import bounded
from extractors.errors import Damaged, DynamicForm, Encrypted, NoPages, PaperError, TooManyPages
from extractors.pictures.pixels import Picture, Version, version_of
from extractors.words.loading import pattern

MAX_PAGES = 500

_PLEASE_WAIT = pattern("readers", "please_wait")
_FEW = 40
"""Characters: a first page with fewer is no page of a form."""


def count_pages(path: Path) -> int:
    """How many pages a PDF has. Raises Encrypted, Damaged, DynamicForm, NoPages, TooManyPages."""
    with opened(path) as document:
        pages = len(document)
        if pages and _is_placeholder(document):
            raise DynamicForm
    if pages == 0:
        raise NoPages
    if pages > MAX_PAGES:
        raise TooManyPages(pages=pages, limit=MAX_PAGES)
    return pages


def _is_placeholder(document: Any) -> bool:
    """Does the file hold a form for Adobe Reader to make up, and instead of its pages a word that asks to wait?"""
    import pypdfium2
    import pypdfium2.raw as raw

    if document.get_formtype() not in (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND):
        return False
    try:
        text = document[0].get_textpage().get_text_range()
    except pypdfium2.PdfiumError:
        return False
    to_be_made = document.get_formtype() == raw.FORMTYPE_XFA_FULL
    return bool(_PLEASE_WAIT.search(text)) or (to_be_made and len(text.strip()) < _FEW)


def size_in_points(path: Path, number: int) -> tuple[float, float]:
    """The page's size as shown. Raises PaperError."""
    import pypdfium2

    try:
        width, height = _numbered(path, number).get_page_size(number - 1)
    except pypdfium2.PdfiumError as error:
        raise Damaged(str(error)) from error
    return max(float(width), 1.0), max(float(height), 1.0)


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """A pdfium document, form fields ready to be drawn; errors as PaperError."""
    document = _opened(path)
    try:
        yield document
    finally:
        document.close()


@functools.lru_cache(maxsize=1)
def _kept(path: Path, _: Version) -> Any:
    """The document last asked for stays open: its pages are asked for one after the other."""
    return _opened(path)


def _opened(path: Path) -> Any:
    import pypdfium2
    import pypdfium2.raw as raw

    # pdfium says nothing of a document without pages and keeps the error before: this leaves one that no file has.
    raw.FPDF_LoadDocument(b"", None)
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise _pdfium_cause(error) from error
    _with_forms(document)
    return document


def _with_forms(document: Any) -> None:
    """Draw form fields too; a broken form only loses its fields' drawing."""
    import pypdfium2

    try:
        document.init_forms()
    except pypdfium2.PdfiumError:
        return


def _pdfium_cause(error: Any) -> PaperError:
    import pypdfium2.raw as raw

    if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return Encrypted(str(error))
    nothing_said = error.err_code in (raw.FPDF_ERR_SUCCESS, raw.FPDF_ERR_FILE)
    return NoPages() if nothing_said else Damaged(str(error))


def _numbered(path: Path, number: int) -> Any:
    """The document, if it has a page of that number."""
    document = _kept(path, version_of(path))
    if not 1 <= number <= len(document):
        raise NoPages(f"page {number} of {len(document)}")
    return document


def picture(path: Path, number: int, dpi: float) -> Picture:
    """The page at `dpi`. Raises PaperError."""
    import pypdfium2

    with bounded():
        try:
            page = _numbered(path, number)[number - 1]
        except pypdfium2.PdfiumError as error:
            raise Damaged(str(error)) from error
        with closing(page):
            return _rendered(page, dpi)


def _rendered(page: Any, dpi: float) -> Picture:
    import pypdfium2

    try:
        bitmap = page.render(scale=dpi / 72, rev_byteorder=True, prefer_bgrx=False)
    except (pypdfium2.PdfiumError, ValueError) as error:  # ValueError: a page without width or height
        raise Damaged(str(error)) from error
    try:
        pixels = bitmap.to_numpy()
        if pixels.ndim == 2 or pixels.shape[2] == 1:
            return np.repeat(pixels.reshape(*pixels.shape[:2], 1), 3, axis=2)
        return np.ascontiguousarray(pixels[:, :, :3])
    finally:
        bitmap.close()
