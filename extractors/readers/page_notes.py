"""What was written on a PDF page afterwards without being drawn as text: sticky notes, and words kept with markings."""

from __future__ import annotations

import ctypes
import re
from typing import Any

import pypdfium2.raw as raw

from extractors.model import Annotation, Box
from extractors.readers.annotations import NOT_SHOWN, notes_of, places_of
from extractors.readers.painted import View
from extractors.words.loading import pattern

_SPEAKING = frozenset(
    {
        raw.FPDF_ANNOT_TEXT,
        raw.FPDF_ANNOT_FREETEXT,
        raw.FPDF_ANNOT_LINE,
        raw.FPDF_ANNOT_SQUARE,
        raw.FPDF_ANNOT_CIRCLE,
        raw.FPDF_ANNOT_POLYGON,
        raw.FPDF_ANNOT_POLYLINE,
        raw.FPDF_ANNOT_HIGHLIGHT,
        raw.FPDF_ANNOT_UNDERLINE,
        raw.FPDF_ANNOT_SQUIGGLY,
        raw.FPDF_ANNOT_STRIKEOUT,
        raw.FPDF_ANNOT_STAMP,
        raw.FPDF_ANNOT_CARET,
        raw.FPDF_ANNOT_INK,
    }
)
"""The kinds whose words are a person's; those of links and form fields are the program's."""

_DONE = ("Completed", "Cancelled")
_TAG = re.compile(r"<[^>]*>")


def notes_on_page(page: Any, view: View, number: int) -> tuple[Annotation, ...]:
    """The words of the notes of a pdfium page, each at its place; an answer stands where that does that it answers."""
    done = {_answered(note) for note in notes_of(page) if _said(note, b"State") in _DONE}
    return tuple(
        Annotation(text, page=number, box=_around(places_of(note, view)), settled=_name(note) in done - {""})
        for note in notes_of(page)
        if (text := _words(note)) and not raw.FPDFAnnot_GetFlags(note) & NOT_SHOWN
    )


def _words(note: Any) -> str:
    """What a note says; "" for a mere state of another, and for words that are drawn on the page and read there."""
    kind = raw.FPDFAnnot_GetSubtype(note)
    if kind not in _SPEAKING or _said(note, b"State"):
        return ""
    if kind == raw.FPDF_ANNOT_FREETEXT and raw.FPDFAnnot_HasKey(note, b"AP"):
        return ""
    text = _said(note, b"Contents") or _TAG.sub(" ", _said(note, b"RC"))
    if (
        not text.strip()
        and kind == raw.FPDF_ANNOT_STAMP
        and pattern("beside", "name_of_a_stamp").search(_said(note, b"Name"))
    ):
        text = _said(note, b"Name")
    return text.strip()


def _answered(note: Any) -> str:
    """The name of the note that this one answers."""
    other = raw.FPDFAnnot_GetLinkedAnnot(note, b"IRT")
    try:
        return _name(other) if other else ""
    finally:
        if other:
            raw.FPDFPage_CloseAnnot(other)


def _name(note: Any) -> str:
    return _said(note, b"NM")


def _said(note: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    if size <= 2:
        return ""
    room = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(note, key, ctypes.cast(room, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return room.raw[:-2].decode("utf-16-le", errors="replace").replace("\r\n", "\n").replace("\r", "\n")


def _around(boxes: tuple[Box, ...]) -> Box | None:
    if not boxes:
        return None
    return Box(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )
