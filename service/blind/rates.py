"""Error rates of readings by what they have in common, and how right the machine's confidence is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

Z = 1.959964
"""Of a 95 % interval."""

EDGES = (0.0, 0.6, 0.8, 0.9, 0.95, 0.98, 1.0)
"""Where bins of confidence end; the machine says high ones far more often."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One answered reading, as far as rates ask: what it was of, how sure the machine was, whether it was right."""

    field: str
    paper: str
    source: str
    scanner: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Rate:
    """Of `count` readings so many were wrong; the share and its 95 % interval after Wilson."""

    label: str
    count: int
    wrong: int

    @property
    def share(self) -> float:
        """Wrong ones of all."""
        return self.wrong / self.count if self.count else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Where the true share lies, in 95 of 100 samples."""
        return wilson(self.wrong, self.count)


@dataclass(frozen=True, slots=True)
class Bin:
    """Readings of like confidence: what the machine said in the mean, and how many were right."""

    low: float
    high: float
    count: int
    mean: float
    right: int

    @property
    def share(self) -> float:
        """Right ones of all."""
        return self.right / self.count


def wilson(wrong: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share after Wilson; of nothing everything is possible."""
    if not count:
        return 0.0, 1.0
    share, square = wrong / count, Z * Z
    middle = (share + square / (2 * count)) / (1 + square / count)
    reach = Z * sqrt(share * (1 - share) / count + square / (4 * count * count)) / (1 + square / count)
    low = 0.0 if not wrong else max(middle - reach, 0.0)
    return low, 1.0 if wrong == count else min(middle + reach, 1.0)


def overall(readings: Sequence[Reading]) -> Rate:
    """All of them together."""
    return Rate("", len(readings), sum(not one.right for one in readings))


def by(readings: Iterable[Reading], label: Callable[[Reading], str]) -> tuple[Rate, ...]:
    """A rate for each label, the one with the most readings first."""
    apart: defaultdict[str, list[Reading]] = defaultdict(list)
    for one in readings:
        apart[label(one)].append(one)
    rates = [Rate(name, len(found), sum(not one.right for one in found)) for name, found in apart.items()]
    return tuple(sorted(rates, key=lambda rate: (-rate.count, rate.label)))


def calibration(readings: Sequence[Reading]) -> tuple[Bin, ...]:
    """The bins that hold any, from the least sure to the surest."""
    found = []
    for low, high in pairwise(EDGES):
        here = [one for one in readings if low < one.confidence <= high or (not low and not one.confidence)]
        if here:
            mean = sum(one.confidence for one in here) / len(here)
            found.append(Bin(low, high, len(here), mean, sum(one.right for one in here)))
    return tuple(found)
