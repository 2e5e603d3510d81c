"""Lines that stand in columns become rows of cells; what wraps in a cell stays in its row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.model import Box, Word
from extractors.page.lines import Line, line_of, middle
from extractors.page.rules_grid import Draft, Slot, Stroke

_NUMBER = re.compile(r"\W?\d{1,4}\W?")
HALF_WAY = 0.75  # a line whose distances to the rows above and below are that alike belongs to neither

HALF_STEP = 0.5  # of the distance from row to row; what is nearer to a row is no row of its own
RULED_ROWS = 3  # bands between printed lines from which they may part rows
PARTED = 0.45  # share of the full lines of text that printed lines must part
ONE_ROW = 1.6  # of the usual height: what is higher holds two rows whose line is missing
SAME_LEVEL = 3.0  # points


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that belong to one table, and the x positions between its columns."""

    lines: tuple[Line, ...]
    gutters: tuple[float, ...]


def column_of(x: float, gutters: Sequence[float]) -> int:
    """The column in which x lies."""
    return sum(x > g for g in gutters)


def filled(line: Line, gutters: Sequence[float]) -> set[int]:
    """The columns in which a line has words."""
    return {column_of(middle(w.box)[0], gutters) for w in line.words}


def under_header(run: Run, parts: Sequence[Line]) -> Run:
    """The run with its columns parted so that each of the header's `parts` stands over the column that it names.

    Where a header is set to the left and its figures to the right, gaps alone take the next header for theirs.
    """
    body = [w for line in run.lines[1:] for w in line.words]
    held = [[w for w in body if column_of(middle(w.box)[0], run.gutters) == c] for c in range(len(run.gutters) + 1)]
    columns = [words for words in held if words]
    named = {column_of(middle(part.box)[0], run.gutters) for part in parts}
    if len(columns) != len(parts) or named == {c for c, words in enumerate(held) if words}:
        return run
    boxes = [line_of([*words, *part.words]).box for words, part in zip(columns, parts, strict=True)]
    if any(b.x0 <= a.x1 for a, b in pairwise(boxes)):
        return run
    return Run(run.lines, tuple((a.x1 + b.x0) / 2 for a, b in pairwise(boxes)))


def draft(run: Run, separators: Sequence[Stroke]) -> Draft:
    """The run as rows and columns."""
    rows = rows_of(run, separators)
    boxes = [_around(row) for row in rows]
    left, right = min(b.x0 for b in boxes), max(b.x1 for b in boxes)
    xs = [left, *run.gutters, right]
    ys = [boxes[0].top, *((a.bottom + b.top) / 2 for a, b in pairwise(boxes)), boxes[-1].bottom]
    cells: list[tuple[Slot, tuple[Word, ...]]] = []
    for r, row in enumerate(rows):
        cells.extend(_row_cells(r, [w for line in row for w in line.words], xs, ys, run.gutters))
    return Draft(len(rows), len(xs) - 1, Box(left, ys[0], right, ys[-1]), tuple(cells))


def _around(row: Sequence[Line]) -> Box:
    return line_of([w for line in row for w in line.words]).box


def _row_cells(
    r: int, words: Sequence[Word], xs: Sequence[float], ys: Sequence[float], gutters: Sequence[float]
) -> list[tuple[Slot, tuple[Word, ...]]]:
    held: list[list[Word]] = [[] for _ in range(len(xs) - 1)]
    for word in words:
        held[column_of(middle(word.box)[0], gutters)].append(word)
    return [(Slot(r, c, 1, 1, Box(xs[c], ys[r], xs[c + 1], ys[r + 1])), tuple(inside)) for c, inside in enumerate(held)]


