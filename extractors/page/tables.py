"""Words and ruling lines of a page become tables, the same for text layers and for recognised pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from extractors.model import UNREAD, Cell, Place, RulingLine, Table, Word
from extractors.page import aligned, folded
from extractors.page.bands import cut_bands
from extractors.page.beyond import with_rows_beyond
from extractors.page.boxed import unboxed, with_digits_joined
from extractors.page.columned import draft as in_rows
from extractors.page.composing import cell_passage
from extractors.page.ghosts import without_empty_sides, without_ghosts
from extractors.page.glued import unglued
from extractors.page.lines import edges_of, em_of, lines, middle, sliced
from extractors.page.place_values import with_places_joined
from extractors.page.rules_grid import Draft, Grid, Slot, Stroke, connected, grid_of, strokes
from extractors.page.stacked import joined
from extractors.page.undrawn import swallows_a_table, with_undrawn_borders
from extractors.page.unmerged import with_faint_borders

SEAM = 2.0
"""Points by which two grids side by side may overlap."""


def tables(
    words: Iterable[Word],
    ruling_lines: Iterable[RulingLine],
    page: int,
    first_number: int,
    on_screen: bool = False,
) -> tuple[tuple[Table, ...], tuple[Word, ...]]:
    """The tables of a page, numbered from `first_number` top to bottom, and the words that stand in none, in order.

    Boxes are in reading space, in points. Ruled tables come from the grids that the lines make, the others
    from words that stand in columns. `on_screen`: they are of a sheet on a screen, whose faint lines may be found in
    pieces: grids side by side are one there, and words tell its columns better.
    """
    left, ruling_lines = unboxed([w for w in words if w.text.strip()], tuple(ruling_lines))
    flat, tall = strokes(ruling_lines)
    drafts: list[Draft] = []
    grids = _grids(flat, tall)
    for grid in () if on_screen and _fallen_apart(grids) else grids:
        draft, left = _ruled(grid, left)
        if draft is not None:
            draft, left = with_rows_beyond(draft, left)
            drafts.append(draft)
    left = [w for w in left if w.text != UNREAD or not any(_slot(g, w) is not None for g in grids)]
    left, borders = unglued(left)
    for run in aligned.runs(left, flat, borders):
        drafts.append(without_empty_sides(in_rows(run, flat)))
        taken = {id(w) for line in run.lines for w in line.words}
        left = [w for w in left if id(w) not in taken]
    left = [w for w in left if w.text != UNREAD]  # outside of tables nobody waits for what was not read
    drafts = folded.joined(drafts)
    drafts.sort(key=lambda d: (d.box.top, d.box.x0))
    found = tuple(_table(d, page, n) for n, d in enumerate(joined(drafts, left), first_number))
    return found, tuple(w for line in lines(left) for w in line.words)


def _grids(flat: Sequence[Stroke], tall: Sequence[Stroke]) -> list[Grid]:
    """Smallest first, so that a table inside another's cell takes its words before the outer one does."""
    parts = [(h, v) for h, v in connected(flat, tall) if not _is_crossed_by_chance(h, v, flat)]
    found = [g for g in (grid_of(h, v) for h, v in parts) if g]
    return sorted(found, key=lambda g: (g.box.x1 - g.box.x0) * (g.box.bottom - g.box.top))


def _fallen_apart(grids: Sequence[Grid]) -> bool:
    """Whether two grids stand side by side, over most of the height of one of them."""
    boxes = [g.box for g in grids]
    return any(
        min(a.bottom, b.bottom) - max(a.top, b.top) > 0.5 * min(a.bottom - a.top, b.bottom - b.top)
        and min(a.x1, b.x1) <= max(a.x0, b.x0) + SEAM
        for a, b in combinations(boxes, 2)
    )


_ALIKE = 6.0  # points by which the ends of level rules of one table differ


