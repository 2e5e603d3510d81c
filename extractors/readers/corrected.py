"""A figure typed above a struck one stands in its place, as whoever corrects a printed contract means it.

It is read there in doubt: that somebody wrote over a figure is for a person to look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.model import Box
from extractors.readers.painted import Letter, runs_of

_DIGITS = "0123456789０１２３４５６７８９"
_OF_FIGURES = f"{_DIGITS}.,，"

_OFF = (0.45, 1.7)
"""Of the struck figure's height: how far above or below its middle that of the correction lies."""

_BESIDE = 0.6
"""Of that height: how far a correction may reach out at either side."""


def in_their_place(shown: Sequence[Letter], struck: Iterable[Letter]) -> list[Letter]:
    """The letters shown; figures that correct a struck one are moved to where it stands."""
    moved: dict[int, Letter] = {}
    for gone in _figures(struck):
        found = [run for run in _figures(shown) if _corrects(run, gone)]
        if len(found) == 1:
            moved |= {letter.order: letter for letter in _placed(found[0], gone)}
    return [moved.get(letter.order, letter) for letter in shown]


def _figures(letters: Iterable[Letter]) -> list[list[Letter]]:
    """The level figures among letters, each from left to right."""
    level = [one for one in letters if one.text in _OF_FIGURES and one.angle == 0 and not one.vertical]
    return [run for run in runs_of(level, _goes_on) if any(letter.text in _DIGITS for letter in run)]


def _goes_on(before: Letter, letter: Letter) -> bool:
    apart = abs(letter.box.x0 - before.box.x1)
    return apart <= 0.5 * letter.size and abs(letter.box.top - before.box.top) <= 0.3 * letter.size


def _around(run: Sequence[Letter]) -> Box:
    boxes = [letter.box for letter in run]
    return Box(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )


def _corrects(run: Sequence[Letter], gone: Sequence[Letter]) -> bool:
    """Whether a figure was painted after the struck one, in another hand, right above it or below."""
    one, other = _around(run), _around(gone)
    high = other.bottom - other.top
    off = abs((one.top + one.bottom) / 2 - (other.top + other.bottom) / 2)
    level = other.x0 - _BESIDE * high <= one.x0 and one.x1 <= other.x1 + _BESIDE * high
    later = min(letter.order for letter in run) > max(letter.order for letter in gone)
    return later and level and _OFF[0] * high <= off <= _OFF[1] * high and _hand(run[0]) != _hand(gone[0])


def _hand(letter: Letter) -> tuple[object, ...]:
    return letter.font, letter.colour, round(letter.size)


def _placed(run: Sequence[Letter], gone: Sequence[Letter]) -> list[Letter]:
    """The letters of a correction where the struck figure stands, no wider than it is."""
    one, other = _around(run), _around(gone)
    scale = min((other.x1 - other.x0) / max(one.x1 - one.x0, 1e-6), 1.0)
    down = (other.top + other.bottom - one.top - one.bottom) / 2
    return [_moved(letter, other.x0, one.x0, scale, down) for letter in run]


def _moved(letter: Letter, to: float, start: float, scale: float, down: float) -> Letter:
    box = letter.box
    across = (to + (box.x0 - start) * scale, to + (box.x1 - start) * scale)
    return replace(letter, box=Box(across[0], box.top + down, across[1], box.bottom + down), doubtful=True)
