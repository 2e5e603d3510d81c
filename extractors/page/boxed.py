"""Figures written one digit a box: equal small boxes in a row, or equal narrow cells of a table, are one field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from extractors.model import Box, Cell, Passage, Piece, RulingLine, Table, Word
from extractors.page.grid import by_row
from extractors.page.lines import middle, sliced
from extractors.page.places import union

SIDES = (7.0, 34.0)
"""Points; the sides of a box, also on a page that was pasted smaller."""
SHAPE = (0.5, 1.35)
"""Its width by its height."""
EQUAL = 0.2
"""By how much of its size a box may differ from its neighbour."""
NEXT = 0.9
"""Of its width that the next box stands off at most; a point may stand between."""
CLOSE = 0.35
"""The same where there are only two of them."""
STACKED = 0.12
"""Of their height: rows of boxes closer than this are rows of a table."""
NEAR = 1.5
"""Points by which the sides of one box may miss one another."""
BEYOND = 0.5
"""Of a box's width that a line runs on behind a row: then it is a line of the table around."""
UNREAD = "□"
"""What stands for each sign of a field that has a blank between its digits."""

Row = tuple[Box, ...]
_ONE_SIGN = re.compile(r"[0-9０-９]?[.．·]?")
_DIGIT = re.compile(r"[0-9０-９]")


def width_of(box: Box) -> float:
    """From its left side to its right one."""
    return box.x1 - box.x0


def height_of(box: Box) -> float:
    """From its top to its foot."""
    return box.bottom - box.top


def gap(one: Box, other: Box) -> float:
    """The blank from one box to the next."""
    return other.x0 - one.x1


def is_box(width: float, height: float, scale: float = 1.0) -> bool:
    """Whether a frame of this size may hold one digit; `scale` is its unit by points."""
    low, high = (side * scale for side in SIDES)
    return low <= width <= high and low <= height <= high and SHAPE[0] <= width / height <= SHAPE[1]


def rows_of(boxes: Iterable[Box]) -> list[list[Box]]:
    """The boxes that stand side by side, equal and level, in rows of two at least."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda b: b.x0):
        mates = [row for row in rows if _goes_on(row[-1], box)]
        if mates:
            min(mates, key=lambda row: abs(middle(row[-1])[1] - middle(box)[1])).append(box)
        else:
            rows.append([box])
    return [row for row in rows if len(row) > 2 or (len(row) == 2 and gap(*row) <= CLOSE * width_of(row[0]))]


def _goes_on(one: Box, other: Box) -> bool:
    """Whether `other` is the next box of the row, or the one after it, where one was not found."""
    sizes = (width_of(one), width_of(other)), (height_of(one), height_of(other))
    equal = all(abs(a - b) <= EQUAL * max(a, b) for a, b in sizes)
    level = abs(middle(one)[1] - middle(other)[1]) <= EQUAL * height_of(one)
    return equal and level and -NEAR <= gap(one, other) <= (NEXT + 1) * width_of(one)


def stacked(row: Sequence[Box], rows: Iterable[Sequence[Box]]) -> bool:
    """Whether a row of boxes stands right above or under another, box on box: they are rows of one table."""
    return any(_on(row, other) for other in rows if other is not row)


def _on(row: Sequence[Box], other: Sequence[Box]) -> bool:
    apart = max(other[0].top - row[0].bottom, row[0].top - other[0].bottom)
    if not -NEAR <= apart <= max(STACKED * height_of(row[0]), 2 * NEAR):
        return False
    same = sum(any(abs(a.x0 - b.x0) <= 2 * NEAR and abs(a.x1 - b.x1) <= 2 * NEAR for b in other) for a in row)
    return same * 2 > min(len(row), len(other))


def without_frames(ruling_lines: Iterable[RulingLine], rows: Sequence[Row]) -> tuple[RulingLine, ...]:
    """The ruling lines without those that frame the boxes; lines of the table around stay."""
    lines = tuple(ruling_lines)
    framed = [(row, _in_table(row, lines)) for row in rows]
    return tuple(line for line in lines if not any(_frames(line, row, inner) for row, inner in framed))


def _in_table(row: Row, lines: Iterable[RulingLine]) -> bool:
    """Whether the boxes are cells: the line over them or under them runs on beside them."""
    level = [line for line in lines if line.top == line.bottom and line.x0 < row[-1].x1 and line.x1 > row[0].x0]
    return any(_runs_on(row, edge, level) for edge in (row[0].top, row[0].bottom))


def _runs_on(row: Row, edge: float, level: Sequence[RulingLine]) -> bool:
    """Whether a line that is longer than the row closes it at that edge, and no nearer one of its boxes' own."""
    room = BEYOND * width_of(row[0])
    near = [line for line in level if abs(line.top - edge) <= 2 * NEAR]
    long = [line for line in near if line.x0 < row[0].x0 - room or line.x1 > row[-1].x1 + room]
    own = min((abs(line.top - edge) for line in near if line not in long), default=2 * NEAR)
    return any(abs(line.top - edge) <= own + NEAR / 3 for line in long)


