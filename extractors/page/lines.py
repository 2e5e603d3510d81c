"""Words of a page become lines of text, top to bottom, each from left to right."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from extractors.model import Box, Word
from extractors.page.places import union

NEIGHBOURS = 8  # a word is compared with the last few lines only; the ones before lie higher


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand side by side, left to right, and the box around them."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        """The words without anything between them."""
        return "".join(w.text for w in self.words)


def middle(box: Box) -> tuple[float, float]:
    """The centre of a box."""
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def edges_of(word: Word) -> tuple[float, ...]:
    """Positions between a word's characters; evenly spaced where the reader gave none."""
    size = len(word.text)
    if len(word.edges) == size + 1:
        return word.edges
    step = (word.box.x1 - word.box.x0) / max(size, 1)
    return tuple(word.box.x0 + i * step for i in range(size + 1))


def sliced(word: Word, start: int, end: int) -> Word:
    """Characters start..end of a word, without blanks at their ends."""
    text, edges = word.text[start:end], edges_of(word)
    start += len(text) - len(text.lstrip())
    text = text.strip()
    end = start + len(text)
    box = Box(edges[start], word.box.top, edges[end], word.box.bottom)
    return replace(word, text=text, box=box, edges=tuple(edges[start : end + 1]))


def is_wide(char: str) -> bool:
    """Whether a character takes a full square, as Chinese ones do."""
    return unicodedata.east_asian_width(char) in "WF"


def em(word: Word) -> float:
    """The font size of a word in points, from its characters' widths where they are square, else from its height."""
    size = sum(1.0 if is_wide(c) else 0.5 for c in word.text)
    width, height = word.box.x1 - word.box.x0, word.box.bottom - word.box.top
    if height > width * 1.5 and len(word.text) > 1:  # written downwards
        return width
    return min(max(width / size, height * 0.6), height * 1.1) if size else height


def em_of(words: Iterable[Word], default: float = 10.0) -> float:
    """The usual font size among `words`."""
    sizes = [em(w) for w in words if w.text.strip()]
    return median(sizes) if sizes else default


def _beside(row: Sequence[Word], word: Word) -> bool:
    """Whether `word` continues the line `row`: level with its nearest word, and not above or below any of them."""
    box = word.box
    nearest = min(row, key=lambda w: max(w.box.x0 - box.x1, box.x0 - w.box.x1)).box
    shared = min(nearest.bottom, box.bottom) - max(nearest.top, box.top)
    if shared < 0.5 * min(nearest.bottom - nearest.top, box.bottom - box.top):
        return False
    return all(min(w.box.x1, box.x1) - max(w.box.x0, box.x0) <= 0.4 * min(_width(w.box), _width(box)) for w in row)


def _width(box: Box) -> float:
    return box.x1 - box.x0


def line_of(words: Iterable[Word]) -> Line:
    """One line of the given words (at least one)."""
    ordered = tuple(sorted(words, key=lambda w: w.box.x0))
    box = union(w.box for w in ordered)
    assert box is not None
    return Line(ordered, box)


def lines(words: Iterable[Word]) -> list[Line]:
    """All words that show something, as lines from top to bottom."""
    rows: list[list[Word]] = []
    shown = (w for w in words if w.text.strip())
    for word in sorted(shown, key=lambda w: (middle(w.box)[1], w.box.x0)):
        row = next((r for r in reversed(rows[-NEIGHBOURS:]) if _beside(r, word)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    return sorted((line_of(r) for r in rows), key=lambda one: (middle(one.box)[1], one.box.x0))


def segments(line: Line, gap: float) -> list[Line]:
    """The parts of a line between gaps wider than `gap` points."""
    parts: list[list[Word]] = []
    for word in line.words:
        if parts and word.box.x0 - max(w.box.x1 for w in parts[-1]) <= gap:
            parts[-1].append(word)
        else:
            parts.append([word])
    return [line_of(p) for p in parts]
