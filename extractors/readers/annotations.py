"""Notes added to a PDF page afterwards: what they strike out, drawn or not, and which files hang on them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as raw

from extractors.model import Box
from extractors.readers.painted import Stroke, View
from extractors.readers.pen_notes import struck_by_pen

_STRIKES = (raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_REDACT)
NOT_SHOWN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW

LAST = 1_000_000_000
"""The order of what is drawn over everything else."""

_UNDRAWN = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP)


def has_drawn_notes(page: Any) -> bool:
    """Does the page carry notes or fields that a viewer draws (links and pop-ups are not drawn)?"""
    return any(raw.FPDFAnnot_GetSubtype(note) not in _UNDRAWN for note in notes_of(page))


def struck_places(page: Any, view: View) -> tuple[Box, ...]:
    """The places (page space) that notes of a pdfium page strike out or mark for blacking out."""
    return tuple(
        _seen_at(place, view)
        for note in notes_of(page)
        if not raw.FPDFAnnot_GetFlags(note) & NOT_SHOWN
        for place in _struck(note)
    )


def _struck(note: Any) -> Iterator[Corners]:
    if raw.FPDFAnnot_GetSubtype(note) in _STRIKES:
        yield from _quads(note) or _rectangle(note)
    yield from struck_by_pen(note)


def places_of(note: Any, view: View) -> tuple[Box, ...]:
    """Where a note lies (page space): what it marks, else where it is drawn."""
    return tuple(_seen_at(place, view) for place in _quads(note) or _rectangle(note))


def drawn_lines(page: Any, view: View) -> tuple[Stroke, ...]:
    """The straight lines that notes draw, as strokes over all that the page paints; many say no more than the ends."""
    found = []
    for note in notes_of(page):
        shown = not raw.FPDFAnnot_GetFlags(note) & NOT_SHOWN
        start, end = raw.FS_POINTF(), raw.FS_POINTF()
        if shown and raw.FPDFAnnot_GetLine(note, ctypes.byref(start), ctypes.byref(end)):
            box = _seen_at(((start.x, start.y), (end.x, end.y)), view)
            found.append(Stroke(((box.x0, box.top), (box.x1, box.bottom)), box, False, False, LAST))
    return tuple(found)


def attachments(document: Any, page: Any, first: bool) -> tuple[str, ...]:
    """The names of files that hang on notes of this page and, told with the `first`, on the document itself."""
    return tuple(dict.fromkeys(name_of(one) for one in attached(document, page, first)))


def attached(document: Any, page: Any, first: bool) -> Iterator[Any]:
    """Those files themselves, as pdfium knows them while it is at them."""
    for index in range(raw.FPDFDoc_GetAttachmentCount(document) * first):
        yield raw.FPDFDoc_GetAttachment(document, index)
    for note in notes_of(page):
        if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_FILEATTACHMENT:
            yield raw.FPDFAnnot_GetFileAttachment(note)


def name_of(attachment: Any) -> str:
    """As the file calls it; "?" where it does not."""
    size = raw.FPDFAttachment_GetName(attachment, None, 0) if attachment else 0
    if size <= 2:
        return "?"
    room = ctypes.create_string_buffer(size)
    raw.FPDFAttachment_GetName(attachment, ctypes.cast(room, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return room.raw[:-2].decode("utf-16-le", errors="replace")


Corners = tuple[tuple[float, float], ...]


def notes_of(page: Any) -> Iterator[Any]:
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        with _note(page, index) as note:
            if note:
                yield note


@contextmanager
def _note(page: Any, index: int) -> Iterator[Any]:
    note = raw.FPDFPage_GetAnnot(page, index)
    try:
        yield note
    finally:
        if note:
            raw.FPDFPage_CloseAnnot(note)


def _quads(note: Any) -> list[Corners]:
    """The note's quadrilaterals that have a size, in PDF coordinates; pdfium knows none of a redaction."""
    found: list[Corners] = []
    for index in range(raw.FPDFAnnot_CountAttachmentPoints(note)):
        quad = raw.FS_QUADPOINTSF()
        if raw.FPDFAnnot_GetAttachmentPoints(note, index, ctypes.byref(quad)):
            corners = ((quad.x1, quad.y1), (quad.x2, quad.y2), (quad.x3, quad.y3), (quad.x4, quad.y4))
            if len({x for x, _ in corners}) > 1 and len({y for _, y in corners}) > 1:
                found.append(corners)
    return found


def _rectangle(note: Any) -> list[Corners]:
    box = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(note, ctypes.byref(box)):
        return []
    return [((box.left, box.bottom), (box.right, box.top))]


def _seen_at(corners: Corners, view: View) -> Box:
    a, b, c, d, e, f = view.matrix()
    across = [a * x + c * y + e for x, y in corners]
    down = [view.height - (b * x + d * y + f) for x, y in corners]
    return Box(min(across), min(down), max(across), max(down))
