"""Does a platform's name follow the pattern of its category, and which part does not: place, unit, type, ending.

A part that cannot be told from the papers leaves the name open (`open_`); it never fits for want of a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from checkers.model import Category, Offered
from checkers.rulebook.asks.platform_name import NameParts
from checkers.rulebook.model import Places
from checkers.rulebook.services import service_of_name
from checkers.standing.applicant import Named
from checkers.standing.short_names import LEAST, Short, short_name
from checkers.standing.subjects import plain
from checkers.standing.whereabouts import Where, whereabouts
from extractors.text.folding import fold
from extractors.words.loading import pattern


class Part(StrEnum):
    """The parts of a name."""

    ENDING = "ending"
    PLACE = "place"
    BETWEEN = "between"
    UNIT = "unit"
    REST = "rest"
    TYPE = "type"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A name held against a pattern. `fault`: the part that fails, or with `open_` cannot be told, and its words."""

    fault: Part | None = None
    words: str = ""
    open_: bool = False
    parts: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether nothing fails and nothing is open."""
        return self.fault is None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a name is held against: the rule's words, places, names of the unit, its services, all that there are."""

    words: NameParts
    places: Places
    units: tuple[Named, ...]
    services: tuple[str, ...]
    offered: Offered


def parsed(name: str, category: Category, asked: Asked, read: bool) -> Parsed:
    """The name held against the pattern of its category; `read`: it is from a picture, a letter may be misread."""
    text = plain(pattern("facts/identity", "category_behind").sub("", fold(name)))
    found = _comprehensive(text, asked) if asked.offered.has_several(category) else _other(text, asked)
    doubtful = read or any(unit.read for unit in asked.units)
    if found.fault and not found.open_ and doubtful and _nearly(text, found, category, asked):
        return Parsed(found.fault, found.words, True, found.parts)
    return found


def _comprehensive(text: str, asked: Asked) -> Parsed:
    ending = plain(asked.words.comprehensive)
    if not text.endswith(ending):
        return Parsed(Part.ENDING, text)
    ahead = text[: -len(ending)]
    there = whereabouts(ahead, asked.places)
    if not ahead or there.where in (Where.OUTSIDE, Where.UNTOLD):
        return Parsed(Part.PLACE, ahead)
    return Parsed(Part.BETWEEN, there.rest) if there.rest else Parsed(parts=(*there.names, ending))


def _other(text: str, asked: Asked) -> Parsed:
    platform = plain(asked.words.platform)
    if not text.endswith(platform):
        return Parsed(Part.ENDING, text)
    head = text[: -len(platform)]
    kind = next((w for w in _types(asked.words) if head.endswith(plain(w))), "")
    if not kind:
        return _untyped(head, asked)
    middle = head[: len(head) - len(plain(kind))]
    tries = [_middle(rest, place, asked) for place, rest in _starts(middle, asked.places)]
    best = min((one for one in tries if one.fits), key=lambda one: len(one.parts), default=tries[0])
    return Parsed(best.fault, best.words, best.open_, (*best.parts, kind))


def _untyped(head: str, asked: Asked) -> Parsed:
    """No service of the rule's stands before the ending: another one may be an other service."""
    rests = [rest for _, rest in _starts(head, asked.places)]
    akin = service_of_name(head, asked.offered) is not None
    empty = any(head.endswith(plain(word)) for word in asked.words.no_types)
    empty = empty or (not akin and any(_unit(rest, asked).covers(rest) for rest in rests))
    another = not empty and (akin or not asked.services or _OTHER in asked.services)
    if another and asked.units and not _unit(rests[0], asked).length:
        return Parsed(Part.UNIT, head)
    return Parsed(Part.TYPE, head, another)


_OTHER = "other"


def _types(words: NameParts) -> list[str]:
    return sorted((w for some in words.types.values() for w in some), key=len, reverse=True)


def _starts(middle: str, places: Places) -> Iterator[tuple[str, str]]:
    """The place that a name opens with and what follows; a unit's name may open with a place as well."""
    there = whereabouts(middle, places)
    if there.where is not Where.OUTSIDE:
        yield middle[: len(middle) - len(there.rest)], there.rest
    yield "", middle


def _middle(text: str, place: str, asked: Asked) -> Parsed:
    """What stands between place and type: the unit, whom it serves, its cluster, trade or park."""
    if not asked.units:
        return Parsed(Part.UNIT, text, True)
    unit = _unit(text, asked)
    if not unit.length or not unit.sure:
        return Parsed(Part.UNIT, text, bool(unit.length) or _may_be_short(text, asked))
    rests = [_without(text[end:], asked.words.served) for end in unit.lengths]
    if not any(_is_gathered(rest, asked) for rest in rests):
        return Parsed(Part.REST, rests[-1], True)
    return Parsed(parts=tuple(p for p in (place, text[: unit.length], text[unit.length :]) if p))


def _may_be_short(text: str, asked: Asked) -> bool:
    """Whether words stand in the unit's place that may be what it calls itself, though its name does not tell so."""
    rest = text
    for word in sorted((*asked.words.served, *asked.words.common), key=len, reverse=True):
        rest = rest.replace(plain(word), "")
    return len(rest) >= LEAST and not _is_gathered(_without(text, asked.words.served), asked)


def _unit(text: str, asked: Asked) -> Short:
    """What a text opens with of the names of the unit."""
    found = [short_name(text, unit.text, asked.words, asked.places) for unit in asked.units]
    return max(found, key=lambda one: (one.sure, one.length), default=Short())


def _without(text: str, words: Iterable[str]) -> str:
    found = next((plain(w) for w in words if text.startswith(plain(w))), "")
    return text[len(found) :]


def _is_gathered(text: str, asked: Asked) -> bool:
    """Whether a text is empty, or names a cluster, a trade, a park or one of the places."""
    if not text:
        return True
    named = any(text.endswith(plain(word)) for word in asked.words.gathered)
    named = named or text in {plain(word) for word in asked.words.trades}
    there = whereabouts(text, asked.places)
    return named or (bool(there.names) and there.where is not Where.OUTSIDE and not there.rest)


def _nearly(text: str, found: Parsed, category: Category, asked: Asked) -> bool:
    """Whether one letter of the part that fails may be misread."""
    ending = plain(asked.words.comprehensive if asked.offered.has_several(category) else asked.words.platform)
    if found.fault is Part.ENDING:
        return Levenshtein.distance(text[-len(ending) :], ending) <= _SLIP
    if found.fault is Part.UNIT:
        brand = found.words[:LEAST]
        pairs = (u[at : at + LEAST] for u in map(_name, asked.units) for at in range(len(u)))
        return any(Levenshtein.distance(brand, pair) <= _SLIP for pair in pairs)
    return found.fault in (Part.PLACE, Part.BETWEEN) and len(found.words) <= _SHORT


def _name(unit: Named) -> str:
    return plain(unit.text)


_SLIP = 1
_SHORT = 4
