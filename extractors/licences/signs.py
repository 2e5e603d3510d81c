"""The words of a page sign by sign, line by line: as labels are looked for that print sets far apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extractors.model import Box, Word
from extractors.page.lines import Line, edges_of, line_of, lines, sliced
from extractors.text.folding import fold

UPRIGHT = 1.5
"""Times its width that the height of several signs must have for them to stand one above the other."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign, folded, where it is printed: sign `at` of `word`."""

    text: str
    word: Word
    at: int
    box: Box


def sign_lines(words: Iterable[Word]) -> list[list[Sign]]:
    """The lines of a page from top to bottom, each as its signs from left to right, without blanks."""
    level = [piece for word in words for piece in _level(word)]
    return [[sign for word in line.words for sign in _signs(word)] for line in lines(level)]


def printed(signs: Sequence[Sign]) -> Line:
    """Signs of one line as the parts of words that they are."""
    parts = [list(group) for _, group in groupby(signs, key=lambda s: id(s.word))]
    return line_of(sliced(part[0].word, part[0].at, part[-1].at + 1) for part in parts)


def text_of(signs: Iterable[Sign]) -> str:
    """What signs say."""
    return "".join(s.text for s in signs)


def height(sign: Sign) -> float:
    """How high the print of a sign is."""
    return sign.box.bottom - sign.box.top


def is_level(one: Box, other: Box) -> bool:
    """Whether two pieces of print stand side by side rather than one above the other."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _signs(word: Word) -> Iterator[Sign]:
    edges = edges_of(word)
    for at, text in enumerate(fold(word.text)):
        if not text.isspace():
            yield Sign(text, word, at, Box(edges[at], word.box.top, edges[at + 1], word.box.bottom))


def _level(word: Word) -> Iterator[Word]:
    """The word; one whose signs stand one above the other, first letters of two lines' labels, sign by sign."""
    box, size = word.box, len(word.text)
    if size < 2 or box.bottom - box.top < UPRIGHT * (box.x1 - box.x0):
        yield word
        return
    step = (box.bottom - box.top) / size
    for at, text in enumerate(word.text):
        own = Box(box.x0, box.top + at * step, box.x1, box.top + (at + 1) * step)
        yield replace(word, text=text, box=own, edges=())
