"""What an indent pushes out of its cell: nothing of it is seen, unless it is words that run on over empty cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extractors.readers.hidden_lines import HiddenLines
from extractors.readers.sheet_covered import said_widths, usual_size

_STEP = 1.2
"""Digits that one step of an indent takes, as little as any font gives."""

At = tuple[int, int]


def pushed_out(sheet: Any, texts: Mapping[At, str], lines: HiddenLines) -> frozenset[At]:
    """The places of texts whose indent is wider than their cell; `sheet` as openpyxl has read it."""
    indented = {p: _indent(sheet._cells.get(p)) for p, text in texts.items() if text}
    if not any(indented.values()):
        return frozenset()
    widths, usual = said_widths(sheet), usual_size(sheet)[0]
    found = set()
    for place, steps in indented.items():
        last = lines.spans.get(place, place)[1]
        wide = sum(widths.get(c, usual) for c in range(place[1], last + 1))
        if steps and steps * _STEP >= wide and not _runs_on(sheet._cells[place], place, last, texts):
            found.add(place)
    return frozenset(found)


def _indent(cell: Any) -> float:
    return float(getattr(cell.alignment, "indent", 0) or 0) if cell is not None else 0.0


def _runs_on(cell: Any, place: At, last: int, texts: Mapping[At, str]) -> bool:
    """Whether words are seen over an empty cell beside their own."""
    if cell.data_type in ("n", "d", "b") or cell.alignment.wrap_text:
        return False
    beside = place[1] - 1 if cell.alignment.horizontal == "right" else last + 1
    return not texts.get((place[0], beside))
