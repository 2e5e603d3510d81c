"""Charts drawn here, as bars in percent of the widest: no script, and the numbers stand beside them as words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: `tone` is its class and word, from `start` on so wide, in percent."""

    tone: str
    count: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart: what it is of, where it leads, its pieces."""

    label: str
    link: str
    parts: tuple[Part, ...]

    @property
    def count(self) -> int:
        """All pieces together."""
        return sum(part.count for part in self.parts)


def bars(rows: Sequence[tuple[str, str, Mapping[str, int]]]) -> tuple[Bar, ...]:
    """A bar a row (label, link, counts by tone); the greatest sum is as wide as there is room."""
    most = max((sum(counts.values()) for _, _, counts in rows), default=0) or 1
    return tuple(Bar(label, link, _parts(counts, most)) for label, link, counts in rows)


def _parts(counts: Mapping[str, int], most: float) -> tuple[Part, ...]:
    found, start = [], 0.0
    for tone, count in counts.items():
        width = round(100 * count / most, 2)
        if count:
            found.append(Part(tone, count, round(start, 2), width))
        start += width
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Gauge:
    """A share with its interval and, for comparison, what was said beforehand (None: nothing); all from 0 to 100."""

    width: float
    low: float
    high: float
    said: float | None = None


def gauge(share: float, interval: tuple[float, float], most: float = 1.0, said: float | None = None) -> Gauge:
    """The shares in percent of `most`, which is as wide as there is room."""

    def drawn(value: float) -> float:
        return round(100 * min(value / most, 1.0), 2) if most else 0.0

    low, high = interval
    return Gauge(drawn(share), drawn(low), drawn(high), None if said is None else drawn(said))
