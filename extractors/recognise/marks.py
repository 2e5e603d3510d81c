"""Squares to tick, filled and empty, that the reader passes by or takes for characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.model import Box, Word
from extractors.recognise.channels import brightest
from extractors.recognise.components import components
from extractors.recognise.frames import Contour, Outlines, outlines
from extractors.recognise.rapid import Picture
from extractors.words.loading import pattern, word_file

SIDES = (4.2, 15.0)
"""Points; the side of a square."""
SQUARE = 1.35
"""The most that its longer side measures by its shorter one."""
FULL = 0.86
"""Of the outline's area that a square fills."""
FRAME = 4.0
"""Points; both sides of a frame together."""
DARK = 0.5
"""Of the paper's brightness; the black of a square is darker."""
LEAST = 0.55
"""Of its line's height or, where that is less, of the breadth of its characters; a smaller one is a speck."""
SMALL, ROW = 0.4, 2
"""So small may be one of a row of squares to tick: one with so many alike in its line."""
CLOSE = 1.7
"""Times its side from the next such one: nearer ones are strokes of one character; words part two squares."""
HOLE, ROUGH = 2.6, 0.72
"""Points; the side of the blank in the smallest frame, and of its outline's area what such a blank fills."""
ROOM = 1.45
"""Times the breadth of the others that a character has with a square beside it that was passed by."""
LARGE = 0.75
"""Of that breadth; a smaller black patch where a character was read is the character's own strokes."""
EMPTY = "□"
FILLED = "■"
TICKED = "☑"
STROKES, SMALL_STROKES = 0.06, 0.3
"""Of the blank in a frame that a tick covers at least; in a small one."""
_FIRST_CHINESE = "\u2e80"
_SQUARES = "□■☐☑☒√✓▢▣◻◼●○"
"""What a square is read as."""
_CHARACTERS = word_file("recognise").more["like_squares"]
"""What it is taken for as well; each of them may stand there in earnest."""
_FRAMES_IN_WORDS = pattern("recognise", "frame_in_a_word")


@dataclass(frozen=True, slots=True)
class Mark:
    """A square in pixels of the picture."""

    text: str
    box: Box


def find(picture: Picture, dpi: float, seen: Outlines | None = None) -> list[Mark]:
    """The squares of an RGB picture that are black all over, or a thin frame around blank.

    `seen` are its outlines, where they were looked for before.
    """
    seen = seen or outlines(picture, dpi)
    factor, scale = seen.factor, dpi * seen.factor / 72
    found = [*_filled(seen.small, scale), *_frames(seen, scale)]
    return [Mark(m.text, Box(*(v / factor for v in (m.box.x0, m.box.top, m.box.x1, m.box.bottom)))) for m in found]


def _filled(picture: Picture, scale: float) -> Iterable[Mark]:
    grey = brightest(picture)
    ink = np.where(grey < DARK * float(np.percentile(grey[::4, ::4], 90)), 255, 0).astype(np.uint8)
    # No stroke of a character is as broad as a square: opening leaves the squares alone, also from ink that touches.
    side = max(3, round(0.8 * SIDES[0] * scale))
    solid = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    _, _, stats, _ = components(np.asarray(solid, dtype=np.uint8))
    for left, top, width, height, area in stats[1:]:
        if _is_square(width, height, scale) and area >= FULL * width * height:
            yield Mark(FILLED, Box(float(left), float(top), float(left + width), float(top + height)))


def _frames(seen: Outlines, scale: float) -> Iterable[Mark]:
    for contour, around in seen.holes():
        _, _, width, height = cv2.boundingRect(contour)
        x, y, w, h = cv2.boundingRect(around)
        thin = max(w - width, h - height) <= FRAME * scale
        is_small = min(width, height) < SIDES[0] * scale
        least = SIDES[0] - HOLE if is_small else 0.0
        full = (ROUGH if is_small else FULL) * (width - 1) * (height - 1)
        square = _is_square(width, height, scale, least) and _is_square(w, h, scale)
        if thin and square and cv2.contourArea(contour) >= full:
            text = TICKED if _ticked(seen.ink, contour, is_small) else EMPTY
            yield Mark(text, Box(float(x), float(y), float(x + w), float(y + h)))


def _ticked(ink: NDArray[np.uint8], hole: Contour, is_small: bool) -> bool:
    """Whether something is drawn in the blank of a frame, apart from its edge, which is rough around a small one."""
    x, y, w, h = cv2.boundingRect(hole)
    rim, least = (0.25, SMALL_STROKES) if is_small else (0.12, STROKES)
    edge = max(1, round(rim * min(w, h)))
    inside = ink[y + edge : y + h - edge, x + edge : x + w - edge]
    return bool(inside.size) and float((inside > 0).mean()) >= least


