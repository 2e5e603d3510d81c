"""OFD pages: read as the PDF that they are drawn as; what they hold and do not show is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.model import Note, NoteCode, Page
from extractors.ofd.signed import State
from extractors.pictures.ofd import Drawn, drawn
from extractors.readers import pdf
from extractors.words.loading import word_file

if TYPE_CHECKING:
    from extractors.recognise.engines import Engines

_BETWEEN = word_file("readers").more["between_texts"]


def read_pages(path: Path, numbers: Iterable[int], engines: Engines) -> Iterator[Page]:
    """Read these pages (1-based) one by one; a page that cannot be read comes empty, with a note."""
    made = drawn(path)
    for page in pdf.read_pages(made.path, numbers, engines):
        yield replace(page, notes=(*page.notes, *_notes(made, page.number)))


def _notes(made: Drawn, number: int) -> Iterator[Note]:
    if number == 1:
        yield Note(NoteCode.REDRAWN, None, "OFD")
        if made.signed is not State.UNSIGNED:
            changed = made.signed is State.CHANGED
            yield Note(NoteCode.SIGNATURE_BROKEN if changed else NoteCode.SIGNATURE_UNVERIFIED, None, "OFD")
    if made.hidden[number - 1]:
        yield Note(NoteCode.HIDDEN_TEXT, number, _BETWEEN.join(made.hidden[number - 1])[:500])
    if made.missing[number - 1]:
        yield Note(NoteCode.PICTURES_SKIPPED, number, f"×{made.missing[number - 1]}")
