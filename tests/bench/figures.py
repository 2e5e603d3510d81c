"""How many signs of the figures on a scan were read wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from rapidfuzz.distance import Levenshtein

_BLANK = re.compile(r"\s+")


def error_rate(written: Sequence[Sequence[str]], read: Sequence[str]) -> float:
    """Edits a sign of the figures of each page, each held against the likest part of what was read there."""
    pairs = [(figure, text) for figures, text in zip(written, read, strict=True) for figure in figures]
    edits = sum(_edits(figure, _BLANK.split(text)) for figure, text in pairs)
    return edits / max(sum(len(figure) for figure, _ in pairs), 1)


def _edits(figure: str, words: Sequence[str]) -> int:
    return min((_inside(figure, word) for word in words), default=len(figure))


def _inside(figure: str, word: str) -> int:
    """Edits to the likest stretch of a word, which may hold more than the figure."""
    last = max(len(word) - len(figure), 0)
    return min(Levenshtein.distance(figure, word[i : i + len(figure)]) for i in range(last + 1))


def ours(scan: Path) -> list[str]:
    """The words that this project reads on each page."""
    from extractors.readers import open_document, read_pages
    from extractors.recognise.engines import available

    outline = open_document(scan, scan.name)
    pages = read_pages(outline, tuple(range(1, outline.pages + 1)), available(threads=2))
    return [" ".join(word.text for word in page.words) for page in pages]


def text_layer(pdf: Path) -> list[str]:
    """The text of each page of a PDF."""
    import pdfplumber

    with pdfplumber.open(pdf) as document:
        return [page.extract_text() or "" for page in document.pages]
