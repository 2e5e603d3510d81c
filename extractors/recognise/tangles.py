"""Ruling lines that something runs into, a seal's frame or a pen's stroke, taken out of their tangle."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Run = tuple[int, int, int]
"""The row, the first column and the one past the last."""

BAND = 2
"""Pixels to either side of a line's row that are the line's: it may lean a little."""
MOST = 6
"""Lines that are looked for in one tangle."""
CROWDED = 0.5
"""Of a line's length that may be inked close beside it; beside a bar's more is."""


def level_runs(tangle: Mask, shortest: int, thickest: int) -> list[Run]:
    """The level lines of at least `shortest` pixels in a patch of ink, each in the row in which most of it lies."""
    left = tangle.copy()
    found: list[Run] = []
    for _ in range(MOST):
        row = _fullest(left)
        band = np.asarray(left[max(row - BAND, 0) : row + BAND + 1].any(axis=0))
        runs = [(row, a, b) for a, b in _runs(band, shortest // 4) if b - a >= shortest]
        found += [run for run in runs if not _is_bar(tangle, run, thickest)]
        left[max(row - BAND, 0) : row + BAND + 1] = False
        if not left.any():
            break
    return found


def _fullest(left: Mask) -> int:
    """The middle of the rows around the fullest one that are nearly as full: a line is some pixels thick."""
    counts = left.sum(axis=1)
    full = int(counts.argmax())
    end = full
    while end + 1 < len(counts) and counts[end + 1] >= 0.9 * counts[full]:
        end += 1
    return (full + end) // 2


def _runs(band: Mask, gap: int) -> Iterator[tuple[int, int]]:
    """The runs of inked columns, over blanks of up to `gap`."""
    columns = np.flatnonzero(band)
    if len(columns) == 0:
        return
    breaks = np.flatnonzero(np.diff(columns) > gap) + 1
    bounds = [0, *breaks.tolist(), len(columns)]
    for start, end in pairwise(bounds):
        yield int(columns[start]), int(columns[end - 1]) + 1


def _is_bar(tangle: Mask, run: Run, thickest: int) -> bool:
    """Whether the ink goes on above and below: a run through a filled patch is no line."""
    row, start, end = run
    above = tangle[max(row - thickest, 0) : max(row - BAND - 1, 0), start:end]
    below = tangle[row + BAND + 2 : row + thickest + 1, start:end]
    return any(side.size and float(side.all(axis=0).mean()) > CROWDED for side in (above, below))
