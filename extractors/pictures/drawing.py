"""Pages as pictures: what a viewer shows, at a wanted resolution, never more pixels than memory bears.

A picture is an array (height, width, 3) of uint8, RGB, read-only: the last few are kept and shared.
pdfium is not thread-safe; call from one thread of a process.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from extractors.errors import Damaged, Encrypted, NoPages, PaperError
from extractors.pictures.pixels import MAX_PIXELS, Picture


def page_size(path: Path, number: int) -> tuple[float, float]:
    """Width and height of page `number` (1-based) in points, as a viewer shows it."""
    if is_pdf(path):
        import pypdfium2

        try:
            width, height = _numbered(path, number).get_page_size(number - 1)
        except pypdfium2.PdfiumError as error:
            raise Damaged(str(error)) from error
        return max(float(width), 1.0), max(float(height), 1.0)
    from extractors.pictures import frames

    return frames.size_in_points(path, number)


def usable_dpi(path: Path, number: int, dpi: float) -> float:
    """The resolution that `page_picture` gives for a wanted `dpi`: the same, or less for a huge page."""
    width, height = page_size(path, number)
    return min(dpi, 72 * math.sqrt(MAX_PIXELS / max(width * height, 1e-6)))


def page_picture(path: Path, number: int, dpi: float) -> Picture:
    """Page `number` (1-based) as a viewer shows it: crop box and rotation applied, annotations and form
    fields drawn, photos turned as their EXIF says. Raises PaperError."""
    return _picture(path, number, round(usable_dpi(path, number, dpi), 3), _version(path))


Version = tuple[int, int]


def _version(path: Path) -> Version:
    """Changes when the file does."""
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size


@functools.lru_cache(maxsize=4)
def _picture(path: Path, number: int, dpi: float, _: Version) -> Picture:
    if is_pdf(path):
        picture = _page_picture(path, number, dpi)
    else:
        from extractors.pictures import frames

        picture = frames.picture(path, number, dpi)
    picture.flags.writeable = False
    return picture


def is_pdf(path: Path) -> bool:
    """Does the file open like a PDF (the header may stand anywhere in the first kilobyte)?"""
    with path.open("rb") as file:
        return b"%PDF-" in file.read(1024)


@contextmanager
def pdfium_document(path: Path) -> Iterator[Any]:
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
    return NoPages() if error.err_code == raw.FPDF_ERR_SUCCESS else Damaged(str(error))


def _numbered(path: Path, number: int) -> Any:
    """The document, if it has a page of that number."""
    document = _kept(path, _version(path))
    if not 1 <= number <= len(document):
        raise NoPages(f"page {number} of {len(document)}")
    return document


def _page_picture(path: Path, number: int, dpi: float) -> Picture:
    import pypdfium2

    try:
        page = _numbered(path, number)[number - 1]
    except pypdfium2.PdfiumError as error:
        raise Damaged(str(error)) from error
    try:
        return _rendered(page, dpi)
    finally:
        page.close()


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
