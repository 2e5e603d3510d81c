"""The halves of a table that a fold or a curl of the paper cut in two are one table again: its rows go on beyond it.

Beyond a fold the rows stand a little higher or lower, all of them alike or more and more so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extractors.model import Box
from extractors.page.rules_grid import Draft, Slot

OVER, APART = 6.0, 45.0
"""Points that halves may overlap, and that they may be apart."""
FEWEST = 3
"""Rows of a half; of two it is not to be seen that they go on."""
OFF, UNLIKE = 0.9, 0.3
"""Of a row's height that the other half may stand higher or lower, and that a row may differ in this from the rest."""


def joined(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each with the one beside it whose rows are its own joined to it."""
    left = sorted(drafts, key=lambda d: d.box.x0)
    done: list[Draft] = []
    while left:
        draft = left.pop(0)
        while mate := next((other for other in left if _goes_on(draft, other)), None):
            left.remove(mate)
            draft = _join(draft, mate)
        done.append(draft)
    return done


def _goes_on(one: Draft, other: Draft) -> bool:
    if one.rows != other.rows or one.rows < FEWEST or not -OVER <= other.box.x0 - one.box.x1 <= APART:
        return False
    if _heads(one) & _heads(other):  # each has the header of its own
        return False
    here, there = _middles(one), _middles(other)
    if len(here) < one.rows or len(there) < one.rows:
        return False
    height = median(b - a for a, b in pairwise(here))
    shifts = [b - a for a, b in zip(here, there, strict=True)]
    steady = [shifts[0] + (shifts[-1] - shifts[0]) * i / (len(shifts) - 1) for i in range(len(shifts))]
    alike = all(abs(a - b) <= UNLIKE * height for a, b in zip(shifts, steady, strict=True))
    return alike and max(map(abs, shifts)) <= OFF * height


def _heads(draft: Draft) -> set[str]:
    return {"".join(w.text for w in words) for slot, words in draft.cells if slot.row == 0 and words}


def _middles(draft: Draft) -> list[float]:
    """The middle of each row; fewer than there are rows where one has no cell of its own."""
    boxes: dict[int, list[Box]] = {}
    for slot, _ in draft.cells:
        if slot.row_span == 1:
            boxes.setdefault(slot.row, []).append(slot.box)
    return [median((b.top + b.bottom) / 2 for b in boxes[row]) for row in sorted(boxes)]


def _join(one: Draft, other: Draft) -> Draft:
    box = Box(one.box.x0, min(one.box.top, other.box.top), other.box.x1, max(one.box.bottom, other.box.bottom))
    moved = tuple((_aside(slot, one.columns), words) for slot, words in other.cells)
    return replace(one, columns=one.columns + other.columns, box=box, cells=(*one.cells, *moved))


def _aside(slot: Slot, columns: int) -> Slot:
    return replace(slot, column=slot.column + columns)
