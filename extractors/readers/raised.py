"""Small digits that stand higher than the letters before them: the number of a note is no digit of the figure there.

Text layers tell them by size and place alone, where Word and Excel files say that they are raised.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.readers.painted import Letter

SMALLER = 0.8
"""Of the size of the letter before: a raised one is no larger."""
HIGHER = 0.15
"""Of that size: its foot stands at least so far above the other's."""
_MOST = 3
"""Digits of a note's number; more of them are a figure of their own."""
_POWER = "10"


def without_notes(word: Sequence[Letter]) -> list[Letter]:
    """The letters of a word without the raised numbers of notes. That of a unit (m²) stays; a power of ten makes the
    word doubtful, since without it the figure would be another."""
    kept: list[Letter] = []
    for base, run in _runs(word):
        told = "".join(one.text for one in kept)
        if not run or base is None or (base.text.isascii() and base.text.isalpha()):
            kept += run
        elif len(run) > _MOST or (told.endswith(_POWER) and not told[:-2].endswith(tuple("0123456789,."))):
            kept += [replace(one, doubtful=True) for one in run]
    return kept


def _runs(word: Sequence[Letter]) -> Iterator[tuple[Letter | None, list[Letter]]]:
    """Ordinary letters one by one without a base, raised digits in a row with the letter at which they stand."""
    base: Letter | None = None
    raised: list[Letter] = []
    for letter in word:
        if base is not None and _is_raised(letter, base):
            raised.append(letter)
            continue
        yield base, raised
        yield None, [letter]
        base, raised = letter, []
    yield base, raised


def _is_raised(letter: Letter, base: Letter) -> bool:
    lift = base.box.bottom - letter.box.bottom
    return letter.text.isdecimal() and letter.size <= SMALLER * base.size and lift >= HIGHER * base.size
