"""What a recogniser may have made a figure from: one digit taken for another, a point or an end lost or added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from checkers.model import Text
from checkers.standing.printed import Printed, printed
from checkers.wording import say
from extractors.fields import Field
from extractors.model import Claim
from extractors.text.quantities import quantities
from extractors.words.loading import word_file

LOOK_ALIKE = {
    "0": "689",
    "1": "47",
    "2": "7",
    "3": "589",
    "4": "19",
    "5": "368",
    "6": "058",
    "7": "12",
    "8": "03569",
    "9": "0348",
}
"""Printed digits that scans and seals turn into one another; symmetric."""

WRITTEN_ALIKE: Mapping[str, str] = word_file("text/numerals").more["read_alike"]
"""The same for figures written in characters."""


def misreadings(claim: Claim) -> Iterator[tuple[Decimal, Text]]:
    """Values that the print may really have, each with the slip that would have led to the one read."""
    found = printed(claim)
    if found.words:
        yield from _of_words(found)
        return
    digits = found.digits or f"{claim.value:f}"
    seen = {claim.value}
    for text, why in _variants(digits, claim.field):
        value = _value(text)
        if value is None or _odd(text):
            continue
        scaled = value * (found.factor if found.digits else 1)
        if scaled not in seen and (scaled <= 1 or not claim.field.share):
            seen.add(scaled)
            yield scaled, why


def _of_words(found: Printed) -> Iterator[tuple[Decimal, Text]]:
    for at, character in enumerate(found.words):
        for other in WRITTEN_ALIKE.get(character, ""):
            read = quantities(found.words[:at] + other + found.words[at + 1 :])
            if len(read) == 1 and read[0].value * found.factor != found.value:
                yield read[0].value * found.factor, say("may_be_misread", read=character, other=other)


def _variants(digits: str, field: Field) -> Iterator[tuple[str, Text]]:
    for at, digit in enumerate(digits):
        for other in LOOK_ALIKE.get(digit, ""):
            yield digits[:at] + other + digits[at + 1 :], say("may_be_misread", read=digit, other=other)
    if not field.whole:
        yield from _points(digits)
    yield from _ends(digits)


def _points(digits: str) -> Iterator[tuple[str, Text]]:
    if "." in digits:
        return
    head, comma, tail = digits.rpartition(",")
    if comma:
        yield f"{head}.{tail}", say("comma_or_point")
        return
    for places in (1, 2):
        if len(digits) > places:
            yield f"{digits[:-places]}.{digits[-places:]}", say("lost_point")


def _ends(digits: str) -> Iterator[tuple[str, Text]]:
    """A ruling line is read as 1, an edge digit twice, or not at all."""
    added, lost = say("digit_added"), say("digit_lost")
    if len(digits) > 1 and (digits[0] == "1" or digits[0] == digits[1]):
        yield digits[1:].lstrip(","), added
    if len(digits) > 1 and (digits[-1] == "1" or digits[-1] == digits[-2]):
        yield digits[:-1], added
    yield "1" + digits, lost
    if "." not in digits and "," not in digits:
        yield digits + "0", lost


def _value(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "").replace(" ", ""))
    except InvalidOperation:
        return None


def _odd(text: str) -> bool:
    """Nobody prints 023 or an empty number."""
    return text.startswith("0") and len(text) > 1 and not text.startswith("0.")
