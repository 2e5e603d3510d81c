"""Tables without vertical lines: words that stand in columns over several lines, told from prose and from forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from extractors.model import Word
from extractors.page.close_columns import with_close_columns
from extractors.page.columned import Run, column_of, filled, under_header
from extractors.page.composing import NUMBERED
from extractors.page.glued import with_borders
from extractors.page.lines import Line, em_of, is_wide, line_of, lines, middle, segments
from extractors.page.rules_grid import Stroke
from extractors.words.loading import pattern, word_file

BUSY_GAP = 1.0  # em between two words that may stand in two columns
GUTTER = 0.6  # em that must stay free between two columns
CROSSING = 0.12  # share of lines that may cross a gutter: a heading, a name too long for its column
STRAY = 0.3  # share of a row's words up to which a line is no row of the table
QUIET = 2  # lines with one word only that may stand between two lines of a table
ROWS = 3  # rows that a table without any line must have
LABELLED = 0.4  # share of words with a colon above which it is a form, not a table

_AMOUNT = re.compile(r"[-\d.,，%¥￥ ]+")
_COLON, _LEADER = pattern("page", "colon"), pattern("page", "leader")
_COLONS = tuple(word_file("page").more["colons"])


def _busy(line: Line, size: float) -> bool:
    return len(segments(line, BUSY_GAP * size)) >= 2 and not _LEADER.search(line.text) and not _spaced_out(line)


def _spaced_out(line: Line) -> bool:
    """Whether a line is a title set wide: single characters at even distances."""
    if len(line.words) < 3 or any(len(w.text) > 1 or not is_wide(w.text) for w in line.words):
        return False
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(line.words)]
    return max(gaps) - min(gaps) <= 0.15 * max(gaps)


def _stretches(found: Sequence[Line], busy: Sequence[bool]) -> list[list[int]]:
    """Indexes of busy lines that follow one another with little in between."""
    groups: list[list[int]] = []
    for i in (i for i, is_busy in enumerate(busy) if is_busy):
        if groups and i - groups[-1][-1] <= QUIET + 1 and _near(found[groups[-1][-1]], found[i], i - groups[-1][-1]):
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _near(upper: Line, lower: Line, steps: int) -> bool:
    height = max(upper.box.bottom - upper.box.top, lower.box.bottom - lower.box.top)
    return lower.box.top - upper.box.bottom <= 3.5 * height * steps


def _occupied(found: Sequence[Line], left: float, width: int) -> NDArray[np.int32]:
    """How many of the first n lines have ink at each point of the width; row 0 is for none of them."""
    ink = np.zeros((len(found) + 1, width), np.int32)
    full = sorted(len(line.words) for line in found)[-2:][0]
    for n, line in enumerate(found, 1):
        # Where rows have many words, a line with one or two (a heading, a seal) does not say where columns part.
        if len(line.words) <= STRAY * full:
            continue
        for word in line.words:
            ink[n, max(int(word.box.x0 - left + 0.5), 0) : max(int(word.box.x1 - left + 0.5), 1)] = 1
    return ink.cumsum(axis=0, dtype=np.int32)


def _gutters(free: NDArray[np.bool_], least: float) -> list[tuple[int, int]]:
    """Free stretches at least that wide, with ink on both sides."""
    inked = int(np.flatnonzero(~free)[-1]) + 1 if not free.all() else 0
    edges = np.flatnonzero(np.diff(np.concatenate(([False], free, [False])).astype(np.int8)))
    return [
        (int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= least and a > 0 and b < inked
    ]


def _best(found: Sequence[Line], size: float, least: int) -> tuple[int, int, tuple[float, ...]] | None:
    """The stretch of busy lines with the most cells: first index, index after the last, gutters."""
    left = min(line.box.x0 for line in found)
    width = int(max(line.box.x1 for line in found) - left) + 2
    ink = _occupied(found, left, width)
    best: tuple[int, int, int] | None = None
    step = max(1, len(found) // 40)  # a long stretch is tried in steps; its ends are found line by line below
    for i in range(0, len(found), step):
        for j in range(len(found), i + least - 1, -step):
            counts = ink[j] - ink[i]
            gaps = _gutters(counts <= int(CROSSING * (j - i)), GUTTER * size)
            if gaps and (best is None or len(gaps) * (j - i) > best[0]):
                best = len(gaps) * (j - i), i, j
    if best is None:
        return None
    _, i, j = best
    gaps = _gutters(_parted(ink[j] - ink[i], found[i:j], left, size), GUTTER * size)
    gutters = tuple(left + (a + b) / 2 for a, b in gaps)
    while i > 0 and _keeps_to(found[i - 1], gutters):
        i -= 1
    while j < len(found) and _keeps_to(found[j], gutters):
        j += 1
    return i, j, gutters


def _keeps_to(line: Line, gutters: Sequence[float]) -> bool:
    """Whether a line stands in the same columns: hardly a word runs over a gutter."""
    crossing = sum(w.box.x0 + 1 < g < w.box.x1 - 1 for w in line.words for g in gutters)
    return crossing <= len(filled(line, gutters)) // 4


def _parted(counts: NDArray[np.int32], found: Sequence[Line], left: float, size: float) -> NDArray[np.bool_]:
    """Where columns may be parted: little ink, which crosses from column to column and is no column by itself."""
    crossing = int(CROSSING * len(found))
    free: NDArray[np.bool_] = counts <= crossing
    if crossing:
        for start, end in _sparse(found, left, free, size):
            free[start:end] = False
    return free


def _sparse(found: Sequence[Line], left: float, free: NDArray[np.bool_], size: float) -> list[tuple[int, int]]:
    """Columns with hardly anything in them but their header: words that stand free of the full columns."""
    margin = int(GUTTER * size)
    spans = []
    for line in found:
        for word in line.words:
            start, end = int(word.box.x0 - left + 0.5), int(word.box.x1 - left + 0.5)
            if free[max(start - margin, 0) : end + margin].all():
                spans.append((start, end))
    return spans


def _looks_like_table(run: Run, size: float) -> bool:
    """Whether columns hold table cells: no form of labels with colons, no prose in two columns, no numbered text."""
    parts = [s for line in run.lines for s in segments(line, BUSY_GAP * size)]
    if sum(bool(_COLON.search(p.text)) for p in parts) >= LABELLED * len(parts):
        return False
    full_rows = sum(len(filled(line, run.gutters)) >= 2 for line in run.lines)
    if len(run.gutters) >= 2:
        return full_rows >= 2 and not _prose(run)
    return full_rows >= ROWS and not _prose(run) and not _numbered(run)


def _prose(run: Run) -> bool:
    """Whether most columns are filled from edge to edge with long text."""
    columns: list[list[Line]] = [[] for _ in range(len(run.gutters) + 1)]
    for line in run.lines:
        for c in range(len(columns)):
            words = [w for w in line.words if column_of(middle(w.box)[0], run.gutters) == c]
            if words:
                columns[c].append(line_of(words))
    return sum(_is_prose(column) for column in columns) * 2 > len(columns) or (
        len(columns) == 2 and all(_long(column) for column in columns)
    )


def _is_prose(column: Sequence[Line]) -> bool:
    if not column:
        return False
    width = max(c.box.x1 for c in column) - min(c.box.x0 for c in column)
    said = [c for c in column if len(c.text) >= 10 and not _AMOUNT.fullmatch(c.text)]
    full = [c for c in said if c.box.x1 - c.box.x0 >= 0.85 * width]
    return len(column) >= 3 and len(full) * 2 > len(column)


def _long(column: Sequence[Line]) -> bool:
    return bool(column) and median(len(c.text) for c in column) >= 14


def _numbered(run: Run) -> bool:
    """Whether the first of two columns only numbers the paragraphs of the second."""
    first = [line.words[0].text for line in run.lines if 0 in filled(line, run.gutters)]
    return sum(bool(NUMBERED.match(t)) for t in first) * 2 > len(first)


def runs(words: Sequence[Word], separators: Sequence[Stroke], borders: Sequence[float] = ()) -> list[Run]:
    """The tables among words that no grid holds; `borders`: where words were cut between close columns."""
    size = em_of(words)
    found = lines(words)
    busy = [_busy(line, size) for line in found]
    result: list[Run] = []
    for stretch in _stretches(found, busy):
        result.extend(_runs_of(found, stretch, size, separators, borders))
    return result


def _runs_of(
    found: Sequence[Line],
    stretch: Sequence[int],
    size: float,
    separators: Sequence[Stroke],
    borders: Sequence[float],
) -> list[Run]:
    if not stretch:
        return []
    least = 2 if _ruled(found[stretch[0]], found[stretch[-1]], separators) else ROWS
    if len(stretch) < least:
        return []
    best = _best([found[i] for i in stretch], size, least)
    if best is None:
        return []
    first, after, gutters = best
    end = stretch[after - 1] + 1
    run = _without_heading(Run(tuple(found[stretch[first] : end]), gutters), size)
    if end not in stretch[after:]:
        run = _with_last_wrap(run, found, end)
    run = with_borders(with_close_columns(run), borders, size)
    run = under_header(run, segments(run.lines[0], BUSY_GAP * size))
    return [
        *_runs_of(found, stretch[:first], size, separators, borders),
        *([run] if _looks_like_table(run, size) else []),
        *_runs_of(found, stretch[after:], size, separators, borders),
    ]


def _ruled(first: Line, last: Line, separators: Sequence[Stroke]) -> bool:
    """Whether horizontal lines mark these lines of text as a table: at least two over most of its width."""
    left, right = min(first.box.x0, last.box.x0), max(first.box.x1, last.box.x1)
    height = first.box.bottom - first.box.top
    near = [
        s
        for s in separators
        if first.box.top - 2 * height <= s.at <= last.box.bottom + 2 * height
        and min(s.end, right) - max(s.start, left) >= 0.8 * (right - left)
    ]
    return len(near) >= 2


def _without_heading(run: Run, size: float) -> Run:
    """The run without `label: value` lines above and below it: who made the table, for when, in which unit."""
    start = 0
    while start < len(run.lines) - 2 and _is_heading(run.lines[start], size):
        start += 1
    end = len(run.lines)
    while end > start + 2 and _is_heading(run.lines[end - 1], size):
        end -= 1
    return Run(run.lines[start:end], run.gutters)


def _is_heading(line: Line, size: float) -> bool:
    parts = [p.text for p in segments(line, BUSY_GAP * size)]
    return any(_COLON.search(p) and not p.rstrip().endswith(_COLONS) for p in parts)


def _with_last_wrap(run: Run, found: Sequence[Line], after: int) -> Run:
    """The last row's second line, when it is short of cells and close below."""
    if after >= len(found) or len(run.lines) < 2:
        return run
    pitch = median(b.box.top - a.box.top for a, b in zip(run.lines, run.lines[1:], strict=False))
    line, last = found[after], run.lines[-1]
    inside = all(column_of(w.box.x0, run.gutters) == column_of(w.box.x1, run.gutters) > 0 for w in line.words)
    if inside and line.box.top - last.box.top < 0.75 * pitch:
        return Run((*run.lines, line), run.gutters)
    return run
