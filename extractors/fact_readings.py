"""Codes and days are read again from the picture of their spot, by a reader that did not read them first.

Agreement confirms. Another code or day, well formed, is kept as a rival; nothing and nonsense are silent. A code that
was recognised and whose check digit fails is read as the second reader has it where that checks, and else in doubt
until that reads the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.facts.licence_values import value_of
from extractors.known_facts import Sort, known
from extractors.model import RECOGNISED, Document, Fact, FactName, FactReading, FactValue, Reader
from extractors.recognise.engines import Engines
from extractors.second_reading import CONFIRMED, DOUBT, LOST, SURE_ALONE
from extractors.text.codes import checks, credit_codes
from extractors.text.script import script

if TYPE_CHECKING:
    from extractors.recognise.rapid import Picture

CHECK_DIGIT = "check_digit"
"""What confirms a code that checks itself."""

_APART = 2
"""Characters in which another reading of a code may differ and still be one of the same print."""


@dataclass(frozen=True, slots=True)
class Try:
    """One reading of a spot."""

    reader: Reader
    text: str
    confidence: float


def read_facts_again(facts: Sequence[Fact], document: Document, engines: Engines) -> tuple[Fact, ...]:
    """The facts, codes and days each with what the other reader made of them."""
    from extractors.recognise.spots import line_at

    order = sorted((i for i, f in enumerate(facts) if known(f.name).reread), key=lambda i: facts[i].evidence.page or 0)
    crops = {i: crop for i in order if (crop := line_at(facts[i].evidence, document)) is not None}
    tries = _tries(facts, crops, engines)
    return tuple(judged(fact, tries.get(i, [])) for i, fact in enumerate(facts))


def judged(fact: Fact, tries: Sequence[Try]) -> Fact:
    """The fact in the light of other tries at its print."""
    if not known(fact.name).reread:
        return fact
    if known(fact.name).sort is Sort.CODE and checks(fact.text):
        fact = replace(fact, confirmed_by=(*fact.confirmed_by, CHECK_DIGIT))
    read = [(t, value) for t in tries for value in reading(fact.name, t.text)]
    if mended := _mended(fact, read):
        return mended
    if any(value == fact.value for _, value in read):
        sure = 1 - (1 - fact.evidence.confidence) * DOUBT
        return replace(
            fact,
            evidence=replace(fact.evidence, confidence=sure),
            confirmed_by=tuple(dict.fromkeys((*fact.confirmed_by, CONFIRMED))),
        )
    return _doubted(replace(fact, rivals=(*fact.rivals, *_rivals(fact, read))))


def _mended(fact: Fact, read: Sequence[tuple[Try, FactValue]]) -> Fact | None:
    """A recognised code that fails as the second reader reads it, where that checks; what was read first is a rival."""
    if known(fact.name).sort is not Sort.CODE or checks(fact.text) or not _recognised(fact):
        return None
    good = {value for _, value in read if isinstance(value, str) and checks(value) and _alike(fact, value)}
    if len(good) != 1:
        return None
    first = FactReading(fact.evidence.reader, fact.text, fact.value, fact.evidence.confidence)
    return replace(fact, value=good.pop(), rivals=(*fact.rivals, first), confirmed_by=(*fact.confirmed_by, CHECK_DIGIT))


def _recognised(fact: Fact) -> bool:
    return fact.evidence.reader in RECOGNISED


def reading(name: FactName, text: str) -> tuple[FactValue, ...]:
    """The value that a reader's text makes, () for none."""
    if known(name).sort is Sort.CODE:
        return tuple(code.value for code in credit_codes(script(text).text.replace(" ", "")))[:1]
    return value_of(name, text)


def _rivals(fact: Fact, read: Sequence[tuple[Try, FactValue]]) -> list[FactReading]:
    """The best try for each other value that was read twice, or once for sure."""
    kept: dict[FactValue, FactReading] = {}
    for one, value in sorted(read, key=lambda pair: pair[0].confidence):
        times = sum(other == value for _, other in read)
        if (times >= 2 or one.confidence >= SURE_ALONE) and _alike(fact, value):
            kept[value] = FactReading(one.reader, one.text, value, one.confidence)
    return list(kept.values())


def _alike(fact: Fact, value: FactValue) -> bool:
    """Codes that differ in many characters are print from beside; a code that checks has no rival that does not."""
    if not isinstance(value, str):
        return value is not None
    apart = sum(a != b for a, b in zip(fact.text, value, strict=False))
    return apart <= _APART and (checks(value) or not checks(fact.text))


def _doubted(fact: Fact) -> Fact:
    if known(fact.name).sort is not Sort.CODE or checks(fact.text) or not _recognised(fact):
        return fact
    return replace(fact, evidence=replace(fact.evidence, confidence=min(fact.evidence.confidence, LOST)))


def _tries(facts: Sequence[Fact], crops: dict[int, Picture], engines: Engines) -> dict[int, list[Try]]:
    """What the other reader makes of each spot: of a page by tesseract RapidOCR, of any other tesseract."""
    installed = {engines.first, engines.second}
    tries: dict[int, list[Try]] = {i: [] for i in crops}
    if Reader.TESSERACT in installed:
        for sort, language in ((Sort.CODE, "eng"), (Sort.DAY, "chi_sim")):
            chosen = [i for i in crops if known(facts[i].name).sort is sort and not _by_tesseract(facts[i])]
            _read_by_tesseract(chosen, crops, language, tries)
    if Reader.RAPIDOCR in installed:
        chosen = [i for i in crops if _by_tesseract(facts[i])]
        _read_by_rapidocr(chosen, crops, engines.threads, tries)
    return tries


def _by_tesseract(fact: Fact) -> bool:
    return fact.evidence.reader is Reader.TESSERACT


def _read_by_tesseract(
    chosen: Sequence[int], crops: dict[int, Picture], language: str, tries: dict[int, list[Try]]
) -> None:
    """A run that takes too long leaves its facts unconfirmed; it does not end the paper."""
    from extractors.recognise import figure, tesseract

    ways = (figure.first_try, figure.second_try)
    try:
        found = tesseract.read_figures([make(crops[i]) for i in chosen for make in ways], language)
    except tesseract.TesseractTimeout:
        return
    for place, (text, sure) in enumerate(found):
        tries[chosen[place // len(ways)]].append(Try(Reader.TESSERACT, text, sure))


def _read_by_rapidocr(
    chosen: Sequence[int], crops: dict[int, Picture], threads: int, tries: dict[int, list[Try]]
) -> None:
    from extractors.recognise import figure, rapid

    if not chosen:
        return
    for i, read in zip(
        chosen, rapid.read_strips([figure.without_seal(crops[i]) for i in chosen], threads), strict=True
    ):
        tries[i].append(Try(Reader.RAPIDOCR, read.text, read.confidence))