def _frames(line: RulingLine, row: Row, inner: bool) -> bool:
    """Whether a line belongs to the frames of a row; of cells only what parts them does."""
    slack = -2 * NEAR if inner else 2 * NEAR
    across = row[0].x0 - slack <= line.x0 and line.x1 <= row[-1].x1 + slack
    down = row[0].top - 2 * NEAR <= line.top and line.bottom <= row[0].bottom + 2 * NEAR
    return across and down and not (inner and line.top == line.bottom)


def unboxed(words: Sequence[Word], ruling_lines: Sequence[RulingLine]) -> tuple[list[Word], tuple[RulingLine, ...]]:
    """The words with what stands in a row of boxes as one, and the lines without the frames of these boxes."""
    rows = rows_of(_drawn(ruling_lines))
    out, found = list(words), []
    for row in (tuple(r) for r in rows if not stacked(r, rows)):
        if _in_table(row, ruling_lines):
            continue
        signs = [s for w in out for s in _signs(w) if _within(s, row)]
        one = _as_one(signs, row)
        if one is not None:
            out = [w for w in out if not any(_within(s, row) for s in _signs(w))] + [one]
            found.append(row)
    return (out, without_frames(ruling_lines, found)) if found else (list(words), tuple(ruling_lines))


def _drawn(ruling_lines: Sequence[RulingLine]) -> Iterator[Box]:
    """The small boxes that lines make."""
    level = [r for r in ruling_lines if r.top == r.bottom]
    tall = [r for r in ruling_lines if r.x0 == r.x1 and SIDES[0] <= r.bottom - r.top <= SIDES[1]]
    for _, group in groupby(sorted(tall, key=lambda r: (round(r.top / NEAR), r.x0)), key=lambda r: round(r.top / NEAR)):
        for one, other in pairwise(group):
            box = Box(one.x0, one.top, other.x0, one.bottom)
            if is_box(width_of(box), height_of(box)) and abs(one.bottom - other.bottom) <= NEAR and _closed(box, level):
                yield box


def _closed(box: Box, level: Sequence[RulingLine]) -> bool:
    return all(
        any(abs(r.top - y) <= NEAR and r.x0 <= box.x0 + NEAR and r.x1 >= box.x1 - NEAR for r in level)
        for y in (box.top, box.bottom)
    )


def _signs(word: Word) -> list[Word]:
    return [sliced(word, i, i + 1) for i, c in enumerate(word.text) if not c.isspace()]


def _within(word: Word, row: Row) -> bool:
    x, y = middle(word.box)
    return row[0].x0 <= x <= row[-1].x1 and row[0].top <= y <= row[0].bottom


