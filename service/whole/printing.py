"""Draws a Word or Excel file to pages in a reading child: LibreOffice prints it, pdfium draws and tells its letters."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.pixels import DPI, jpeg
from service.whole.locating import Letter, folded, located
from service.whole.model import Whole

PAGES = 120
LEAST_DPI = 60
"""A sheet so long that it could only be drawn coarser is shown as a table instead."""
SPECK = 40.0
"""Points: pages narrower or lower than that are left over from an empty sheet."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawn page, and its size in points."""

    jpeg: bytes
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Printed:
    """The pages, and the paper with the places of its texts on them."""

    sheets: tuple[Sheet, ...]
    whole: Whole


def print_out(path: Path, name: str, whole: Whole) -> Printed | None:
    """The file as pages; None where it cannot be printed here. Raises PaperError."""
    from extractors.readers.printed import printed

    with tempfile.TemporaryDirectory(prefix="prescreen-print-") as folder:
        pdf = printed(path, name, Path(folder))
        return None if pdf is None else _drawn(pdf, whole)


def _drawn(pdf: Path, whole: Whole) -> Printed | None:
    from extractors.pictures.drawing import page_picture, page_size, usable_dpi
    from extractors.pictures.pdfium import opened

    with opened(pdf) as document:
        numbers = [n for n in range(1, len(document) + 1) if min(page_size(pdf, n)) > SPECK]
        if not 0 < len(numbers) <= PAGES or min(usable_dpi(pdf, n, DPI) for n in numbers) < LEAST_DPI:
            return None
        letters = [one for place, n in enumerate(numbers, 1) for one in _letters(document, n, place)]
    sheets = tuple(Sheet(jpeg(page_picture(pdf, n, DPI)), *page_size(pdf, n)) for n in numbers)
    return Printed(sheets, located(whole, letters))


def _letters(document: Any, page: int, number: int) -> Iterator[Letter]:
    """What a page says, letter by letter, in the order in which it was printed."""
    text, height = document[page - 1].get_textpage(), document[page - 1].get_height()
    content = text.get_text_range()
    whole = content if len(content) == text.count_chars() else None
    for place in range(text.count_chars()):
        letter = whole[place] if whole else text.get_text_range(place, 1)
        left, low, right, high = text.get_charbox(place)
        for one in folded(letter):
            yield Letter(one, number, (left, height - high, right, height - low))
