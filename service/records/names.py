"""What a user may be called: a name that nobody takes for another's, nor for the service itself.

Letters are Latin or Chinese and nothing else, so that no Cyrillic or Greek letter passes for a Latin one; and two names
that look alike to a reader count as one. What looks like what stands in `names.yaml`.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

NAME_LENGTH = 32
MARKS = "._-@"


def folded(name: str) -> str:
    """The name as it is looked up: width, blanks around it and case put aside."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def is_fit(name: str) -> bool:
    """Whether a name in its plain form has letters, digits and marks of the allowed kinds alone."""
    return 0 < len(name) <= NAME_LENGTH and all(map(_is_allowed, name)) and any(map(str.isalnum, name))


def likeness(name: str) -> str:
    """The same for all names that a reader takes for one another."""
    words = _words()
    plain = unicodedata.normalize("NFKC", name).strip()
    seen = "".join(words["one_by_one"].get(letter, letter) for letter in plain).casefold()
    bare = "".join(words["one_by_one"].get(c, c) for c in unicodedata.normalize("NFKD", seen) if not _is_accent(c))
    for written, looks in words["several"].items():
        bare = bare.replace(written, looks)
    return bare


def is_reserved(name: str) -> bool:
    """Whether the name is, or looks like, one that the service or its keepers are called by."""
    return _stripped(likeness(name)) in _reserved()


def _is_allowed(letter: str) -> bool:
    """A Latin or Chinese letter, a plain digit, or one of the marks."""
    if letter.isascii():
        return letter.isalnum() or letter in MARKS
    return letter.isalpha() and unicodedata.name(letter, "").startswith(("LATIN ", "CJK UNIFIED IDEOGRAPH"))


def _is_accent(letter: str) -> bool:
    return unicodedata.category(letter) == "Mn"


def _stripped(text: str) -> str:
    return "".join(letter for letter in text if letter not in MARKS)


@cache
def _reserved() -> frozenset[str]:
    return frozenset(_stripped(likeness(str(name))) for name in _words()["reserved"])


@cache
def _words() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(files("service.records").joinpath("names.yaml").read_text(encoding="utf-8"))
    pairs = {str(letter): str(group[0]) for group in loaded["alike"] for letter in group[1:]}
    return {**loaded, "one_by_one": pairs}
