"""The letters of an OFD text, each at its place and with the glyph that its font shows for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.ofd.elements import Element, children, number, numbers


@dataclass(frozen=True, slots=True)
class Placed:
    """A letter, the point where it begins on its base line, and its glyph's number where the text says it."""

    text: str
    x: float
    y: float
    glyph: int | None = None


def placed_letters(element: Element, size: float) -> Iterator[Placed]:
    """The letters of a TextObject in its own space; blanks are no letters."""
    glyphs = _glyphs(element)
    before = 0
    x = y = 0.0
    for code in children(element, "TextCode"):
        text = (code.text or "").strip("\r\n")
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        steps = _steps(code.get("DeltaX")), _steps(code.get("DeltaY"))
        across, down = x, y
        for place, letter in enumerate(text):
            if not letter.isspace():
                yield Placed(letter, across, down, glyphs.get(before + place))
            across += _step(steps[0], place, 0.0 if steps[1] else advance(letter) * size)
            down += _step(steps[1], place, 0.0)
        before += len(text)


def advance(letter: str) -> float:
    """How far a letter moves on, in its size: a Chinese one takes a square, a Latin one half of it."""
    return 1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.5


def _step(steps: list[float], place: int, usual: float) -> float:
    return steps[place] if place < len(steps) else usual


def _steps(text: str | None) -> list[float]:
    """Distances; "g 3 5.5" stands for three of 5.5."""
    words, found, at = (text or "").split(), list[float](), 0
    while at < len(words):
        if words[at] == "g" and at + 2 < len(words) and words[at + 1].isdigit():
            found += numbers(words[at + 2])[:1] * min(int(words[at + 1]), 10_000)
            at += 3
            continue
        found += numbers(words[at])[:1]
        at += 1
    return found


def _glyphs(element: Element) -> dict[int, int]:
    """By place in the text, the glyph for letters that are replaced one by one."""
    found: dict[int, int] = {}
    for change in children(element, "CGTransform"):
        start, count = int(number(change.get("CodePosition"), 0)), int(number(change.get("CodeCount"), 1))
        glyphs = [glyph for part in children(change, "Glyphs") for glyph in numbers(part.text)]
        if count == len(glyphs):
            found.update({start + place: int(glyph) for place, glyph in enumerate(glyphs)})
        elif glyphs:
            # several letters drawn as one, or one as several: the first says all
            found[start] = int(glyphs[0])
    return found
