"""Plain text: each line that says something is a paragraph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extractors.errors import NotThisType, TooHeavy
from extractors.model import Document, Passage, Place, Reader, Spot
from extractors.readers.decoding import text_of

if TYPE_CHECKING:
    from extractors.formats import Outline
    from extractors.recognise.engines import Engines

MAX_LINES = 50_000


def check(path: Path) -> None:
    """Is it text, of bearable size? Raises PaperError."""
    _lines(path)


def read(outline: Outline, engines: Engines | None = None) -> Document:
    """All lines with their numbers. Raises PaperError."""
    blocks = tuple(
        Passage(line.strip(), place=Place(Spot.PARAGRAPH, number))
        for number, line in enumerate(_lines(outline.path), 1)
        if line.strip()
    )
    return Document(outline.name, outline.path, outline.sha256, Reader.PLAIN, pages=(), blocks=blocks)


def _lines(path: Path) -> list[str]:
    text = text_of(path.read_bytes())
    if text is None or "\x00" in text:
        raise NotThisType(ending=".txt")
    lines = text.splitlines()
    if len(lines) > MAX_LINES:
        raise TooHeavy("lines")
    return lines
