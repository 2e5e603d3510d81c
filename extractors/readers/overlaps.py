"""Which boxes of many share room: pairs found side by side in arrays, since a page has thousands of letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from extractors.model import Box

_AT_ONCE = 500_000
"""Pairs looked at together: bounds the memory that a page of letters on one heap can take."""

Rows = npt.NDArray[np.float64]


def rows_of(boxes: Sequence[Box]) -> Rows:
    """Boxes as rows x0, top, x1, bottom."""
    return np.array([(b.x0, b.top, b.x1, b.bottom) for b in boxes], dtype=np.float64).reshape(-1, 4)


def overlapping(boxes: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """The numbers of each two boxes that share an area, however small; each pair once."""
    rows = rows_of(boxes)
    order = np.argsort(rows[:, 0], kind="stable")
    sorted_rows = rows[order]
    # Those that begin before a box ends, of those that begin after it.
    last = np.searchsorted(sorted_rows[:, 0], sorted_rows[:, 2])
    counts = np.maximum(last - np.arange(1, len(rows) + 1), 0)
    for start, end in _portions(counts):
        one = np.repeat(np.arange(start, end), counts[start:end])
        begins = np.cumsum(counts[start:end]) - counts[start:end]
        other = one + 1 + np.arange(len(one)) - np.repeat(begins, counts[start:end])
        yield from zip(*(order[kept].tolist() for kept in _sharing(sorted_rows, one, other)), strict=True)


def _portions(counts: npt.NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Stretches whose counts together stay within what is looked at together, one box at least in each."""
    start, total = 0, 0
    for index, count in enumerate(counts.tolist()):
        if total + count > _AT_ONCE and index > start:
            yield start, index
            start, total = index, 0
        total += count
    if start < len(counts):
        yield start, len(counts)


def _sharing(
    rows: Rows, one: npt.NDArray[np.int64], other: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    high = np.minimum(rows[one, 3], rows[other, 3]) > np.maximum(rows[one, 1], rows[other, 1])
    one, other = one[high], other[high]
    wide = np.minimum(rows[one, 2], rows[other, 2]) > np.maximum(rows[one, 0], rows[other, 0])
    return one[wide], other[wide]
