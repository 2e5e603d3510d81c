"""Whether an agreement was signed: a place to sign that was left blank, or no such place at all, says that it was not.

On a page that was recognised a seal counts as a signature, whatever stands in the places; on one with a text layer the
seals of all parties do, each known by what it says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Protocol, TypeVar

from rapidfuzz import fuzz

from extractors.model import RECOGNISED, Box, Document, NoteCode, Page, Passage
from extractors.text.script import script
from extractors.words.loading import pattern

_WORDS = "facts/agreements"

_ANSWER = 48
_TWO = 2

_SAME = 75.0
"""rapidfuzz ratio above which a seal's writing, bent and easily misread, is a party's name."""

_BELOW = 80.0
"""Points below the last line of an agreement that the middle of its seals may lie."""


class _Line(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def passage(self) -> Passage: ...


L = TypeVar("L", bound=_Line)


def unsigned(document: Document, lines: Sequence[L], parties: Collection[str]) -> L | None:
    """The first place left blank, the title where there is no place; None where it was signed."""
    told = sum(bool(pattern(_WORDS, "sealed").search(line.text)) for line in lines)
    # Of more than two parties one seal says nothing of the others.
    enough = told > 0 or _sealed(document, lines) if len(parties) <= _TWO else told >= len(parties)
    if enough or _sealed_by_all(document, lines, parties):
        return None
    if len(parties) > _TWO:
        lines = [line for line in lines if not pattern(_WORDS, "seal_of_one").fullmatch(line.text)]
    places = [i for i, line in enumerate(lines) if pattern(_WORDS, "place_to_sign").search(line.text)]
    if not places:
        return None if _closes_with_names(lines) else lines[0]
    return next((lines[i] for i in places if _blank(lines, i)), None)


def _sealed(document: Document, lines: Sequence[L]) -> bool:
    numbers = {line.passage.page for line in lines}
    scanned = [p for p in document.pages if p.number in numbers and p.reader in RECOGNISED]
    return any(p.seals or any(n.code is NoteCode.SEAL for n in p.notes) for p in scanned)


def _sealed_by_all(document: Document, lines: Sequence[L], parties: Collection[str]) -> bool:
    """Whether every party's seal lies beside the lines: one that is stamped in both places is of one party."""
    names = [script(name).text for name in parties]
    seals = [script(text).text for page in document.pages for text in _beside(page, lines)]
    whose = {
        best
        for seal in seals
        if (best := max(names, key=lambda name: fuzz.ratio(seal, name), default="")) and fuzz.ratio(seal, best) >= _SAME
    }
    return len(names) > 1 and whose == set(names)


def _beside(page: Page, lines: Sequence[L]) -> Iterator[str]:
    """What the seals of a page say that lie where an agreement's lines stand, and not where others do."""
    boxes = [box for line in lines if line.passage.page == page.number for box in _boxes(line)]
    if boxes:
        top, foot = min(b.top for b in boxes), max(b.bottom for b in boxes) + _BELOW
        yield from (seal.text for seal in page.seals if top <= (seal.box.top + seal.box.bottom) / 2 <= foot)


def _boxes(line: L) -> Iterator[Box]:
    return (piece.word.box for piece in line.passage.pieces)


def _closes_with_names(lines: Sequence[L]) -> bool:
    """Whether every party is named once more, as over a seal: above the articles and below them."""
    labelled = pattern(_WORDS, "labelled")
    times = Counter(match["name"] for line in lines for match in labelled.finditer(line.text))
    return len(times) > 1 and all(often > 1 for often in times.values())


def _blank(lines: Sequence[L], place: int) -> bool:
    """Whether nothing stands behind one of the words for a signature, nor, behind none of them, in the line below."""
    parts = list(_behind(lines[place].text))
    if not all(map(_is_nothing, parts)):
        return any(map(_is_nothing, parts))
    below = lines[place + 1].text if place + 1 < len(lines) else ""
    return _is_nothing(below) or not _is_answer(below)


def _behind(text: str) -> Iterator[str]:
    yield from pattern(_WORDS, "place_to_sign").split(text)[1:]


def _is_nothing(text: str) -> bool:
    beside = pattern(_WORDS, "beside_signature").search(text)
    return bool(pattern(_WORDS, "blank").fullmatch(text[: beside.start()] if beside else text))


def _is_answer(text: str) -> bool:
    """Whether a line is what a place above asks for: no place, no day, no other label."""
    words = (pattern(_WORDS, rule) for rule in ("place_to_sign", "day_alone"))
    return not any(word.search(text) for word in words) and ":" not in text and len(text) <= _ANSWER
