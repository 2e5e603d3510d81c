"""Number formats that write digits of their own: what a person sees then is another figure than the cell holds.

Sections without such digits are no matter of this module: "No. "000 and 0.0,"thousand" add words to a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from extractors.model import UNREAD

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\*(?P<fill>.)|(?P<look>_.|\[[^\]]*\])'
    r"|(?P<general>General)|(?P<place>[0#?])|(?P<rest>.)",
    re.DOTALL,
)
_LITERAL = ("quoted", "escaped", "currency")
_OTHER_KINDS = set("/EeYyMmDdHhSsGgAaBb@")
"""Outside of quotes: fractions, powers of ten, days and hours, texts."""

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    text: str


def has_digits_of_its_own(section: str) -> bool:
    """Does a section write digits that are not the value's?"""
    return any(_DIGIT.search(p.text) for p in _parts(section) if p.kind in (*_LITERAL, "fill"))


def as_seen(value: Decimal, section: str) -> str:
    """What such a section shows, digit by digit; UNREAD where that is not known."""
    parts = list(_parts(section))
    if any(p.kind == "fill" and _DIGIT.search(p.text) for p in parts):
        return UNREAD
    if any(p.kind == "rest" and p.text in _OTHER_KINDS for p in parts):
        return UNREAD
    if any(p.kind == "general" for p in parts):
        plain = f"{value:f}"
        return "".join(plain if p.kind == "general" else p.text if p.kind in _LITERAL else "" for p in parts).strip()
    return _written(value, parts).strip()


def _parts(section: str) -> Iterator[_Part]:
    for found in _TOKEN.finditer(section):
        kind = found.lastgroup or "look"
        if kind == "rest" and found[kind].isspace():
            kind = "quoted"
        yield _Part(kind, found.groupdict().get(kind) or "")


def _written(value: Decimal, parts: Sequence[_Part]) -> str:
    at = [i for i, p in enumerate(parts) if p.kind == "place"]
    if not at:
        return "".join(p.text for p in parts if p.kind in _LITERAL)
    points = [i for i, p in enumerate(parts) if p.kind == "rest" and p.text == "."]
    point = points[0] if points else len(parts)
    commas = [i for i, p in enumerate(parts) if p.kind == "rest" and p.text == ","]
    last = max((i for i in at if i < point), default=-1)
    grouped = any(at[0] < i < last for i in commas)
    scale = sum(i > last and (i < point or i > at[-1]) for i in commas)
    percent = sum(p.kind == "rest" and p.text == "%" for p in parts)
    exact = abs(value) * Decimal(100) ** percent / Decimal(1000) ** scale
    places = sum(i > point for i in at)
    whole, _, fraction = f"{exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}".partition(".")
    seats = dict(_seats(whole, [(i, parts[i].text) for i in at if i < point], grouped))
    seats |= dict(zip([i for i in at if i > point], fraction, strict=True))
    signs = dict.fromkeys(commas, "") | dict.fromkeys(points[:1], ".")
    shown = "".join(seats.get(i, signs.get(i, p.text if p.kind != "look" else "")) for i, p in enumerate(parts))
    return f"-{shown}" if value < 0 else shown


def _seats(whole: str, at: Sequence[tuple[int, str]], grouped: bool) -> Iterator[tuple[int, str]]:
    """What stands at each place before the point: the first has all digits for which there is no other."""
    digits = whole.lstrip("0").rjust(len(at), " ")
    for number, (i, sign) in enumerate(at):
        own = digits[: len(digits) - len(at) + 1] if number == 0 else digits[len(digits) - len(at) + number]
        first = len(digits) - (0 if number == 0 else len(digits) - len(at) + number)
        yield i, "".join(_digit(d, sign, first - k, grouped) for k, d in enumerate(own))


def _digit(digit: str, sign: str, left: int, grouped: bool) -> str:
    """One digit, behind it a comma where it is the first of so many that are left."""
    if digit == " ":
        digit = "0" if sign == "0" else ""
    return digit + ("," if digit and grouped and left > 1 and left % 3 == 1 else "")
