"""Places in columns of figures without ruling lines where a row has ink and no word: each is told, none is blank.

A seal's star over a figure, or a fold, hides a line of print from the line finder; where the rows above and below
have a figure in the column and the row has words beside it, what stands there is a figure that was not read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from extractors.model import Box, RulingLine, Word
from extractors.page.rules_grid import connected, strokes
from extractors.recognise.rapid import Picture
from extractors.recognise.unread_cells import Mask, dark, written
from extractors.words.loading import pattern

LEAST = 5
"""Figures that make a column."""
EVEN = 0.8
"""Of the print's height: as far as the right edges of a column's figures may lie apart, from one to the next."""
ROOM = 0.35
"""Of the print's height, beside and above a place."""

_FIGURE = pattern("recognise", "figure_in_column")

Written = Callable[[Box], Box | None]


@dataclass(frozen=True, slots=True)
class _Column:
    """Figures under one another, from top to bottom."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        return min(w.box.x0 for w in self.words)

    @property
    def right(self) -> float:
        return max(w.box.x1 for w in self.words)

    @property
    def top(self) -> float:
        return self.words[0].box.top

    @property
    def foot(self) -> float:
        return self.words[-1].box.bottom


def holes(picture: Picture, words: Sequence[Word], lines: Sequence[RulingLine], dpi: float) -> list[Box]:
    """Boxes, in pixels, around ink of an RGB picture that no word covers where a column has its figures."""
    free = _outside_grids(words, lines, 72 / dpi)
    columns = list(_columns(free))
    if not columns:
        return []
    ink = dark(picture, words, dpi)
    places = (place for column in columns for place in _places(column, words, free))
    return [box for place in places if (box := _box(ink, place, dpi)) is not None]


def _outside_grids(words: Sequence[Word], lines: Sequence[RulingLine], scale: float) -> list[Word]:
    """The words (in pixels) that no ruled table holds."""
    flat, tall = strokes(lines)
    grids = [
        (min(t.at for t in v), min(f.at for f in h), max(t.at for t in v), max(f.at for f in h))
        for h, v in connected(flat, tall)
        if h and v
    ]

    def held(word: Word) -> bool:
        x, y = (word.box.x0 + word.box.x1) / 2 * scale, _middle(word) * scale
        return any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in grids)

    return [w for w in words if not held(w)]


def _columns(words: Sequence[Word]) -> Iterator[_Column]:
    """Figures whose right edges stand one below the other."""
    figures = sorted((w for w in words if _FIGURE.fullmatch(w.text)), key=lambda w: w.box.top)
    homes: list[list[Word]] = []
    for word in figures:
        near = [h for h in homes if abs(h[-1].box.x1 - word.box.x1) <= EVEN * _height(word) and _below(h[-1], word)]
        if near:
            min(near, key=lambda h: abs(h[-1].box.x1 - word.box.x1)).append(word)
        else:
            homes.append([word])
    yield from (_Column(tuple(home)) for home in homes if len(home) >= LEAST)


def _below(upper: Word, lower: Word) -> bool:
    return lower.box.top >= upper.box.bottom - 0.3 * _height(upper)


def _places(column: _Column, words: Sequence[Word], beside: Sequence[Word]) -> Iterator[Box]:
    """Where rows that have words beside a column have none in it, between its first figure and its last."""
    size = median(_height(w) for w in column.words)
    rows = _rows([w for w in beside if column.top < _middle(w) < column.foot and not _across(w, column)], size)
    for level in rows:
        place = Box(column.left - ROOM * size, level - size * 0.8, column.right + ROOM * size, level + size * 0.8)
        if not any(_overlap(w.box, place, size) for w in words):
            yield place


def _across(word: Word, column: _Column) -> bool:
    return word.box.x0 < column.right and word.box.x1 > column.left


def _rows(words: Sequence[Word], size: float) -> list[float]:
    """The heights of rows of words, each once."""
    levels: list[float] = []
    for level in sorted(map(_middle, words)):
        if not levels or level - levels[-1] > 0.8 * size:
            levels.append(level)
    return levels


def _overlap(one: Box, place: Box, size: float) -> bool:
    aside = one.x1 < place.x0 or one.x0 > place.x1
    return not aside and min(one.bottom, place.bottom) - max(one.top, place.top) > 0.35 * size


def _box(ink: Mask, place: Box, dpi: float) -> Box | None:
    """Around what is written at a place; None for nothing, or for less than two digits' width."""
    found = written(ink, place, dpi)
    size = place.bottom - place.top
    return found if found is not None and found.x1 - found.x0 > 0.5 * size else None


def _middle(word: Word) -> float:
    return (word.box.top + word.box.bottom) / 2


def _height(word: Word) -> float:
    return word.box.bottom - word.box.top