def rows_of(run: Run, separators: Sequence[Stroke]) -> list[list[Line]]:
    """Lines of one row together: what wraps stands closer to its row than rows stand to each other.

    Where printed lines part nearly all rows, what stands between two of them is one row.
    """
    fills = [filled(line, run.gutters) for line in run.lines]
    enough = max(2, (max(len(f) for f in fills) + 1) // 2)
    heights = [middle(line.box)[1] for line in run.lines]
    mains = _apart(run, [i for i, f in enumerate(fills) if len(f) >= enough], fills, heights)
    steps = [heights[b] - heights[a] for a, b in pairwise(mains)]
    limit = 0.75 * median(steps) if steps else 0.0
    levels = _levels(run, separators)
    bands = [sum(level < h for level in levels) for h in heights]
    ruled = _one_row_each(levels, len(set(bands)), len(mains)) - _with_two_numbers(run, bands)
    rows: dict[int, list[Line]] = {}
    for i, line in enumerate(run.lines):
        if bands[i] in ruled:
            owner = bands.index(bands[i])
        else:
            owner = i if i in mains else _owner(i, mains, heights, limit, bands)
        rows.setdefault(owner, []).append(line)
    return [rows[k] for k in sorted(rows)]


def _apart(run: Run, mains: Sequence[int], fills: Sequence[set[int]], heights: Sequence[float]) -> list[int]:
    """The row lines without those that stand half a step from a fuller one: where a cell wraps the others stand
    between its lines, and some of them may come with the lower one."""
    steps = [heights[b] - heights[a] for a, b in pairwise(mains)]
    near = HALF_STEP * median(steps) if steps else 0.0
    return [
        i
        for i in mains
        if not any(
            0 < abs(heights[i] - heights[m]) < near
            and (len(fills[m]), -m) > (len(fills[i]), -i)
            and len(fills[m] & fills[i]) <= 1
            and not (_is_numbered(run.lines[m]) and _is_numbered(run.lines[i]))
            for m in mains
        )
    ]


def _is_numbered(line: Line) -> bool:
    return bool(_NUMBER.fullmatch(line.words[0].text))


def _one_row_each(levels: Sequence[float], bands: int, mains: int) -> set[int]:
    """The bands that are one row: of usual height, where printed lines part about as many as there are rows."""
    heights = [b - a for a, b in pairwise(levels)]
    if len(heights) < RULED_ROWS or bands < PARTED * mains:
        return set()
    return {i for i, height in enumerate(heights, 1) if height < ONE_ROW * median(heights)}


def _with_two_numbers(run: Run, bands: Sequence[int]) -> set[int]:
    """The bands in which two lines begin with a number of their own: they are two rows."""
    numbered = [band for line, band in zip(run.lines, bands, strict=True) if _is_numbered(line)]
    return {band for band in numbered if numbered.count(band) > 1}


def _owner(i: int, mains: Sequence[int], heights: Sequence[float], limit: float, bands: Sequence[int]) -> int:
    """The row line that a line with few words belongs to; itself where it is a row of its own."""
    same = [m for m in mains if bands[m] == bands[i]]
    if not same or _between(heights[i], [heights[m] for m in same]):
        return i
    nearest = min(same, key=lambda m: abs(heights[m] - heights[i]))
    return nearest if abs(heights[nearest] - heights[i]) < limit else i


def _between(height: float, rows: Sequence[float]) -> bool:
    """Whether a line stands half way between two rows, as a heading does; what wraps keeps to its own row."""
    above = min((height - r for r in rows if r < height), default=0.0)
    below = min((r - height for r in rows if r > height), default=0.0)
    return min(above, below) > HALF_WAY * max(above, below) > 0


def _levels(run: Run, separators: Sequence[Stroke]) -> list[float]:
    """The heights of the printed lines over most of the run's width; one drawn twice counts once."""
    left, right = run.lines[0].box.x0, run.lines[0].box.x1
    found = sorted(s.at for s in separators if min(s.end, right) - max(s.start, left) >= 0.6 * (right - left))
    return [at for i, at in enumerate(found) if i == 0 or at - found[i - 1] > SAME_LEVEL]