def _is_crossed_by_chance(h: Sequence[Stroke], v: Sequence[Stroke], flat: Sequence[Stroke]) -> bool:
    """Whether one upright stroke, of a seal or a fold, crosses a few of a table's level rules: it has no columns."""
    apart = [f for f in flat if f not in h]
    return len(v) == 1 and any(
        abs(f.start - one.start) < _ALIKE and abs(f.end - one.end) < _ALIKE for f in apart for one in h
    )


def _ruled(grid: Grid, words: Sequence[Word]) -> tuple[Draft | None, list[Word]]:
    """The grid with its words, and the words that are not in it; None for a frame around other things."""
    held: list[list[Word]] = [[] for _ in grid.slots]
    outside: list[Word] = []
    for word in words:
        placed = [(part, _slot(grid, part)) for part in _cut(word, grid)]
        if all(slot is None for _, slot in placed):
            outside.append(word)
        else:
            for part, slot in placed:
                (outside if slot is None else held[slot]).append(part)
    if not _is_table(grid, held):
        return None, list(words)
    cells = tuple((s, tuple(h)) for s, h in zip(grid.slots, held, strict=True))
    draft = Draft(len(grid.ys) - 1, len(grid.xs) - 1, grid.box, cells)
    parted = with_undrawn_borders(with_faint_borders(without_ghosts(draft)))
    return cut_bands(without_empty_sides(parted)), outside


def _is_table(grid: Grid, held: Sequence[Sequence[Word]]) -> bool:
    """A table has words in at least two cells, and is no page frame cut by a line across, nor some lines of another."""
    filled = [h for h in held if h]
    if len(filled) < 2 or swallows_a_table(filled):
        return False
    return len(grid.xs) > 2 or all(len(lines(h)) <= 12 for h in filled)


def _slot(grid: Grid, word: Word) -> int | None:
    x, y = middle(word.box)
    return grid.at(x, y)


def _cut(word: Word, grid: Grid) -> list[Word]:
    """A word that was read over a border between cells, in parts; one that touches it or the rim stays whole."""
    y = middle(word.box)[1]
    if not grid.box.top <= y <= grid.box.bottom:
        return [word]
    borders = [x for x in grid.borders(y)[1:-1] if word.box.x0 < x < word.box.x1]
    if not borders:
        return [word]
    edges = edges_of(word)
    cuts = [0]
    for border in borders:
        at = _place(word, edges, border)
        if at is not None and at > cuts[-1]:
            cuts.append(at)
    return [sliced(word, a, b) for a, b in pairwise([*cuts, len(word.text)])]


def _place(word: Word, edges: Sequence[float], border: float) -> int | None:
    """Where to cut at a border: at a space nearby if there is one; None when it only grazes the word."""
    size = len(word.text)
    at = sum((edges[i] + edges[i + 1]) / 2 < border for i in range(size))
    # A narrow digit before the line is as much a sign as a wide one: 1|阳江市.
    grazed = (border - edges[0] < 0.6 * (edges[1] - edges[0]), edges[-1] - border < 0.6 * (edges[-1] - edges[-2]))
    if not 0 < at < size or any(grazed):
        return None
    spaces = [i for i in range(max(at - 2, 0), min(at + 2, size)) if word.text[i].isspace()]
    return min(spaces, key=lambda i: abs(i - at)) + 1 if spaces else at


def _table(draft: Draft, page: int, number: int) -> Table:
    cells = tuple(_cell(slot, words, page, number) for slot, words in draft.cells)
    table = Table(number, draft.rows, draft.columns, tuple(sorted(cells, key=lambda c: (c.row, c.column))))
    return with_digits_joined(with_places_joined(table))


def _cell(slot: Slot, words: Sequence[Word], page: int, number: int) -> Cell:
    place = Place(table=number, row=slot.row + 1)
    right = slot.box.x1 - min(0.3 * em_of(words), 3.0)
    passage = cell_passage(words, page, place, right)
    return Cell(slot.row, slot.column, passage, slot.row_span, slot.column_span, slot.box)
