"""Strips that are read in one run of the recogniser, and runs beside one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Work = TypeVar("Work")
Done = TypeVar("Done")


def batches(widths: Sequence[int], at_once: Callable[[int], int]) -> Iterator[tuple[int, ...]]:
    """Strips of one width after one another: what was made ready for the first is ready for all."""
    order = sorted(range(len(widths)), key=widths.__getitem__)
    for width, alike in groupby(order, key=widths.__getitem__):
        strips, most = tuple(alike), at_once(width)
        yield from (strips[i : i + most] for i in range(0, len(strips), most))


def together(taken: Sequence[NDArray[np.float32]], size: int) -> NDArray[np.float32]:
    """One batch, filled up with blank strips: the engine makes itself ready for each size anew."""
    batch = np.zeros((size, *taken[0].shape), dtype=np.float32)
    for place, one in zip(batch, taken, strict=False):
        place[:] = one
    return batch


def beside_one_another(work: Callable[[Work], Done], batches: Sequence[Work], most: int) -> list[Done]:
    """The work on each of them, in their order, at most so many at once."""
    if most < 2:
        return [work(batch) for batch in batches]
    pool = ThreadPoolExecutor(most)
    try:
        return list(pool.map(work, batches))
    finally:
        pool.shutdown(cancel_futures=True)
