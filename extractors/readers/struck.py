"""Letters that are crossed out: a paper printed with its tracked changes shows what no longer holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from itertools import groupby, pairwise

import numpy as np

from extractors.model import Box, Note, NoteCode, Page, Word
from extractors.page.places import map_box
from extractors.readers.overlaps import Rows, rows_of
from extractors.readers.painted import Letter, runs_of
from extractors.readers.rulings import Span

_MIDDLE = (0.3, 0.72)
"""Where in a letter's height a stroke crosses it out; below that it underlines, above it is a rule."""

_COVERED = 0.7
"""Of the stroke's length that the letters under it must fill: a table's rule runs on past them."""

_CELLS_APART = 1.0
"""Of a letter's size: a wider gap in a row is one between cells."""

_GAPS = 2
"""Gaps at least in what one stroke crosses out as a row."""

_OF_FIGURES = "0123456789.,，０１２３４５６７８９"
_FIGURE_OR_ONE = re.compile(f"[{_OF_FIGURES}]+|.", re.DOTALL)


def struck_out(letters: Iterable[Letter], strokes: Iterable[Span]) -> set[int]:
    """The order numbers of letters that a level stroke (position, start, end) crosses out."""
    upright = [letter for letter in letters if letter.angle in (0, 180) and not letter.vertical]
    places = rows_of([letter.box for letter in upright])
    found: set[int] = set()
    for stroke in strokes:
        crossed = [upright[index] for index in _crossed(stroke, places)]
        width = sum(letter.box.x1 - letter.box.x0 for letter in crossed)
        covered = width >= _COVERED * (stroke[2] - stroke[1])
        if crossed and (covered or _is_a_row(stroke, crossed, upright)):
            found.update(letter.order for letter in crossed)
    return found


def _is_a_row(stroke: Span, crossed: Iterable[Letter], letters: Iterable[Letter]) -> bool:
    """Whether one stroke goes through all that stands in a row of several cells, whatever the gaps between them.

    A rule of a table that some letters stand on runs between its rows, and has none across it elsewhere.
    """
    there = sorted((letter for letter in crossed if not letter.text.isspace()), key=lambda letter: letter.box.x0)
    level = [letter for letter in letters if not letter.text.isspace() and _is_level(stroke, letter)]
    gaps = sum(b.box.x0 - a.box.x1 > _CELLS_APART * a.size for a, b in pairwise(there))
    return gaps >= _GAPS and len(there) == len(level)


def _is_level(stroke: Span, letter: Letter) -> bool:
    at, start, end = stroke
    within = start <= (letter.box.x0 + letter.box.x1) / 2 <= end
    return within and letter.box.top < at < letter.box.bottom


def struck_by_notes(letters: Iterable[Letter], places: tuple[Box, ...]) -> set[int]:
    """The order numbers of letters whose middle lies where a note strikes out; a figure goes as a whole.

    What a strike leaves of a figure is no figure that anyone wrote.
    """
    if not places:
        return set()
    found: set[int] = set()
    for run in runs_of(letters, _goes_on):  # one letter by itself, those of a figure together
        if any(_middle_in(letter.box, place) for letter in run for place in places):
            found.update(letter.order for letter in run)
    return found


def _goes_on(before: Letter, letter: Letter) -> bool:
    apart = max(letter.box.x0 - before.box.x1, letter.box.top - before.box.bottom)
    level = abs(letter.box.top - before.box.top) if not letter.angle else 0.0
    figure = all(one.text in _OF_FIGURES for one in (before, letter))
    return figure and abs(apart) <= 0.3 * letter.size and level <= 0.3 * letter.size


def without_struck(page: Page, places: tuple[Box, ...]) -> Page:
    """A recognised page without the characters at places that notes strike out, and a note of what they were."""
    parts = [_parted(word, page, places) for word in page.words] if places else []
    gone = "".join(lost for _, lost in parts)
    if not gone:
        return page
    note = Note(NoteCode.TRACKED_CHANGES, page.number, f"− {gone[:400]}")
    words = tuple(piece for kept, _ in parts for piece in kept)
    return replace(page, words=words, notes=(*page.notes, note))


def _parted(word: Word, page: Page, places: tuple[Box, ...]) -> tuple[list[Word], str]:
    """What a strike leaves of a word, and what it takes: characters one by one, figures as a whole."""
    edges = _edges(word)
    kept: list[Word] = []
    lost = ""
    is_struck = partial(_is_struck, word, edges, page, places)
    for struck, piece in groupby(_FIGURE_OR_ONE.finditer(word.text), is_struck):
        found = list(piece)
        start, end = found[0].start(), found[-1].end()
        if struck:
            lost += word.text[start:end]
        else:
            box = Box(edges[start], word.box.top, edges[end], word.box.bottom)
            kept.append(replace(word, text=word.text[start:end], box=box, edges=edges[start : end + 1]))
    return (kept, lost) if lost else ([word], "")


def _edges(word: Word) -> tuple[float, ...]:
    step = (word.box.x1 - word.box.x0) / max(len(word.text), 1)
    return word.edges or tuple(word.box.x0 + step * index for index in range(len(word.text) + 1))


def _is_struck(word: Word, edges: tuple[float, ...], page: Page, places: tuple[Box, ...], found: re.Match[str]) -> bool:
    boxes = (Box(edges[i], word.box.top, edges[i + 1], word.box.bottom) for i in range(found.start(), found.end()))
    return any(_middle_in(map_box(box, page.to_page), place) for box in boxes for place in places)


def _middle_in(box: Box, place: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return place.x0 <= x <= place.x1 and place.top <= y <= place.bottom


def _crossed(stroke: Span, places: Rows) -> list[int]:
    """The numbers of the places that a stroke goes through."""
    at, start, end = stroke
    x0, top, x1, bottom = places.T
    share = (at - top) / np.maximum(bottom - top, 1e-6)
    slack = 0.25 * (x1 - x0)
    through = (share >= _MIDDLE[0]) & (share <= _MIDDLE[1]) & (start <= x0 + slack) & (end >= x1 - slack)
    found: list[int] = np.nonzero(through)[0].tolist()
    return found
