"""Ruling lines become grids of cells; where the line between two cells is missing, they are one merged cell."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from extractors.model import Box, RulingLine, Word

REACH = 4.0  # points that a line may end before, or run past, the line it meets
THICK = 3.0  # lines nearer than this are one, drawn twice or found twice
EDGE = 5.0  # borders of rows and columns nearer than this are the same border
DRAWN = 0.35  # share of a cell's side that must be drawn: a seal or a faint scan breaks lines
UNSEEN = 40.0  # points of a level line that may be too faint to be seen before its end at an open side
OPEN = 8.0  # points that lines run beyond the last crossing where the outer border is missing


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell before its words are known."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True)
class Grid:
    """The cells that one connected set of ruling lines makes; borders of columns `xs` and rows `ys` ascend."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: tuple[Slot, ...]

    @property
    def box(self) -> Box:
        """The outer border."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @cached_property
    def _owners(self) -> dict[tuple[int, int], int]:
        return {
            (row, column): i
            for i, s in enumerate(self.slots)
            for row in range(s.row, s.row + s.row_span)
            for column in range(s.column, s.column + s.column_span)
        }

    def at(self, x: float, y: float) -> int | None:
        """The index of the slot at a point."""
        return self._owners.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))

    def borders(self, y: float) -> list[float]:
        """The left borders of the slots at a height, and the grid's right one."""
        row = bisect_right(self.ys, y) - 1
        owners = [self._owners.get((row, column)) for column in range(len(self.xs) - 1)]
        starts = [i for i in range(len(owners)) if i == 0 or owners[i] != owners[i - 1]]
        return [*(self.xs[i] for i in starts), self.xs[-1]]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line: `at` is its y if it is horizontal, its x if vertical; from `start` to `end` the other way."""

    at: float
    start: float
    end: float


def strokes(ruling_lines: Iterable[RulingLine]) -> tuple[list[Stroke], list[Stroke]]:
    """Horizontal and vertical strokes; pieces of one line are joined."""
    flat, tall = [], []
    for line in ruling_lines:
        width, height = abs(line.x1 - line.x0), abs(line.bottom - line.top)
        if width >= height:
            flat.append(Stroke((line.top + line.bottom) / 2, min(line.x0, line.x1), max(line.x0, line.x1)))
        else:
            tall.append(Stroke((line.x0 + line.x1) / 2, min(line.top, line.bottom), max(line.top, line.bottom)))
    return _joined(flat), _joined(tall)


def clusters(values: Iterable[float], tolerance: float) -> list[float]:
    """The means of values that lie within `tolerance` of their group's mean, ascending."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - sum(groups[-1]) / len(groups[-1]) <= tolerance:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(g) / len(g) for g in groups]


def _joined(pieces: Sequence[Stroke]) -> list[Stroke]:
    """Strokes at nearly the same place whose ends nearly meet become one."""
    levels = clusters((p.at for p in pieces), THICK)
    by_level: dict[float, list[Stroke]] = defaultdict(list)
    for piece in pieces:
        by_level[min(levels, key=lambda level: abs(level - piece.at))].append(piece)
    joined = []
    for members in by_level.values():
        run: list[Stroke] = []
        for piece in sorted(members, key=lambda p: p.start):
            if run and piece.start - max(p.end for p in run) > REACH:
                joined.append(_one(run))
                run = []
            run.append(piece)
        joined.append(_one(run))
    return [s for s in joined if s.end - s.start >= REACH]


def _one(run: Sequence[Stroke]) -> Stroke:
    weight = sum(p.end - p.start for p in run) or 1.0
    at = sum(p.at * (p.end - p.start) for p in run) / weight if weight > 1e-6 else run[0].at
    return Stroke(at, min(p.start for p in run), max(p.end for p in run))


def _meet(flat: Stroke, tall: Stroke) -> bool:
    return flat.start - REACH <= tall.at <= flat.end + REACH and tall.start - REACH <= flat.at <= tall.end + REACH


def _runs_on(one: Stroke, other: Stroke) -> bool:
    """Whether `other`, which crosses nothing, is the end of a row's line whose middle was not seen."""
    gap = max(other.start - one.end, one.start - other.end)
    return abs(one.at - other.at) <= THICK and gap <= UNSEEN


