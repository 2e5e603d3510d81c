"""Names of enterprises: whether a name is one, when two names mean the same, and when they may."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from extractors.lists.pen_marks import without_marks
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
    return Sort.PERSON if is_known_name(name) else Sort.ENTERPRISE


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


def plain(name: str) -> str:
    """A name for comparing: folded, without blanks, marks, a leading number and the brackets' own characters."""
    text = re.sub(r"^\(?\d{1,3}[.、)]+(?!\d)", "", without_marks(re.sub(r"\s+", "", fold(name))))
    return re.sub(r"[()（）“”\"'·.,。、;:*_\-]", "", text).upper()


def _without_notes(name: str) -> str:
    """Without a note in brackets at the end, such as (二期)."""
    return re.sub(r"\([^()]*\)[。.]?$", "", re.sub(r"\s+", "", fold(name)))


@lru_cache(maxsize=4096)
def name_parts(name: str) -> tuple[str, str]:
    """The region before a name, and what is left of the name without its legal form."""
    text = plain(_without_notes(name)) or plain(name)
    match = words("parts")["region"].match(text)
    region = match.group() if match else ""
    core = words("parts")["form"].sub("", text[len(region) :])
    return (region, core) if len(core) >= 2 else ("", text)


def likeness(one: str, other: str) -> Likeness:
    """How two names stand to each other.

    Another legal form, a region left out or a note added is the same enterprise written otherwise (NEAR); a
    character too many or too few behind the brand too. A character changed behind the brand is PERHAPS a slip;
    in the brand it is ALIKE only, since brands of one town often differ in no more.
    """
    if plain(one) == plain(other):
        return Likeness.SAME
    (region, core), (other_region, other_core) = name_parts(one), name_parts(other)
    if not _compatible(region, other_region):
        return Likeness.DIFFERENT
    if core == other_core:
        return Likeness.NEAR
    small = words("parts")["small_form"]
    if small.sub("", core) == small.sub("", other_core):
        return Likeness.PERHAPS
    change = _single_change(core, other_core)
    if change is None or min(len(core), len(other_core)) < NEAR - 1 or words("parts")["ordinal"].search(change[1]):
        return Likeness.DIFFERENT
    added = len(core) != len(other_core)
    if change[0] < BRAND or (added and change[0] == BRAND):  # some brands have a third character
        return Likeness.ALIKE
    return Likeness.NEAR if added else Likeness.PERHAPS


def _single_change(one: str, other: str) -> tuple[int, str] | None:
    """Where two names differ, and the characters, if it is in one only: changed, added or left out."""
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    longer = max(len(one), len(other))
    ours, theirs = int(len(one) == longer), int(len(other) == longer)
    if one[start + ours :] != other[start + theirs :]:
        return None
    return start, one[start : start + ours] + other[start : start + theirs]


def _compatible(region: str, other: str) -> bool:
    """Whether two regions may be one: one is missing, or names the other less exactly."""
    short, long = sorted((words("parts")["region_filler"].sub("", r) for r in (region, other)), key=len)
    return not short or short in long