def _is_square(width: int, height: int, scale: float, less: float = 0.0) -> bool:
    low, high = (SIDES[0] - less) * scale, SIDES[1] * scale
    return low <= width <= high and low <= height <= high and max(width, height) <= SQUARE * min(width, height)


def marked(words: Sequence[Word], marks: Sequence[Mark]) -> list[Word]:
    """The words of a picture (in its pixels) with the squares that stand in their lines."""
    out = list(words)
    for mark in marks:
        x, y = (mark.box.x0 + mark.box.x1) / 2, (mark.box.top + mark.box.bottom) / 2
        least = SMALL if _in_row(mark, marks) else LEAST
        if any(_covers(w, x, y, 0.0) and mark.box.bottom - mark.box.top < least * size_of(w) for w in out):
            continue  # a speck
        at = next((i for i, w in enumerate(out) if _covers(w, x, y, 0.3 * (mark.box.x1 - mark.box.x0))), None)
        if at is not None:
            several = sum(_covers(out[at], (m.box.x0 + m.box.x1) / 2, y, 0.0) for m in marks) > 1
            out[at] = _with(out[at], mark, x, several)
        elif any(_beside(w, mark) for w in out):
            out.append(Word(mark.text, mark.box, 1.0, (mark.box.x0, mark.box.x1)))
    return out


def _in_row(mark: Mark, marks: Sequence[Mark]) -> bool:
    """Whether squares of the same size stand in its line, apart from it: a character may have several (品)."""
    size = mark.box.bottom - mark.box.top

    def is_alike(other: Mark) -> bool:
        return abs(other.box.bottom - other.box.top - size) < 0.25 * size

    def is_near(other: Mark) -> bool:
        across, down = abs(other.box.x0 - mark.box.x0), abs(other.box.top - mark.box.top)
        return 0 < max(across, down) < CLOSE * size

    alike = [m for m in marks if is_alike(m)]
    return not any(map(is_near, alike)) and sum(abs(m.box.top - mark.box.top) < 0.4 * size for m in alike) > ROW


def size_of(word: Word) -> float:
    """How large the characters of a word are: a found line may be higher than its print."""
    return min(word.box.bottom - word.box.top, _breadth(word) or word.box.bottom - word.box.top)


def _breadth(word: Word) -> float:
    """How broad the characters of a Chinese word are, 0 for any other word."""
    broad = [b - a for (a, b), c in zip(pairwise(word.edges), word.text, strict=False) if c >= _FIRST_CHINESE]
    return float(np.median(broad)) if len(broad) >= 3 else 0.0


def _covers(word: Word, x: float, y: float, room: float) -> bool:
    return word.box.x0 - room <= x <= word.box.x1 + room and word.box.top - room <= y <= word.box.bottom + room


def _beside(word: Word, mark: Mark) -> bool:
    """Whether a square stands right before or behind a word, as high as it."""
    y, size = (mark.box.top + mark.box.bottom) / 2, word.box.bottom - word.box.top
    near = min(abs(word.box.x0 - mark.box.x1), abs(word.box.x1 - mark.box.x0)) <= size
    return near and word.box.top <= y <= word.box.bottom and 0.4 * size <= mark.box.bottom - mark.box.top <= 1.3 * size


def _with(word: Word, mark: Mark, x: float, several: bool) -> Word:
    """The word with the square in it, in place of what it was read as."""
    edges = word.edges
    if len(edges) != len(word.text) + 1:
        return word
    under = [i for i in range(len(word.text)) if mark.box.x0 <= (edges[i] + edges[i + 1]) / 2 <= mark.box.x1]
    read = word.text[under[0]] if len(under) == 1 else ""
    spelt = any(m.start() == under[0] for m in _FRAMES_IN_WORDS.finditer(word.text)) if read else False
    # 回访, 人口: a character that is a frame itself stands alone among others; squares to tick come in rows.
    if read and (read in _SQUARES or (read in _CHARACTERS and (several or under[0] == 0) and not spelt)):
        i = under[0]
        return replace(word, text=word.text[:i] + mark.text + word.text[i + 1 :])
    if under and (mark.text != FILLED or _in_character(word, under[0], mark)):  # its own strokes make a frame
        return word
    i = sum((edges[n] + edges[n + 1]) / 2 < x for n in range(len(word.text)))
    start, end = max(mark.box.x0, edges[max(i - 1, 0)]), min(mark.box.x1, edges[min(i + 1, len(word.text))])
    between = (*edges[:i], start, max(start, end), *edges[i + 1 :])
    return replace(word, text=word.text[:i] + mark.text + word.text[i:], edges=between)


def _in_character(word: Word, at: int, mark: Mark) -> bool:
    """Whether a black patch is where one character alone stands, smaller than it."""
    usual = _breadth(word)
    alone = word.edges[at + 1] - word.edges[at] < ROOM * usual
    return alone and word.text[at] >= _FIRST_CHINESE and mark.box.x1 - mark.box.x0 < LARGE * usual
