"""What a recogniser may have made a figure from: one digit taken for another, a point or an end lost or added."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from checkers.model import Text
from checkers.standing.printed import Printed, printed
from extractors.fields import Field
from extractors.model import Claim
from extractors.text.quantities import quantities

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

WRITTEN_ALIKE = {"一": "二", "二": "一三", "三": "二", "六": "八", "八": "六", "十": "千", "千": "十"}
"""The same for figures written in characters; the capital ones (壹贰叁) are too unlike each other."""


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
                why = Text(f"“{character}”可能是“{other}”的误读", f"the {character} may be a misread {other}")
                yield read[0].value * found.factor, why


def _variants(digits: str, field: Field) -> Iterator[tuple[str, Text]]:
    for at, digit in enumerate(digits):
        for other in LOOK_ALIKE.get(digit, ""):
            why = Text(f"“{digit}”可能是“{other}”的误读", f"the {digit} may be a misread {other}")
            yield digits[:at] + other + digits[at + 1 :], why
    if not field.whole:
        yield from _points(digits)
    yield from _ends(digits)


def _points(digits: str) -> Iterator[tuple[str, Text]]:
    if "." in digits:
        return
    head, comma, tail = digits.rpartition(",")
    if comma:
        why = Text("逗号可能是小数点", "the comma may be a decimal point")
        yield f"{head}.{tail}", why
        return
    for places in (1, 2):
        if len(digits) > places:
            why = Text("可能漏读了小数点", "a decimal point may be lost")
            yield f"{digits[:-places]}.{digits[-places:]}", why


def _ends(digits: str) -> Iterator[tuple[str, Text]]:
    """A ruling line is read as 1, an edge digit twice, or not at all."""
    added = Text("首位或末位可能多读了一个数字", "a digit may have been added at an end")
    lost = Text("首位或末位可能漏读了一个数字", "a digit may have been lost at an end")
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
