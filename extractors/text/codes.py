"""Unified social credit codes, which check themselves: the last of 18 characters follows from the others (GB 32100)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_END = r"(?=\d{1,2}-\d|(?![0-9A-Z]))"
"""Behind a code: nothing that could be of it, or the number of the copy (1-1)."""
_CODE = re.compile(rf"(?<![0-9A-Z])[{_SIGNS}]{{2}}\d{{6}}[{_SIGNS}]{{10}}{_END}")
_GLUED = re.compile(rf"[0-9A-Z](?P<code>(?:9[1-3]|5[1-3]|1[1-3])\d{{6}}[{_SIGNS}]{{10}})(?![0-9A-Z])")
_LOOSE = re.compile(rf"(?<![0-9A-Z])(?:9[1-3I]|[5S][1-3I]|[1I][1-3I])[0-9A-Z]{{16}}{_END}")
_DISTRICT = range(2, 8)
"""The places of a code at which the number of a district stands: digits alone."""
_NEVER_PRINTED = str.maketrans("OISZ", "0152")
"""Letters that no code has, and the digits that a reader took for them."""
_TAKEN_FOR = {"O": "0", "I": "1", "S": "5", "Z": "2", "V": "UY"}
_DIGIT_TAKEN_FOR = {**_TAKEN_FOR, "B": "8", "D": "0", "Q": "0", "U": "0", "G": "6", "T": "7", "L": "1", "A": "4"}
"""What a sign that cannot stand there may be: anywhere, and where only a digit can be."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code and where it stands in the text."""

    value: str
    start: int
    end: int


def checks(code: str) -> bool:
    """Whether the last character is the one that the others ask for.

    >>> checks("91350100M000100Y43"), checks("91350100M000100Y48")
    (True, False)
    """
    if len(code) != 18 or any(sign not in _SIGNS for sign in code):
        return False
    total = sum(_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:17]))
    return _SIGNS[-total % 31] == code[17]


def credit_codes(text: str) -> Iterator[Code]:
    """The codes of a folded text; one with letters that no code has is one where the digits for them make it check.

    So is one that a reader ran together with a number before it, and one in which letters stand for digits of the
    district's number.
    """
    upper = text.upper()
    mended = upper.translate(_NEVER_PRINTED)
    for match in _CODE.finditer(mended):
        as_read = upper[match.start() : match.end()] == match.group() and not _is_of_another_sort(match.group())
        if as_read or checks(match.group()):
            yield Code(match.group(), *match.span())
    for match in _LOOSE.finditer(upper):
        if not _CODE.fullmatch(mended[match.start() : match.end()]) and (value := _only_one(match.group())):
            yield Code(value, *match.span())
    for match in _GLUED.finditer(mended):
        if checks(match["code"]):
            yield Code(match["code"], *match.span("code"))


def _is_of_another_sort(number: str) -> bool:
    """Whether eighteen digits, as of a diploma, name no province where a code names its own."""
    return number.isdigit() and not _PROVINCES.match(number, 2)


_PROVINCES = re.compile(r"1[0-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12]")
"""How the number of a district begins (GB/T 2260); that of an office of the state begins with 10."""


def _only_one(run: str) -> str:
    """The one code that a run of signs stands for if those that cannot be are taken for what they look like."""
    found = {
        code for code in map("".join, product(*(_signs_at(i, sign) for i, sign in enumerate(run)))) if checks(code)
    }
    return found.pop() if len(found) == 1 else ""


def _signs_at(place: int, sign: str) -> str:
    if place in _DISTRICT and not sign.isdigit():
        return _DIGIT_TAKEN_FOR.get(sign, "")
    return _TAKEN_FOR.get(sign, sign)


def is_personal(code: str) -> bool:
    """Whether a code may as well be the number of somebody's identity card or diploma, which look the same.

    >>> is_personal("110651201407002153"), is_personal("12441700456318204X"), is_personal("91350100M000100Y43")
    (True, False, False)
    """
    if _DIPLOMA.fullmatch(code) and not checks(code):
        return True
    return bool(re.fullmatch(r"\d{17}[\dX]", code)) and code[:2] not in _HEADS


_DIPLOMA = re.compile(r"[15]\d{4}\d(?:19[5-9]|20[0-4])\d0[1-9]\d{6}")
"""The number of a diploma: the school in five places, the teaching, the year, the degree, which of them it is."""


_HEADS = {"91", "92", "93", "51", "52", "53", "12", "11"}
"""How the codes of enterprises and of most institutions begin."""