def _as_one(signs: Sequence[Word], row: Row) -> Word | None:
    """The signs of a row of boxes as one word; None where they are no one sign a box."""
    ordered = sorted(signs, key=lambda w: w.box.x0)
    held = [[s for s in ordered if box.x0 <= middle(s.box)[0] <= box.x1 and s.text not in ".．·"] for box in row]
    if sum(bool(h) for h in held) < 2 or any(len(h) > 1 for h in held):
        return None
    text = "".join(s.text for s in ordered)
    box = union(s.box for s in ordered)
    assert box is not None
    edges = (*(s.box.x0 for s in ordered), ordered[-1].box.x1)
    first = ordered[0]
    text = UNREAD * len(text) if _broken([bool(h) for h in held]) else text
    return Word(text, box, min(s.confidence for s in signs), edges, first.reader)


def _broken(filled: Sequence[bool]) -> bool:
    """Whether a blank stands between what is filled."""
    places = [i for i, full in enumerate(filled) if full]
    return len(places) < places[-1] - places[0] + 1


def with_digits_joined(table: Table) -> Table:
    """The table with each run of narrow cells that hold a digit each as one cell."""
    for _, cells in sorted(by_row(table).items()):
        for run in _runs(cells):
            if _is_field(run, cells, table):
                kept = [c for c in table.cells if c not in run]
                table = replace(table, cells=tuple(sorted([*kept, _one(run)], key=lambda c: (c.row, c.column))))
    return table


def _runs(cells: Sequence[Cell]) -> list[list[Cell]]:
    runs: list[list[Cell]] = []
    for cell in cells:
        if not _ONE_SIGN.fullmatch(cell.passage.text.strip()) or cell.row_span > 1 or not _narrow(cell):
            runs.append([])
        elif runs and runs[-1] and _beside(runs[-1][-1], cell):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return [run for run in runs if len(run) > 1]


def _narrow(cell: Cell) -> bool:
    return cell.box is None or width_of(cell.box) <= SIDES[1]


def _beside(one: Cell, other: Cell) -> bool:
    if one.column + one.column_span != other.column:
        return False
    if one.box is None or other.box is None:
        return True
    widths = width_of(one.box), width_of(other.box)
    return abs(widths[0] - widths[1]) <= 2 * EQUAL * max(widths)


def _is_field(run: Sequence[Cell], cells: Sequence[Cell], table: Table) -> bool:
    """Whether narrow cells are the boxes of one figure: behind a label, a digit each, without headers of their own."""
    digits = sum(bool(_DIGIT.search(c.passage.text)) for c in run)
    label = next((c for c in reversed(cells) if c.column < run[0].column), None)
    alone = label is None and table.rows == 1 and len(run) == len(cells)
    named = alone or (label is not None and len(re.sub(r"[\s\d.,]", "", label.passage.text)) >= 2)
    enough = len(run) > 2 or run[0].box is not None
    return named and enough and digits >= 2 and not _headed(run, table)


def _headed(run: Sequence[Cell], table: Table) -> bool:
    """Whether columns of the run have a header of their own."""
    above = [c for c in table.cells if c.row < run[0].row and c.passage.text.strip()]
    columns = [(c.column, c.column + c.column_span) for c in run]
    own = [
        c
        for c in above
        if sum(start < c.column + c.column_span and c.column < end for start, end in columns) == 1
        and columns[0][0] <= c.column
        and c.column + c.column_span <= columns[-1][1]
    ]
    return any(not _ONE_SIGN.fullmatch(c.passage.text.strip()) for c in own)


def _one(run: Sequence[Cell]) -> Cell:
    filled = [c for c in run if c.passage.text.strip()]
    text, pieces = "", []
    for cell in filled:
        pieces += [Piece(len(text), p.word) for p in cell.passage.pieces[:1]]
        text += cell.passage.text.strip()
    if _broken([c in filled for c in run]):
        text = UNREAD * len(text)
    first = run[0]
    passage = Passage(text, tuple(pieces), first.passage.page, first.passage.place)
    end = run[-1].column + run[-1].column_span
    return replace(first, passage=passage, column_span=end - first.column, box=union(c.box for c in run if c.box))
