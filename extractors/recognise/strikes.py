"""Print that a pen struck out on the sheet is told as unread: what it said no longer holds, and nobody read what does.

A strike runs level through the middle of characters, from one into the next, and is thin; a figure goes as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.model import UNREAD, Box, RulingLine, Word
from extractors.recognise.arcs import without_arcs
from extractors.recognise.components import components
from extractors.recognise.marks import size_of
from extractors.recognise.rapid import Picture

DARK = 0.62
"""Of the paper's brightness that a black pen's ink has at most."""
COLOURED = 45
"""Steps between the brightest and the darkest channel of a pen's ink, beyond those of the paper."""
SHORTEST, SHORTEST_BLACK = 12.0, 24.0
"""Points; shorter level ink is strokes of characters. Black ones run together where a fax made them broad."""
CORNER, SIDE = 3.0, 16.0
"""Points from the end of a level line within which the side of a frame begins, and how long that is at least."""
ACROSS, IN_GAP = 1.3, 0.7
"""Times the size of its characters that a strike through a word is long, since a stroke of one character is not; and
that it is long where no word was read."""
MIDDLE = (0.22, 0.78)
"""Of a word's height within which a strike runs: above and below are rules and underlines."""
THICK = 0.65
"""Of a word's height; thicker ink is a marker or a bar."""
UNDER = 0.75
"""Of a character's breadth that a strike runs through."""
MOST = 0.6
"""Of a word; where more is struck all of it is."""
FARTHEST, NEAR = 5.0, 1.5
"""Times a line's height; words further apart than the first have no word between them that was struck, and what is
nearer to the word before than the second goes on in its sentence."""
BESIDE, PRINT = 0.35, 0.25
"""Of a character's size over and under a strike where the print stands that it runs through, and of the strike's
length along which it stands there: a rule and an underline have none on one side, a dash on neither."""

Mask = NDArray[np.bool_]
_Rule = tuple[float, float, float]
"""Where an upright rule stands, from where to where it goes down."""

_FIGURE = re.compile(r"\d[\d,.]*|.", re.DOTALL)


def without_struck(
    words: Sequence[Word], picture: Picture, lines: Sequence[RulingLine], dpi: float
) -> tuple[list[Word], str]:
    """The words (in pixels of the RGB picture) with the sign for what was not read in place of what is struck out.

    And what is struck out, as far as it was read. Print that is struck so that no word came of it is found between
    the words of its line.
    """
    ink, coloured = _inks(picture)
    level = _level(coloured, SHORTEST * dpi / 72) | _level(ink, SHORTEST_BLACK * dpi / 72)
    level = without_arcs(_without_frames(level, ink, dpi / 72), ink, dpi / 72)
    if not level.any():
        return list(words), ""
    parted = [_parted(word, ink, level) for word in words]
    rules = [(x.x0 * dpi / 72, x.top * dpi / 72, x.bottom * dpi / 72) for x in lines if x.x0 == x.x1]
    found = _with_gaps([word for word, _ in parted], ink, level, rules)
    return found, "".join(lost for _, lost in parted)


def _inks(picture: Picture) -> tuple[Mask, Mask]:
    """What a pen or a printer left, and what of it has a colour."""
    channels = cv2.split(picture)
    bright, dark = (reduce(choose, channels) for choose in (cv2.max, cv2.min))
    colour = cv2.subtract(bright, dark)
    black = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY) < DARK * float(np.percentile(bright[::4, ::4], 80))
    coloured = colour > min(COLOURED + float(np.median(colour[::4, ::4])), 255)
    return np.asarray(black | coloured), np.asarray(coloured)


def _level(ink: Mask, shortest: float) -> Mask:
    """The ink on level runs; a pen's lean a little."""
    thick = cv2.dilate(ink.astype(np.uint8), np.ones((3, 1), np.uint8))
    return np.asarray(cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, max(round(shortest), 3)), np.uint8)) > 0)


