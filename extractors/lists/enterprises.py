"""Names of enterprises: whether a name is one, when two names mean the same, and when they may."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from extractors.lists.named_places import Places, Reading, compared, plain, readings, without_notes
from extractors.lists.person_names import is_known_name
from extractors.text.folding import fold
from extractors.words.loading import patterns

NEAR = 5  # characters of brand and trade together, from which one character more or less is a slip
BRAND = 2  # characters of a name, after its region, in which the brand stands


class Sort(StrEnum):
    """What a name is of."""

    ENTERPRISE = "enterprise"
    SHOP = "shop"
    DOUBTFUL = "doubtful"
    OFFICE = "office"
    PERSON = "person"


class Likeness(StrEnum):
    """How two names stand to each other: the same, written otherwise, perhaps a slip, much alike, different."""

    SAME = "same"
    NEAR = "near"
    PERHAPS = "perhaps"
    ALIKE = "alike"
    DIFFERENT = "different"


def words(group: str) -> Mapping[str, re.Pattern[str]]:
    return patterns("lists/clients", group)


def sort_of(name: str) -> Sort:
    """What a (folded) name without blanks is of."""
    known = words("names")
    if known["enterprise"].search(name):
        return Sort.ENTERPRISE
    for sort in (Sort.OFFICE, Sort.SHOP, Sort.DOUBTFUL):
        if known[sort.value].search(name):
            return sort
    return Sort.PERSON if is_known_name(without_notes(name)) else Sort.ENTERPRISE


def has_form(name: str) -> bool:
    """Whether a name says outright that it is an enterprise: 公司, 厂, 合作社 …"""
    return bool(words("names")["enterprise"].search(fold(name)))


def is_form_end(text: str) -> bool:
    """Whether a (folded) text is what is left of a legal form whose beginning stands on the line before."""
    return bool(words("parts")["form_end"].fullmatch(text))


def without_stray_print(text: str) -> str:
    """The name among what was read in its cell, where print that shines through stands apart from it."""
    parts = [p for p in re.split(r"\s{2,}|\n", text) if p.strip()]
    names = [p for p in parts if len(p) >= 6 and has_form(p)]
    return names[0] if len(parts) > 1 and len(names) == 1 and len(names[0]) * 3 > len(text) else text


def is_client(text: str) -> bool:
    """Whether a text can be the name of an enterprise at all."""
    return (
        3 <= len(text) <= 45 and len(re.findall(r"[\u4e00-\u9fffA-Za-z]", text)) >= 3 and not re.search("[。;!?]", text)
    )


@lru_cache(maxsize=4096)
def name_parts(name: str) -> tuple[str, str]:
    """The region before a name, and what is left of the name without its legal form."""
    text = plain(without_notes(name)) or plain(name)
    match = words("parts")["region"].match(text)
    region = match.group() if match else ""
    core = words("parts")["form"].sub("", text[len(region) :])
    return (region, core) if len(core) >= 2 else ("", text)


def likeness(one: str, other: str) -> Likeness:
    """How two names stand to each other.

    Another legal form, a region left out or a note added is the same enterprise written otherwise (NEAR); a
    character too many or too few behind the brand too. A character changed behind the brand, a common word left out
    or a wider region (广东 for 阳江市) is PERHAPS a slip; a character in the brand is ALIKE only, since brands of one
    town often differ in no more.
    """
    if plain(one) == plain(other):
        return Likeness.SAME
    found = [_compared(a, b) for a in readings(one) for b in readings(other)]
    return min(found, key=list(Likeness).index)


def _compared(one: Reading, other: Reading) -> Likeness:
    places = compared(one.place, other.place)
    if places is Places.APART:
        return Likeness.DIFFERENT
    found = _cores(one.core, other.core)
    loose = places is Places.WIDER or one.inside is not other.inside
    return Likeness.PERHAPS if found is Likeness.NEAR and loose else found


def _cores(core: str, other: str) -> Likeness:
    if core == other:
        return Likeness.NEAR
    if bare(core) == bare(other):
        return Likeness.PERHAPS
    change = _single_change(core, other)
    if change is None or min(len(core), len(other)) < NEAR - 1 or words("parts")["ordinal"].search(change[1]):
        return Likeness.DIFFERENT
    added = len(core) != len(other)
    if change[0] < BRAND or (added and change[0] == BRAND):  # some brands have a third character
        return Likeness.ALIKE
    return Likeness.NEAR if added else Likeness.PERHAPS


def bare(core: str) -> str:
    """A core without the form of a small firm and without the common word that names often end in."""
    parts = words("parts")
    return parts["common_end"].sub("", parts["small_form"].sub("", core))


def _single_change(one: str, other: str) -> tuple[int, str] | None:
    """Where two names differ, and the characters, if it is in one only: changed, added or left out."""
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    longer = max(len(one), len(other))
    ours, theirs = int(len(one) == longer), int(len(other) == longer)
    if one[start + ours :] != other[start + theirs :]:
        return None
    return start, one[start : start + ours] + other[start : start + theirs]


def shares_brand(one: str, other: str) -> bool:
    """Whether one of two names may be short for the other: its core is how the other's begins."""
    pairs = [sorted((a.core, b.core), key=len) for a in readings(one) for b in readings(other)]
    return any(short and long.startswith(short) for short, long in pairs)
