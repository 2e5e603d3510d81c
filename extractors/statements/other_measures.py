"""An area in square feet with square metres behind it is told once: 1,560平方英尺(折合144.93平方米) is 144.93.

Where the two are not the same, the figure is the square metres, and bears the other as what it may be instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from extractors.text.quantities import Quantity
from extractors.text.units import Unit
from extractors.words.loading import pattern, rules

CLOSE = Decimal("0.02")
"""How far apart the two may be, as a share; what is further off is a slip."""
HIDDEN = "\x00"


@dataclass(frozen=True, slots=True)
class Told:
    """A text without areas told again behind, all offsets kept; by their start, what figures may be instead."""

    text: str
    amounts: tuple[Quantity, ...]
    instead: dict[int, tuple[Decimal, ...]]


def translated(text: str, amounts: Sequence[Quantity]) -> Told:
    """The text and its quantities without each area in another measure that square metres behind it tell again."""
    gone, instead = set[int](), dict[int, tuple[Decimal, ...]]()
    for first, second, sizes in _twice(text, amounts):
        text = text[: first.start] + HIDDEN * (second.start - first.start) + text[second.start :]
        gone.add(first.start)
        if not any(abs(size - second.value) <= max(size * CLOSE, second.quantum) for size in sizes):
            instead[second.start] = sizes
    return Told(text, tuple(a for a in amounts if a.start not in gone), instead)


def _twice(text: str, amounts: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity, tuple[Decimal, ...]]]:
    for first, second in pairwise(amounts):
        between = pattern("statements/other_measures", "that_is").fullmatch(text, first.end, second.start)
        if first.unit is Unit.LAND and second.unit is Unit.M2 and between and (sizes := _in_square_metres(first)):
            yield first, second, sizes


def _in_square_metres(area: Quantity) -> tuple[Decimal, ...]:
    """What the area comes to; () for a measure of land."""
    for rule in rules("statements/other_measures", "measures"):
        if rule.takes(area.unit_text):
            return tuple((area.value * Decimal(size)).quantize(Decimal("0.01")) for size in rule.more["square_metres"])
    return ()
