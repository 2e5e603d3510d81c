"""A small digit that stands high behind a figure is the number of a note: 96¹平方米 are no 961."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

import cv2
import numpy as np

from extractors.model import Word
from extractors.recognise.channels import darkest
from extractors.recognise.rapid import Picture

SMALLER = 0.8
"""Of the height of the digits before: a raised one is no higher."""
HIGHER = 0.2
"""Of that height: its foot stands at least so far above theirs."""
LOWER = 0.1
"""Of that height: its head stands no further below theirs."""
DIGIT = 0.35
"""Of the line's height: what is lower is a point, a comma or a speck."""
MOST = 2
"""Digits of a note's number."""
_FIGURE = re.compile(r"(?<![\d.,/-])\d[\d.,]*\d(?![\d.,年月日号室/:：-])")
"""What may bear a note; days, times and numbers of rooms bear none."""
_DECIMALS = (1, 2)
"""Behind the point there are so many; a note's number would make them more, or stand behind it alone."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

Shape = tuple[int, int, int]
"""Left, top, foot: of one piece of ink, in pixels."""


def with_notes(words: Iterable[Word], picture: Picture) -> list[Word]:
    """The words (in pixels of the RGB picture), with the raised digits behind their figures as such."""
    return [_with_notes(word, picture) for word in words]


def _with_notes(word: Word, picture: Picture) -> Word:
    if len(word.edges) != len(word.text) + 1:
        return word
    text = word.text
    for match in (m for m in _FIGURE.finditer(text) if len(m.group().partition(".")[2]) not in _DECIMALS):
        count = _raised(_shapes(picture, word, *match.span()), sum(map(str.isdigit, match.group())))
        start = match.end() - count
        text = text[:start] + text[start : match.end()].translate(_RAISED) + text[match.end() :]
    return replace(word, text=text) if text != word.text else word


def _shapes(picture: Picture, word: Word, start: int, end: int) -> list[Shape]:
    """The digits' ink from left to right; fewer or more pieces than digits where some touch or are broken."""
    box = word.box
    x0, x1 = max(0, int(word.edges[start])), int(np.ceil(word.edges[end]))
    part = picture[max(0, int(box.top)) : int(np.ceil(box.bottom)), x0:x1]
    if part.shape[0] < MOST or part.shape[1] < MOST:
        return []
    _, ink = cv2.threshold(darkest(part), 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    least = DIGIT * part.shape[0] * SMALLER
    tall = (stats[i] for i in range(1, count) if stats[i][cv2.CC_STAT_HEIGHT] >= least)
    return sorted((int(x), int(top), int(top + high)) for x, top, _, high, _ in tall)


def _raised(shapes: Sequence[Shape], digits: int) -> int:
    """How many of the last digits are raised above the foot of those before them."""
    if len(shapes) != digits:
        return 0
    for count in range(min(MOST, digits - 1), 0, -1):
        own = shapes[: digits - count]
        height = float(np.median([foot - top for _, top, foot in own]))
        top, foot = (float(np.median([shape[i] for shape in own])) for i in (1, 2))
        behind = shapes[digits - count :]
        small = all(b - t <= SMALLER * height and b <= foot - HIGHER * height for _, t, b in behind)
        if small and all(t <= top + LOWER * height for _, t, _ in behind):
            return count
    return 0
