"""What the cells of an Excel sheet show once its rules have given them other looks, and where more stands far below."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from extractors.model import UNREAD
from extractors.readers.cell_colours import Colours
from extractors.readers.cell_text import CellText, cell_text
from extractors.readers.conditional import looks_of

_FIGURE = re.compile(r"\d+(?:\.\d+)?|%|[^\W\d_]")

_FAR = 200
"""Empty rows: more of them are some pages."""

At = tuple[int, int]


def under_rules(sheet: Any, texts: dict[At, CellText], colours: Colours) -> dict[At, CellText]:
    """What the cells of a sheet that openpyxl has read show with the looks that rules give them.

    Where a rule gives a number format, and nobody can say whether it does, what the cell shows is not known.
    """
    looks = looks_of(sheet, colours)
    for place, (code, sure) in looks.formats.items():
        own = texts.get(place)
        if own is not None and (other := cell_text(sheet._cells[place], colours, code)).shown != own.shown:
            if sure:
                texts[place] = other
            elif _figures(other.shown) != _figures(own.shown):
                texts[place] = CellText(UNREAD, own.struck, own.shown)
    texts = unseen(texts, looks.hidden)
    for place in looks.struck & texts.keys():
        own = texts[place]
        texts[place] = CellText("", f"{own.shown} {own.struck}".strip(), own.hidden)
    return texts


def _figures(text: str) -> list[str]:
    """The figures in a text with the signs and letters that say what they count."""
    found = _FIGURE.findall(text.replace(",", ""))
    return [figure.rstrip("0").rstrip(".") if "." in figure else figure for figure in found]


def unseen(texts: dict[At, CellText], places: frozenset[At]) -> dict[At, CellText]:
    """The texts with those at the places as ones that nobody sees."""
    hidden = {place: texts[place] for place in places & texts.keys()}
    return texts | {p: CellText("", own.struck, f"{own.shown} {own.hidden}".strip()) for p, own in hidden.items()}


def far_down(rows: Iterable[int]) -> tuple[int, int] | None:
    """The rows between which so many are empty that nobody looks for more below."""
    return next(((one, other) for one, other in pairwise(sorted(set(rows))) if other - one > _FAR), None)
