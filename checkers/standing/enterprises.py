"""Are two names one enterprise's? Surely, perhaps, or surely not: a slip of reading is no other enterprise."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from rapidfuzz.distance import Levenshtein

from checkers.standing.subjects import plain
from extractors.lists.enterprises import BRAND, Likeness, likeness, name_parts
from extractors.lists.named_places import plain as enterprise_plain
from extractors.words.loading import pattern

_PERSON = 4
"""Characters of a person's name at most."""

_BRAND_LONGEST = 3
"""Characters of a brand, where it stands alone before 公司, at most."""

_SLIPS = 2
"""Letters that a scan misreads in one name, without its brand, at most."""

_SHAKY = 0.3
"""Of a name's letters, up to which it may be another one misread or mistyped."""


class Whose(IntEnum):
    """Whose a paper is: the applicant's, perhaps another's, or another's; the best first."""

    OWN = 0
    DOUBTFUL = 1
    ANOTHER = 2


def compared(name: str, own: str, read: bool = False) -> Whose:
    """What of an owner's name makes of it, held against a name of the applicant; `read`: one of both is from a picture.

    Another legal form, the region left out, a branch (分公司) and a short name are the applicant's. A letter or two
    that differ may be a slip; on a scan they are taken for one where the brand stands. A name within which the
    applicant's stands (its union, its subsidiary in a district) is in doubt.
    """
    one, other = plain(name), plain(own)
    if one == other or _branch(one, other) or _short(name, own) or _spoken(name, own) or _rest(one, other):
        return Whose.OWN
    if min(len(one), len(other)) <= _PERSON:
        near = read and len(one) == len(other) and Levenshtein.distance(one, other) == 1
        return Whose.DOUBTFUL if near else Whose.ANOTHER
    alike = likeness(name, own)
    if alike in (Likeness.SAME, Likeness.NEAR):
        return Whose.OWN
    if read and _misread(name, own):
        return Whose.OWN
    inside = one in other or other in one
    near = Levenshtein.normalized_distance(one, other) <= _SHAKY
    return Whose.DOUBTFUL if inside or near or alike is not Likeness.DIFFERENT else Whose.ANOTHER


def own_words(name: str) -> Iterator[str]:
    """By what a text names an enterprise: its name, and its brand, if that is no word of everybody."""
    core = name_parts(name)[1]
    yield plain(name)
    if not pattern("owners", "left_out").match(core) and not pattern("owners", "nobody").search(name):
        yield core[:BRAND]


def same_name(name: str, own: str) -> bool:
    """Whether two names are one letter for letter; the region may be left out, and a branch or a short name will do.

    More than `compared`: a letter more or less, or another legal form, is another name until somebody says otherwise.
    """
    if plain(name) == plain(own) or _branch(plain(name), plain(own)) or _short(name, own):
        return True
    one, other = _form(name), _form(own)
    alike = one == other or (bool(one and other) and (one.endswith(other) or other.endswith(one)))
    return name_parts(name)[1] == name_parts(own)[1] and alike and likeness(name, own) is not Likeness.DIFFERENT


def _form(name: str) -> str:
    """The legal form behind a name; a limited company is one by either of its words."""
    region, core = name_parts(name)
    form = enterprise_plain(name).removeprefix(region).removeprefix(core)
    return pattern("owners", "liability").sub("", form)


def _branch(one: str, other: str) -> bool:
    """Whether one name is a branch's of the other: it is no enterprise of its own."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and bool(pattern("owners", "branch").fullmatch(long[len(short) :]))


def _rest(one: str, other: str) -> bool:
    """Whether one is what a line's end left of the other: it has no beginning of its own."""
    short, long = sorted((one, other), key=len)
    return len(short) > _PERSON and long.endswith(short) and bool(pattern("owners", "rest").fullmatch(short))


def _short(name: str, own: str) -> bool:
    """Whether one is the other's short name: its brand, or what its name opens with, and 公司."""
    short, long = sorted((name_parts(name), name_parts(own)), key=lambda parts: len(parts[1]))
    if pattern("owners", "group").search(short[1]):
        return False
    return len(short[1]) >= BRAND and long[1].startswith(short[1]) and len(short[1]) <= _BRAND_LONGEST


def _spoken(name: str, own: str) -> bool:
    """Whether one is what people call the other: its brand and its end, with no legal form (海帆服务中心).

    Only words that many names hold are left out between the two.
    """
    (region, short), (longer_region, long) = sorted((name_parts(name), name_parts(own)), key=lambda p: len(p[1]))
    called = name if name_parts(name)[1] == short else own
    if len(short) <= BRAND or _form(called) or region not in ("", longer_region):
        return False
    gone = len(long) - len(short)
    parted = (at for at in range(BRAND, len(short)) if long == short[:at] + long[at : at + gone] + short[at:])
    return gone > 0 and any(pattern("owners", "left_out").fullmatch(long[at : at + gone]) for at in parted)


def _misread(name: str, own: str) -> bool:
    """Whether a name read from a picture is the other, a few of its letters misread or lost, its brand whole."""
    one, other = name_parts(name)[1], name_parts(own)[1]
    slips = Levenshtein.distance(plain(name), plain(own))
    return slips <= _SLIPS and one[:BRAND] == other[:BRAND] and len(one) > _PERSON
