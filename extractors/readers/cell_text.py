"""What a person sees of an Excel cell, apart from what is crossed out in it and what its look hides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.escape import unescape

from extractors.readers.cell_colours import Colours
from extractors.readers.number_formats import colour_number, kept_back, shown, shows_nothing
from extractors.readers.symbols import as_shown
from extractors.words.loading import pattern

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_MARK = pattern("readers", "note_mark")
_RAISED = pattern("readers", "raised_behind_figure")
_IN_UNIT = re.compile(r"[A-Za-z]\s*$")
"""Behind a letter a raised 2 belongs to a unit: m²."""


@dataclass(frozen=True, slots=True)
class CellText:
    """The text that a cell shows, what is crossed out in it and what stands there unseen; each may be empty."""

    shown: str
    struck: str = ""
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class _Run:
    """Letters of a cell in one look."""

    text: str
    struck: bool
    seen: bool
    raised: bool


def cell_text(cell: Any, colours: Colours, code: str | None = None) -> CellText:
    """The text of a cell that openpyxl has read with its rich text; `code`: a number format in the place of its own."""
    code = (cell.number_format or "") if code is None else code
    runs = [run for run in _runs(cell, colours, code) if run.text]
    struck = "".join(run.text for run in runs if run.struck)
    hidden = "".join(run.text for run in runs if not run.seen and not run.struck)
    kept = _without_marks([run for run in runs if run.seen and not run.struck])
    return CellText(_RAISED.sub("", kept).strip(), struck.strip(), hidden.strip())


def decoded(text: str) -> str:
    """`text` with the escapes of Office files (_x000D_) as what they stand for, control characters as spaces."""
    if "_x" in text:
        # Characters beyond the first plane are escaped as two halves.
        text = unescape(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _CONTROL.sub(" ", text.replace("\r\n", "\n"))


def _runs(cell: Any, colours: Colours, code: str) -> Iterator[_Run]:
    if not isinstance(cell.value, CellRichText):
        seen = not shows_nothing(cell.value, code) and _shows(cell, code, colours)
        text = as_shown(decoded(shown(cell.value, code)), _font_name(cell.font))
        yield _Run(text, _is_struck(cell.font), seen, False)
        if seen and (kept := kept_back(cell.value, code)):
            yield _Run(kept, False, False, False)
        return
    whole = str(cell.value)
    before, held, after = shown(whole, code).partition(whole)
    blank = shows_nothing(whole, code) or not held
    yield _Run(before, False, not shows_nothing(whole, code), False)
    for part in cell.value:
        font = part.font if isinstance(part, TextBlock) else cell.font
        seen = not blank and colours.shows_in(cell, font)
        text = as_shown(decoded(str(part)), _font_name(font))
        yield _Run(text, _is_struck(font), seen, font.vertAlign in ("superscript", "subscript"))
    yield _Run(after, False, not blank, False)


def _font_name(font: Any) -> str:
    """A font's name, as a cell's font or that of one of its runs has it; "" where it has none.

    Of a run's font openpyxl says a word of its own under `name`.
    """
    return str(getattr(font, "rFont", None) or ("" if hasattr(font, "rFont") else getattr(font, "name", None)) or "")


def _shows(cell: Any, code: str, colours: Colours) -> bool:
    """The colour that a number format names goes before the font's."""
    number = colour_number(cell.value, code)
    return colours.shows(cell) if number is None else colours.stands_out(cell, colours.numbered(number))


def _is_struck(font: Any) -> bool:
    """Is it crossed out: someone who left, a figure that no longer holds?"""
    return bool(font is not None and font.strike)


def _without_marks(runs: list[_Run]) -> str:
    """The runs as one text; a raised note mark is no part of the figure or the name that it stands at."""
    all_raised = all(run.raised for run in runs)
    text = ""
    for run in runs:
        is_mark = run.raised and not all_raised and _MARK.fullmatch(run.text) and not _IN_UNIT.search(text)
        text += "" if is_mark else run.text
    return text
