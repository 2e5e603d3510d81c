"""How much of a text, from its beginning, is a unit's name or what the name is cut down to."""

from __future__ import annotations

from dataclasses import dataclass

from checkers.rulebook.asks.platform_name import NameParts
from checkers.rulebook.model import Places
from checkers.standing.subjects import plain
from checkers.standing.whereabouts import whereabouts

LEAST = 2
"""Letters of a short name at least."""


@dataclass(frozen=True, slots=True)
class Short:
    """So many letters are of the unit's name, with those picked from the rest of it `picked` more.

    `sure`: they tell it from other units.
    """

    length: int = 0
    sure: bool = False
    picked: int = 0

    @property
    def lengths(self) -> tuple[int, ...]:
        """Where the name may end in the text."""
        return tuple(dict.fromkeys((self.length, self.length + self.picked)))

    def covers(self, text: str) -> bool:
        """Whether nothing but the unit's name is left of a text."""
        return len(text) in self.lengths


def short_name(text: str, unit: str, words: NameParts, places: Places) -> Short:
    """What a text opens with of a unit's name: all of it, what it opens with behind its place, or a part."""
    whole = plain(unit)
    core = whereabouts(whole, places).rest
    for full in (whole, core):
        if full and text.startswith(full):
            return Short(len(full), True)
    opening = max((_shared(text, start) for start in (core, whole)), default=0)
    inside = next((n for n in range(len(text), LEAST - 1, -1) if text[:n] in whole), 0)
    length = max(opening, inside) if inside >= LEAST else opening
    if length < LEAST:
        return Short()
    own = _without_common(_own(text[:length], places), words)
    sure = opening >= LEAST and len(own) >= LEAST
    return Short(length, sure, _picked(text[length:], whole[whole.find(text[:length]) + length :]))


def _own(text: str, places: Places) -> str:
    """What is left behind the places; one letter alone goes with the name cut down before it, as a bay's does."""
    told = whereabouts(text, places)
    return told.names[-1] + told.rest if told.cut and len(told.rest) == 1 else told.rest


def _shared(one: str, other: str) -> int:
    """How many letters two texts open with alike."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _without_common(text: str, words: NameParts) -> str:
    """The letters that are not of words that many units have in their names."""
    for word in words.common:
        text = text.replace(plain(word), "")
    return text


def _picked(text: str, rest: str) -> int:
    """How many letters that follow are picked from the rest of the name in their order: 企服 of 企业服务有限公司."""
    taken = 0
    while taken < len(text) and (at := rest.find(text[taken])) >= 0:
        taken, rest = taken + 1, rest[at + 1 :]
    return taken
