"""Do two papers speak of the same premises? Yes, no, or not to be told."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from extractors.text.folding import fold
from extractors.words.loading import pattern, word_file

_ALIKE = 78.0
"""Of an address and a longer one, where only part of it is held against the other."""


def plain(text: str) -> str:
    """A name or an address without blanks, brackets and marks, by which two are held against each other."""
    return re.sub(r"[\s,，。.、;；:：()（）\"“”\-—_#]", "", fold(text)).upper()


def same_premises(one: str | None, other: str | None) -> bool | None:
    """True: the same address; False: another; None: cannot be told.

    Told apart by the numbers of house, floor and room; an address that only adds a
    room to the other may be a part of it, so that cannot be told.
    """
    if not one or not other:
        return None
    a, b = sorted((plain(one), plain(other)), key=len)
    if a == b or b.endswith(a):
        return True
    if a in b:
        return None
    numbers_a, numbers_b = _numbers(a), _numbers(b)
    if numbers_a == numbers_b and (side_a := _side(a)) != (side_b := _side(b)):
        return False if side_a and side_b else None
    if numbers_a == numbers_b:
        return True if numbers_a and fuzz.partial_ratio(a, b) >= _ALIKE else None
    # 12号 against 12号301: one may be a room of the other.
    longer, shorter = sorted((numbers_a, numbers_b), key=len, reverse=True)
    return None if longer[: len(shorter)] == shorter else False


_SMALL_NUMERALS = str.maketrans(word_file("text/numerals").more["small"], "123456789")
_HOUSE_NUMBER = pattern("text/house_numbers", "number")
_SIDE = pattern("text/house_numbers", "side")


def _side(text: str) -> str:
    """Which part of its floor an address tells, "" for none: that of 三楼东侧 is not that of 三楼西侧."""
    tail = _HOUSE_NUMBER.split(text.translate(_SMALL_NUMERALS))[-1]
    return "".join(_SIDE.findall(tail))


def _numbers(text: str) -> list[str]:
    return _HOUSE_NUMBER.findall(text.translate(_SMALL_NUMERALS))
