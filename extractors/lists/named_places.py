"""The place in a name of an enterprise, and what two such places say: one place, perhaps one enterprise, or two.

Names are registered by division: where one says 广东 and one 阳江市, or a city and its district, there are two
enterprises, until it turns out that somebody wrote one loosely. A place left out is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from extractors.lists.pen_marks import without_marks
from extractors.text.folding import fold
from extractors.words.loading import pattern, word_file

_WORDS = "lists/clients"
_LEAST = 2
"""Characters that are left of a name without place and form, at least; else what looks like a place is the brand."""

_STEPS = 2
"""A province and a city."""


class Places(StrEnum):
    """How two places in names stand to each other."""

    ONE = "one"
    WIDER = "wider"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read a name: its place from the widest to the narrowest division, and its core without place and form.

    `inside`: the place stands in brackets within the name, where it tells a branch-off of a brand from its like.
    """

    place: tuple[str, ...]
    core: str
    inside: bool = False


def plain(name: str) -> str:
    """A name for comparing: folded, without blanks, marks, a leading number and the brackets' own characters."""
    text = re.sub(r"^\(?\d{1,3}[.、)]+(?!\d)", "", without_marks(re.sub(r"\s+", "", fold(name))))
    return re.sub(r"[()（）“”\"'·.,。、;:*_\-]", "", text).upper()


def without_notes(name: str) -> str:
    """Without a note in brackets at the end, such as (二期)."""
    return re.sub(r"\([^()]*\)[。.]?$", "", re.sub(r"\s+", "", fold(name)))


def without_form(name: str) -> str:
    """A plain name without its legal form."""
    return pattern(_WORDS, "form").sub("", name)


@lru_cache(maxsize=4096)
def readings(name: str) -> tuple[Reading, ...]:
    """The ways to read a name; a city of elsewhere before it may be its brand (金华, 安康), so that there are two."""
    text = plain(without_notes(name)) or plain(name)
    found = [_at_home(text), _from_elsewhere(text), _from_brackets(name)]
    return tuple(dict.fromkeys(one for one in found if one))


def compared(one: tuple[str, ...], other: tuple[str, ...]) -> Places:
    """What two places say; one that is not told may be the other."""
    if not one or not other or _ends_in(one, other):
        return Places.ONE
    short, long = sorted((one, other), key=len)
    return Places.WIDER if set(short) < set(long) else Places.APART


def _ends_in(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether both name one narrowest division, one of them with less of what is around it."""
    short, long = sorted((one, other), key=len)
    return short[-1] == long[-1] and set(short) <= set(long)


def _at_home(text: str) -> Reading:
    match = pattern(_WORDS, "region").match(text)
    core = without_form(text[match.end() :]) if match else ""
    return Reading(_steps(match), core) if match and len(core) >= _LEAST else Reading((), text)


def _steps(match: re.Match[str]) -> tuple[str, ...]:
    """The divisions that a match of the region names, cut down, after those that are around the innermost."""
    named = {step: _cut(text) for step, text in match.groupdict().items() if text}
    around: dict[str, list[str]] = word_file(_WORDS).rule("region").more["around"]
    inner = next((step for step in around if step in named), "province")
    return (*around.get(inner, ()), *(named[step] for step in (inner, "town") if step in named))


def _cut(text: str) -> str:
    return pattern(_WORDS, "region_filler").sub("", text)


def _from_elsewhere(text: str) -> Reading | None:
    """A name with a city of elsewhere before it, or a province and a city."""
    steps: list[str] = []
    rest, city, end = text, pattern("places", "city"), pattern(_WORDS, "division_end")
    while len(steps) < _STEPS and (match := city.match(rest)):
        steps.append(match["name"])
        rest = end.sub("", rest[match.end() :], count=1)
    core = without_form(rest)
    return Reading(tuple(steps), core) if steps and len(core) >= _LEAST else None


def _from_brackets(name: str) -> Reading | None:
    """A name with its place in brackets: 榕桥(漠江)食品有限公司."""
    match = pattern(_WORDS, "place_inside").fullmatch(without_notes(name))
    if match is None:
        return None
    placed = _at_home(plain(match["place"] + match["before"] + match["after"]))
    return Reading(placed.place, placed.core, inside=True) if placed.place else None
