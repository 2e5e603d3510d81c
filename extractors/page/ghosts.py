"""Lines that the table does not have are taken back.

Lines of the paper's other side that show through cut rows in two; the paper's edge and a neighbouring frame make
columns at the sides that hold nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.model import Box, Word
from extractors.page.rules_grid import Draft, Slot

CROSSED = 0.15  # share of the width at which cells must run over a false border: the true ones are whole

Held = tuple[Slot, tuple[Word, ...]]


def without_ghosts(draft: Draft) -> Draft:
    """The same table without row borders that are broken and have text on one side only in every column."""
    for border in range(draft.rows - 1, 0, -1):
        if _false(draft, border) and not _contradicted(draft, border):
            draft = _joined(draft, border)
    return draft


def _false(draft: Draft, border: int) -> bool:
    """Whether cells run over a border at much of its length, or text does beside a row that is empty but for it."""
    if _crossed(draft, border) >= CROSSED:
        return True
    empty = not all(_columns(side) for side in _sides(draft, border))
    return empty and any(w for _, w in _over(draft, border))


def _over(draft: Draft, border: int) -> list[Held]:
    return [(s, w) for s, w in draft.cells if s.row < border < s.row + s.row_span]


def _crossed(draft: Draft, border: int) -> float:
    """The share of the table's width at which cells run over a border."""
    width = draft.box.x1 - draft.box.x0
    return sum(s.box.x1 - s.box.x0 for s, _ in _over(draft, border)) / width if width else 0.0


def _sides(draft: Draft, border: int) -> tuple[list[Held], list[Held]]:
    """The cells that end at a border, and those that start there."""
    above = [(s, w) for s, w in draft.cells if s.row + s.row_span == border]
    return above, [(s, w) for s, w in draft.cells if s.row == border]


def _columns(held: Iterable[Held]) -> set[int]:
    return {c for s, words in held if words for c in range(s.column, s.column + s.column_span)}


def _contradicted(draft: Draft, border: int) -> bool:
    """Whether the border parts two texts of one column, or cells that are more than one row high."""
    above, below = _sides(draft, border)
    filled = _columns(above), _columns(below)
    tall = any(s.row_span > 1 and w for s, w in (*above, *below))
    return bool(filled[0] & filled[1]) or not (filled[0] or filled[1]) or tall


def _joined(draft: Draft, border: int) -> Draft:
    above, below = _sides(draft, border)
    both = [id(s) for s, _ in (*above, *below)]
    cells: list[Held] = [(_moved(s, border), w) for s, w in draft.cells if id(s) not in both]
    for upper, lower in _stretches(above, below):
        kept = upper if _columns(upper) else lower
        top, bottom = min(s.row for s, _ in upper), max(s.row + s.row_span for s, _ in lower)
        box = min(s.box.top for s, _ in upper), max(s.box.bottom for s, _ in lower)
        for slot, words in kept:
            tall = Box(slot.box.x0, box[0], slot.box.x1, box[1])
            cells.append((replace(slot, row=top, row_span=bottom - top - 1, box=tall), words))
    return replace(draft, rows=draft.rows - 1, cells=tuple(cells))


def _moved(slot: Slot, border: int) -> Slot:
    if slot.row >= border:
        return replace(slot, row=slot.row - 1)
    return replace(slot, row_span=slot.row_span - 1) if slot.row + slot.row_span > border else slot


def _stretches(above: Sequence[Held], below: Sequence[Held]) -> list[tuple[list[Held], list[Held]]]:
    """Cells over and under a border in the smallest groups that cover the same columns."""
    ends_above = {s.column + s.column_span for s, _ in above}
    ends = sorted(ends_above & {s.column + s.column_span for s, _ in below})
    groups = []
    start = 0
    for end in ends:
        inside = [[(s, w) for s, w in side if start <= s.column < end] for side in (above, below)]
        if inside[0] and inside[1]:
            groups.append((inside[0], inside[1]))
        start = end
    return groups


def without_empty_sides(draft: Draft) -> Draft:
    """The same table without columns at its left and right edge that have no word in any row."""
    used = _columns((s, w) for s, w in draft.cells if s.column_span < draft.columns)
    if not used or (min(used) == 0 and max(used) == draft.columns - 1):
        return draft
    first, after = min(used), max(used) + 1
    cells = tuple((narrow, words) for slot, words in draft.cells if (narrow := _narrowed(slot, first, after)))
    return replace(draft, columns=after - first, cells=cells)


def _narrowed(slot: Slot, first: int, after: int) -> Slot | None:
    start, end = max(slot.column, first), min(slot.column + slot.column_span, after)
    return replace(slot, column=start - first, column_span=end - start) if start < end else None
