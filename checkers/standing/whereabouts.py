"""Where an address or an office is: within the regulation's places, surely or perhaps, elsewhere, or not to be told.

Names of places are looked for where an address begins: a road may be called after any city.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from checkers.rulebook.model import Level, Place, Places
from checkers.standing.subjects import plain
from extractors.words.loading import pattern

_WORDS = "places"


class Where(StrEnum):
    """Where something is. PERHAPS: by a name that other places bear as well; UNTOLD: it names no place."""

    INSIDE = "inside"
    PERHAPS = "perhaps"
    UNTOLD = "untold"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a text says that something is; `names`: the places that it names, as it names them.

    `cut`: the last of them is cut down, and may be the beginning of another name.
    """

    where: Where
    names: tuple[str, ...] = ()
    rest: str = ""
    cut: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    """A name of a place; `cut`: it is cut down, and proves little alone."""

    text: str
    place: Place
    cut: bool


def whereabouts(text: str, places: Places) -> Whereabouts:
    """Where a text that begins with names of places says that something is."""
    rest = _without_around(plain(text), places)
    if other := _elsewhere(rest, places):
        return Whereabouts(Where.OUTSIDE, (other,), rest[len(other) :])
    named: list[_Named] = []
    while found := _opening(rest, places):
        named.append(found)
        rest = rest[len(found.text) :]
    cut = bool(named) and named[-1].cut
    return Whereabouts(_judged(named), tuple(n.text for n in named), rest, cut)


def elsewhere(premises: str, places: Places) -> str:
    """The other place that an address of rooms names surely, "" where it names none.

    Parts of an estate are called districts too (创意园东区), and a letter may be misread: neither tells anything.
    """
    found = whereabouts(premises, places)
    if found.where is not Where.OUTSIDE or nearly_inside(premises, places):
        return ""
    sure = any(pattern(_WORDS, way).search(found.names[0]) for way in ("sure_elsewhere", "city"))
    return found.names[0] if sure else ""


def nearly_inside(text: str, places: Places) -> bool:
    """Whether a text holds a full name of a place, or opens with one but for a letter: it may be misread."""
    rest = _without_around(plain(text), places)
    full = [named.text for named in _every(places) if not named.cut and len(named.text) >= _SURE]
    return any(name in rest or _differing(rest[: len(name)], name) == 1 for name in full)


def _differing(one: str, other: str) -> int:
    """In how many letters two texts of one length differ."""
    return sum(a != b for a, b in zip(one, other, strict=False)) + abs(len(one) - len(other))


_SURE = 3


def _judged(named: list[_Named]) -> Where:
    """A full name that is borne here alone is sure, and so are two that are of different levels."""
    if not named:
        return Where.UNTOLD
    sure = any(not n.cut and not n.place.elsewhere for n in named)
    several = len({n.place.level for n in named}) > 1
    return Where.INSIDE if sure or several else Where.PERHAPS


def _without_around(text: str, places: Places) -> str:
    """What follows the country and the province."""
    text = pattern(_WORDS, "country").sub("", text)
    ahead = next((a for a in sorted(places.around, key=len, reverse=True) if text.startswith(plain(a))), "")
    return text[len(plain(ahead)) :]


def _elsewhere(text: str, places: Places) -> str:
    """The other place that a text opens with, "" where it opens with none or with one of the places."""
    if _opening(text, places):
        return ""
    if found := pattern(_WORDS, "division").match(text):
        return found["name"]
    found = pattern(_WORDS, "city").match(text)
    return found["name"] if found and not _is_a_road(text[found.end() :]) else ""


def _opening(text: str, places: Places) -> _Named | None:
    """The longest name of a place that a text opens with; what is cut down only where no road is called so."""
    for named in _every(places):
        if text.startswith(named.text) and not (named.cut and _is_a_road(text[len(named.text) :])):
            return named
    return None


def _is_a_road(rest: str) -> bool:
    return bool(pattern(_WORDS, "road").match(rest))


@lru_cache(maxsize=8)
def _every(places: Places) -> tuple[_Named, ...]:
    """All names of places, the longest first."""
    return tuple(sorted({n for place in places.each for n in _names(place)}, key=lambda n: (-len(n.text), n.text)))


def _names(place: Place) -> Iterator[_Named]:
    yield from (_Named(plain(name), place, False) for name in (place.name, *place.also))
    yield from (_Named(plain(name), place, True) for name in place.short)
    short = pattern(_WORDS, "town_ends").sub("", place.name)
    if place.level is Level.TOWN and len(short) >= _SHORTEST:
        yield _Named(short, place, True)


_SHORTEST = 2
