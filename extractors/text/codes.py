"""Unified social credit codes, which check themselves: the last of 18 characters follows from the others (GB 32100)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE = re.compile(rf"(?<![0-9A-Z])[{_SIGNS}]{{2}}\d{{6}}[{_SIGNS}]{{10}}(?![0-9A-Z])")
_GLUED = re.compile(rf"[0-9A-Z](?P<code>(?:9[1-3]|5[1-3]|1[1-3])\d{{6}}[{_SIGNS}]{{10}})(?![0-9A-Z])")
_NEVER_PRINTED = str.maketrans("OISZ", "0152")
"""Letters that no code has, and the digits that a reader took for them."""


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

    So is one that a reader ran together with a number before it.
    """
    upper = text.upper()
    mended = upper.translate(_NEVER_PRINTED)
    for match in _CODE.finditer(mended):
        if upper[match.start() : match.end()] == match.group() or checks(match.group()):
            yield Code(match.group(), *match.span())
    for match in _GLUED.finditer(mended):
        if checks(match["code"]):
            yield Code(match["code"], *match.span("code"))
