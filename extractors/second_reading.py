"""Each figure's digits are read again, from the picture of their spot, by a reader that did not read them first.

Agreement raises confidence. Another number, well formed and of the same make,
is kept as a rival. A second reader that reads nothing, or nonsense, is silent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from extractors.model import Claim, Document, Reader, Reading
from extractors.recognise.engines import Engines
from extractors.recognise.numbers import digits, number
from extractors.words.loading import word_file

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from extractors.recognise.rapid import Picture
    from extractors.recognise.spots import Spot

    Again = Callable[[Sequence[Picture]], Sequence[tuple["Try", ...]]]

CONFIRMED = "second_reader"
_LOW_MARKS = word_file("recognise").more["low_marks"]
SURE_ALONE = 0.75
"""A rival that only one try read counts from this confidence."""
DOUBT = 0.2
"""Of the doubt, what remains when a second reader agrees."""
LOST = 0.45
"""The most confidence left to a figure whose print has more tall characters than were read: a digit was dropped."""
CONTRADICTED = 0.5
"""The confidence left to a text layer that two readers of its picture contradict."""


@dataclass(frozen=True, slots=True)
class Try:
    """One reading of a spot."""

    reader: Reader
    text: str
    confidence: float

    @property
    def value(self) -> Decimal | None:
        """The number read, None for nothing or nonsense."""
        return number(self.text)


def read_again(claims: Sequence[Claim], document: Document, engines: Engines) -> tuple[Claim, ...]:
    """The claims, each with what the other reader made of its digits; those without a box come as they are."""
    from extractors.recognise.spots import spot

    order = sorted(range(len(claims)), key=lambda i: claims[i].evidence.page or 0)  # a page is rendered once
    spots: dict[int, Spot] = {i: found for i in order if (found := spot(claims[i], document)) is not None}
    tries = _tries(spots, claims, engines)
    return tuple(_judged_at(claim, spots.get(i), tries.get(i, ())) for i, claim in enumerate(claims))


def _judged_at(claim: Claim, place: Spot | None, tries: Sequence[Try]) -> Claim:
    from extractors.recognise import figure

    if place is None:
        return claim
    own_reader = claim.evidence.reader
    settled = _agree([t for t in tries if t.reader is not own_reader], place.value)
    seen = 0 if settled else figure.glyphs(place.crop)
    found = judged(claim, place.value, [t for t in tries if _signs(t.text) >= seen])
    if own_reader is Reader.TEXT_LAYER or len(digits(place.text)) >= seen:
        return found
    return replace(found, evidence=replace(found.evidence, confidence=min(found.evidence.confidence, LOST)))


def _signs(text: str) -> int:
    """How many characters a reading has that are as tall as digits."""
    return sum(c not in _LOW_MARKS for c in text)


def _tries(spots: Mapping[int, Spot], claims: Sequence[Claim], engines: Engines) -> dict[int, tuple[Try, ...]]:
    """What the installed readers make of each spot; further tries only where the first did not settle it."""
    installed = {engines.first, engines.second}
    readers = {i: claims[i].evidence.reader for i in spots}
    tries: dict[int, tuple[Try, ...]] = dict.fromkeys(spots, ())

    def add(chosen: list[int], read: Again) -> None:
        for i, found in zip(chosen, read([spots[i].crop for i in chosen]), strict=True):
            tries[i] = (*tries[i], *found)

    def open_among(chosen: list[int]) -> list[int]:
        return [i for i in chosen if not _agree(tries[i], spots[i].value)]

    if Reader.TESSERACT in installed:
        chosen = [i for i in spots if readers[i] is not Reader.TESSERACT]
        add(chosen, _by_tesseract)
        add(open_among(chosen), _by_tesseract_in_black)
    if Reader.RAPIDOCR in installed:
        chosen = [i for i in open_among(list(spots)) if readers[i] is not Reader.RAPIDOCR or tries[i]]
        add(chosen, lambda crops: _by_rapidocr(crops, engines.threads))
    return tries


def _by_tesseract(crops: Sequence[Picture]) -> Sequence[tuple[Try, ...]]:
    from extractors.recognise import figure

    prepared = [make(crop) for crop in crops for make in (figure.first_try, figure.second_try)]
    found = _tesseract(prepared)
    return [tuple(found[i : i + 2]) for i in range(0, len(found), 2)]


def _by_tesseract_in_black(crops: Sequence[Picture]) -> Sequence[tuple[Try, ...]]:
    from extractors.recognise import figure

    return [(one,) for one in _tesseract([figure.third_try(crop) for crop in crops])]


def _tesseract(prepared: Sequence[NDArray[np.uint8]]) -> list[Try]:
    """A run that takes too long leaves its figures unconfirmed, which the verdict weighs; it does not end the paper."""
    from extractors.recognise import tesseract

    try:
        found = tesseract.read_figures(prepared)
    except tesseract.TesseractTimeout:
        found = [("", 0.0)] * len(prepared)
    return [Try(Reader.TESSERACT, text, confidence) for text, confidence in found]


def _by_rapidocr(crops: Sequence[Picture], threads: int) -> Sequence[tuple[Try, ...]]:
    from extractors.recognise import figure, rapid

    read = rapid.read_strips([figure.without_seal(crop) for crop in crops], threads)
    return [(Try(Reader.RAPIDOCR, r.text, r.confidence),) for r in read]


def _agree(tries: Sequence[Try], own: Decimal) -> bool:
    return any(t.value == own for t in tries)


def judged(claim: Claim, own: Decimal, tries: Sequence[Try]) -> Claim:
    """The claim in the light of other tries at its digits, whose first reading makes the number `own`."""
    others = [t for t in tries if t.reader is not claim.evidence.reader]
    if _agree(others, own):
        sure = 1 - (1 - claim.evidence.confidence) * DOUBT
        return replace(
            claim,
            evidence=replace(claim.evidence, confidence=sure),
            confirmed_by=tuple(dict.fromkeys((*claim.confirmed_by, CONFIRMED))),
        )
    rivals = _rivals(claim, own, tries, others)
    contradicted = claim.evidence.reader is Reader.TEXT_LAYER and len({r.reader for r in rivals}) > 1
    sure = min(claim.evidence.confidence, CONTRADICTED) if contradicted else claim.evidence.confidence
    return replace(claim, evidence=replace(claim.evidence, confidence=sure), rivals=(*claim.rivals, *rivals))


def _rivals(claim: Claim, own: Decimal, tries: Sequence[Try], others: Sequence[Try]) -> list[Reading]:
    """The best try a reader for each number that is read twice, or once for sure and not refuted by a look again."""
    again = any(t.value == own for t in tries if t.reader is claim.evidence.reader)
    kept: dict[tuple[Reader, Decimal], Reading] = {}
    for one in sorted(others, key=lambda t: t.confidence):
        value = one.value
        if value is None or not _alike(own, value):
            continue
        times = sum(t.value == value for t in tries)
        if times >= 2 or (one.confidence >= SURE_ALONE and not again):
            kept[one.reader, value] = Reading(one.reader, one.text, claim.value * value / own, one.confidence)
    return list(kept.values())


def _alike(own: Decimal, other: Decimal) -> bool:
    """Digits of nearly the same number: a scrap of the figure, or print beside it, is no rival."""
    return other != own and abs(len(digits(str(own))) - len(digits(str(other)))) <= 1
