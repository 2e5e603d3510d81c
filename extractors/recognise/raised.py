"""An m behind a figure or in brackets that bears a small raised mark is a square metre: the recogniser lost its 2."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.model import Word
from extractors.recognise.rapid import Picture
from extractors.recognise.ruling import ink_mask
from extractors.words.loading import pattern

BEHIND = 0.12
"""Of the line's height, how far behind its letter the mark may stand."""
ABOVE = 0.15
"""Of the same, how far above the box of the line."""
LOWEST = 0.5
"""Of the letter's height, down to where the mark may reach …"""
LEAST = 0.25
"""… and how high it is, or stands out of the letter."""

_METRE = pattern("recognise", "metre")
_SQUARE = ("㎡", "m²")
"""In the place of one character, and of two."""

Mask = NDArray[np.uint8]


def with_squares(words: Iterable[Word], picture: Picture, dpi: float) -> list[Word]:
    """The words (in pixels of the RGB picture), with such letters read as what they are."""
    return [_with_square(word, picture, dpi) if _METRE.search(word.text) else word for word in words]


def _with_square(word: Word, picture: Picture, dpi: float) -> Word:
    if len(word.edges) != len(word.text) + 1:
        return word
    text = word.text
    for match in _METRE.finditer(text):
        start, end = match.span()
        if _is_raised(_letter(picture, word, start, end, dpi), word.edges[end] - word.edges[start]):
            text = text[:start] + _SQUARE[end - start - 1] + text[end:]
    return replace(word, text=text)


def _letter(picture: Picture, word: Word, start: int, end: int, dpi: float) -> Mask:
    """The ink of a letter, of what stands above it and close behind it."""
    height = word.box.bottom - word.box.top
    left, right = word.edges[start], word.edges[end] + BEHIND * height
    room = round(dpi / 6)
    x0, x1 = max(0, int(left) - room), int(np.ceil(right)) + room
    y0, y1 = max(0, int(word.box.top - ABOVE * height) - room), int(np.ceil(word.box.bottom)) + room
    ink = ink_mask(picture[y0:y1, x0:x1], dpi)
    top = max(0, int(word.box.top - ABOVE * height))
    return ink[top - y0 : int(np.ceil(word.box.bottom)) - y0, max(0, int(left)) - x0 : int(np.ceil(right)) - x0]


def _is_raised(ink: Mask, width: float) -> bool:
    """Whether a mark stands to the right above the largest stroke, or that stroke itself rises to the right."""
    count, labels, stats, middles = cv2.connectedComponentsWithStats(ink)
    own = [i for i in range(1, count) if middles[i][0] <= width]
    if not own:
        return False
    letter = max(own, key=lambda i: int(stats[i][cv2.CC_STAT_AREA]))
    others = (i for i in range(1, count) if i != letter)
    marks = (stats[i] for i in others if middles[i][0] > middles[letter][0])
    return any(_above(mark, stats[letter]) for mark in marks) or _rises(labels == letter)


def _above(mark: NDArray[np.int32], letter: NDArray[np.int32]) -> bool:
    top, height = int(letter[cv2.CC_STAT_TOP]), int(letter[cv2.CC_STAT_HEIGHT])
    start, high = int(mark[cv2.CC_STAT_TOP]), int(mark[cv2.CC_STAT_HEIGHT])
    return high >= max(LEAST * height, 2) and start <= top + 1 and start + high <= top + LOWEST * height


def _rises(letter: NDArray[np.bool_]) -> bool:
    """An m is as high on its right as on its left."""
    columns = np.flatnonzero(letter.any(axis=0))
    tops = [int(np.flatnonzero(letter[:, x])[0]) for x in columns]
    half = len(tops) // 2
    if half < 3:
        return False
    left, low = float(np.median(tops[:half])), float(np.flatnonzero(letter.any(axis=1))[-1])
    return sum(left - top >= LEAST * (low - left) for top in tops[half:]) >= max(2, half // 4)