class _Sets:
    """Disjoint sets of numbers 0..size-1, merged two by two."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def merge(self, i: int, j: int) -> None:
        self._parent[self.root(i)] = self.root(j)


def connected(flat: Sequence[Stroke], tall: Sequence[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Groups of strokes that cross one another; strokes that meet none are groups of their own."""
    sets = _Sets(len(flat) + len(tall))
    crossed = set()
    for i, h in enumerate(flat):
        for j, v in enumerate(tall, len(flat)):
            if _meet(h, v):
                sets.merge(i, j)
                crossed.add(i)
    for i in (i for i in range(len(flat)) if i not in crossed):
        mate = next((j for j in crossed if _runs_on(flat[j], flat[i])), None)
        if mate is not None:
            sets.merge(i, mate)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = defaultdict(lambda: ([], []))
    for i, h in enumerate(flat):
        groups[sets.root(i)][0].append(h)
    for j, v in enumerate(tall, len(flat)):
        groups[sets.root(j)][1].append(v)
    return list(groups.values())


def _open_end(ends: Sequence[float], border: float, outwards: int) -> list[float]:
    """A missing outer border: the farthest place well beyond `border` where at least two strokes end together."""
    beyond = sorted((e for e in ends if (e - border) * outwards > OPEN), reverse=outwards > 0)
    for end in beyond:
        together = [e for e in beyond if abs(e - end) <= EDGE]
        if len(together) >= 2:
            return [median(together)]
    return []


def _borders(strokes_across: Sequence[Stroke], strokes_along: Sequence[Stroke]) -> list[float]:
    """Borders one way: where strokes cross, and where the others end open."""
    edges = clusters((s.at for s in strokes_across), EDGE)
    first = _open_end([s.start for s in strokes_along], edges[0], -1)
    last = _open_end([s.end for s in strokes_along], edges[-1], 1)
    return first + edges + last


def _drawn(across: Sequence[Stroke], at: float, start: float, end: float) -> bool:
    """Whether enough of the side from `start` to `end` at `at` is drawn."""
    near = sorted((s for s in across if abs(s.at - at) <= EDGE), key=lambda s: s.start)
    covered, reached = 0.0, start
    for stroke in near:
        low, high = max(stroke.start, reached), min(stroke.end, end)
        covered += max(high - low, 0.0)
        reached = max(reached, high)
    return covered >= DRAWN * (end - start)


def _groups(
    xs: Sequence[float], ys: Sequence[float], flat: Sequence[Stroke], tall: Sequence[Stroke]
) -> list[list[int]]:
    """For each row and column of the finest grid, the number of the merged cell that it belongs to."""
    rows, columns = len(ys) - 1, len(xs) - 1
    sets = _Sets(rows * columns)
    for r in range(rows):
        for c in range(columns):
            if c and not _drawn(tall, xs[c], ys[r], ys[r + 1]):
                sets.merge(r * columns + c, r * columns + c - 1)
            if r and not _drawn(flat, ys[r], xs[c], xs[c + 1]):
                sets.merge(r * columns + c, (r - 1) * columns + c)
    return [[sets.root(r * columns + c) for c in range(columns)] for r in range(rows)]


def _runs(row: Sequence[int]) -> list[tuple[int, int, int]]:
    """Runs of equal labels: label, first column, column after the last."""
    cuts = [0, *(i for i in range(1, len(row)) if row[i] != row[i - 1]), len(row)]
    return [(row[a], a, b) for a, b in itertools.pairwise(cuts)]


def _slots(label: Sequence[Sequence[int]], xs: Sequence[float], ys: Sequence[float]) -> list[Slot]:
    """Merged cells as rectangles; a group that is none (a stretch of line was lost) falls into several."""
    open_runs: dict[tuple[int, int, int], int] = {}
    done: list[tuple[int, int, int, int]] = []
    for r in range(len(label) + 1):
        runs = set(_runs(label[r])) if r < len(label) else set()
        for run in [one for one in open_runs if one not in runs]:
            done.append((open_runs.pop(run), run[1], r, run[2]))
        for run in runs:
            open_runs.setdefault(run, r)
    return [Slot(r0, c0, r1 - r0, c1 - c0, Box(xs[c0], ys[r0], xs[c1], ys[r1])) for r0, c0, r1, c1 in sorted(done)]


def grid_of(flat: Sequence[Stroke], tall: Sequence[Stroke]) -> Grid | None:
    """The grid of one group of strokes; None where they make no more than one box."""
    if not flat or not tall:
        return None
    xs, ys = _borders(tall, flat), _borders(flat, tall)
    if len(xs) < 2 or len(ys) < 2:
        return None
    slots = _slots(_groups(xs, ys, flat, tall), xs, ys)
    return Grid(tuple(xs), tuple(ys), tuple(slots)) if len(slots) > 1 else None


@dataclass(frozen=True, slots=True)
class Draft:
    """A table whose cells have their words but not yet their text."""

    rows: int
    columns: int
    box: Box
    cells: tuple[tuple[Slot, tuple[Word, ...]], ...]