def _without_frames(level: Mask, ink: Mask, scale: float) -> Mask:
    """Without the level sides of frames, as a black seal's: an upright one begins or ends at theirs."""
    side, near = round(SIDE * scale), round(CORNER * scale)
    upright = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_OPEN, np.ones((side, 1), np.uint8)) > 0
    count, labels, stats, _ = components(level.astype(np.uint8))
    kept = np.ones(count, dtype=bool)
    kept[0] = False
    for i, (x, top, width, height, _) in enumerate(stats):
        for end in (x, x + width) if i else ():
            columns = slice(max(end - near, 0), end + near)
            above = upright[max(top - side // 2, 0) : max(top - near, 0), columns].any()
            below = upright[top + height + near : top + height + side // 2, columns].any()
            kept[i] &= bool(above) == bool(below)
    return np.asarray(kept[labels])


def _struck_columns(place: Box, size: float, ink: Mask, level: Mask) -> tuple[Mask, int]:
    """For each column of a line's box and some room beside it whether a thin strike runs through; the first column."""
    height = place.bottom - place.top
    left = max(round(place.x0 - ACROSS * size), 0)
    top, bottom = (max(round(place.top + share * height), 0) for share in MIDDLE)
    band = level[top:bottom, left : round(place.x1 + ACROSS * size)]
    whole = level[max(round(place.top), 0) : round(place.bottom), left : left + band.shape[1]]
    columns = np.asarray(band.any(axis=0) & (whole.sum(axis=0) <= THICK * height))
    kept = np.zeros_like(columns)
    for start, end in _runs(columns):
        over = range(max(start, round(place.x0) - left), min(end, round(place.x1) - left))
        kept[start:end] = end - start >= ACROSS * size and _on_print(band, ink, top, left, over, size)
    return kept, left


def _on_print(band: Mask, ink: Mask, top: int, left: int, run: range, size: float) -> bool:
    """Whether there is print right over and right under a strike."""
    sides = [0, 0]
    for x in run:
        rows = np.flatnonzero(band[:, x]) + top
        near = round(BESIDE * size)
        sides[0] += bool(ink[max(rows[0] - near - 2, 0) : max(rows[0] - 2, 0), left + x].any())
        sides[1] += bool(ink[rows[-1] + 3 : rows[-1] + 3 + near, left + x].any())
    return bool(run) and min(sides) >= PRINT * len(run)


def _runs(columns: Mask) -> Iterator[tuple[int, int]]:
    bounds = np.flatnonzero(np.diff(np.concatenate([[0], columns.astype(np.int8), [0]])))
    yield from ((int(a), int(b)) for a, b in zip(bounds[::2], bounds[1::2], strict=True))


def _parted(word: Word, ink: Mask, level: Mask) -> tuple[Word, str]:
    """A word without what is struck out of it, and that."""
    if len(word.edges) != len(word.text) + 1 or not any(c.isalnum() for c in word.text):
        return word, ""
    columns, left = _struck_columns(word.box, size_of(word), ink, level)
    if not columns.any():
        return word, ""
    parts = [(m.span(), _is_struck(columns, left, word, *m.span())) for m in _FIGURE.finditer(word.text)]
    gone = [span for span, struck in parts if struck]
    lost = "".join(word.text[start:end] for start, end in gone)
    if sum(word.edges[end] - word.edges[start] for start, end in gone) >= MOST * (word.box.x1 - word.box.x0):
        return Word(UNREAD, word.box, 0.0), lost
    passed = [] if gone else list(_passed_by(word, columns, left))
    return (_replaced(word, gone or passed), lost) if gone or passed else (word, "")


def _passed_by(word: Word, columns: Mask, left: int) -> Iterator[tuple[int, int]]:
    """Where in a word something is struck that the reader passed by: its place takes up more than a character."""
    for start, end in _runs(columns):
        a, b = max(start + left, word.edges[0]), min(end + left, word.edges[-1])
        if b - a >= IN_GAP * size_of(word):
            at = int(np.searchsorted(word.edges, (a + b) / 2))
            nearer = (a + b) / 2 - word.edges[at - 1] < word.edges[at] - (a + b) / 2
            yield (at - 1, at - 1) if nearer else (at, at)


def _is_struck(columns: Mask, left: int, word: Word, start: int, end: int) -> bool:
    """Whether a strike runs all through what stands between two offsets."""
    a, b = (max(round(word.edges[i]) - left, 0) for i in (start, end))
    return b > a and word.text[start].isalnum() and float(columns[a:b].mean()) >= UNDER


def _replaced(word: Word, gone: Sequence[tuple[int, int]]) -> Word:
    """The word with one sign for each run of what is struck."""
    text, edges, at = "", [word.edges[0]], 0
    for start, end in gone:
        text += word.text[at:start]
        edges += word.edges[at + 1 : start + 1]
        if not text.endswith(UNREAD):
            text += UNREAD
            edges.append(word.edges[end])
        edges[-1] = word.edges[end]
        at = end
    return replace(word, text=text + word.text[at:], edges=(*edges, *word.edges[at + 1 :]))


def _with_gaps(words: list[Word], ink: Mask, level: Mask, rules: Sequence[_Rule]) -> list[Word]:
    """The words; what is struck right behind one of a sentence stands in it, whether or not a word came of it."""
    out, gone = list(words), set()
    for i, j in _neighbours(words, rules):
        gap = _between(words[i].box, words[j].box)
        if words[j].text == UNREAD and gap.x1 - gap.x0 <= NEAR * (words[i].box.bottom - words[i].box.top):
            out[i] = _with_sign(out[i], words[j].box.x1)
            gone.add(j)
        elif _is_struck_out(gap, size_of(words[i]), ink, level):
            out[i] = _with_sign(out[i], gap.x1)
    return [word for i, word in enumerate(out) if i not in gone]


def _with_sign(word: Word, end: float) -> Word:
    box = replace(word.box, x1=max(end, word.box.x1))
    return replace(word, text=word.text + UNREAD, box=box, edges=(*word.edges, box.x1))


def _neighbours(words: Sequence[Word], rules: Sequence[_Rule]) -> Iterator[tuple[int, int]]:
    """The numbers of two words that stand side by side in a line, no upright rule between them; UNREAD begins none."""
    order = sorted(range(len(words)), key=lambda i: words[i].box.x0)
    for place, i in enumerate(order):
        one = words[i].box
        j = next((j for j in order[place + 1 :] if _beside(one, words[j].box)), None)
        if j is None or not words[i].edges or words[j].box.x0 - one.x1 > FARTHEST * (one.bottom - one.top):
            continue
        y = (one.top + one.bottom) / 2
        if not any(one.x1 - 3 <= x <= words[j].box.x0 + 3 and top <= y <= foot for x, top, foot in rules):
            yield i, j


def _between(one: Box, other: Box) -> Box:
    return Box(one.x1, max(one.top, other.top), max(other.x0, one.x1), min(one.bottom, other.bottom))


def _is_struck_out(gap: Box, size: float, ink: Mask, level: Mask) -> bool:
    """Whether a strike runs through print in the blank between two words."""
    columns, left = _struck_columns(gap, size, ink, level)
    return bool(columns[round(gap.x0) - left : round(gap.x1) - left].sum() >= ACROSS * size)


def _beside(one: Box, other: Box) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return other.x0 >= one.x1 and shared >= 0.6 * min(one.bottom - one.top, other.bottom - other.top)
