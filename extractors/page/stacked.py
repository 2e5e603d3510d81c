"""Tables that stand on one another and share their columns are one: a shaded header, a body without frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.model import Box, Word
from extractors.page.lines import middle
from extractors.page.rules_grid import Draft, Slot

_APART = 14.0
"""Points: a wider gap parts two tables."""

_ASIDE = 10.0
"""Points by which the same column may begin elsewhere: a table without frame ends where its words do."""


def joined(drafts: Sequence[Draft], others: Sequence[Word]) -> list[Draft]:
    """The drafts from top to bottom, those that go on with the one above joined to it.

    `others` are the words that stand in no table: between two parts of one table there are none.
    """
    kept: list[Draft] = []
    for draft in drafts:
        if kept and _goes_on(kept[-1], draft) and not _between(kept[-1].box, draft.box, others):
            kept[-1] = _join(kept[-1], draft)
        else:
            kept.append(draft)
    return kept


def _goes_on(above: Draft, below: Draft) -> bool:
    gap = below.box.top - above.box.bottom
    if above.columns != below.columns or above.columns < 2 or not -_APART / 2 <= gap <= _APART:
        return False
    return all(
        abs(one - two) <= max(_ASIDE, 0.12 * (above.box.x1 - above.box.x0))
        for one, two in zip(_centres(above), _centres(below), strict=True)
        if one is not None and two is not None
    )


def _centres(draft: Draft) -> list[float | None]:
    """The middle of each column, None where every cell of it spans several."""
    boxes: dict[int, Box] = {s.column: s.box for s, _ in draft.cells if s.column_span == 1}
    return [(boxes[c].x0 + boxes[c].x1) / 2 if c in boxes else None for c in range(draft.columns)]


def _between(above: Box, below: Box, words: Sequence[Word]) -> bool:
    return any(
        above.bottom < y < below.top and min(above.x0, below.x0) <= x <= max(above.x1, below.x1)
        for x, y in (middle(w.box) for w in words)
    )


def _join(above: Draft, below: Draft) -> Draft:
    box = Box(
        min(above.box.x0, below.box.x0),
        above.box.top,
        max(above.box.x1, below.box.x1),
        max(above.box.bottom, below.box.bottom),
    )
    moved = tuple((_down(slot, above.rows), words) for slot, words in below.cells)
    return replace(above, rows=above.rows + below.rows, box=box, cells=(*above.cells, *moved))


def _down(slot: Slot, rows: int) -> Slot:
    return replace(slot, row=slot.row + rows)
