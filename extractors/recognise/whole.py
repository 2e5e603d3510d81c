"""A whole page read by tesseract alone: rules taken out first, figures read again as figures.

Chinese is read with chi_sim, mode 4 (of modes 3, 4, 6 and 11 it lost least on ruled
tables: 96-99 % of characters, against 65-92 % for mode 3). What looks like a figure
is then read again with eng, which mistakes fewer digits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

import cv2
import numpy as np

from extractors.model import Box, RulingLine, Word
from extractors.recognise import figure, ruling, tesseract
from extractors.recognise.numbers import digits, number
from extractors.recognise.rapid import Picture
from extractors.recognise.smears import rule_mask
from extractors.recognise.tesseract import Found

LAYOUT = 4
GAP = 0.9
"""Of a line's height: what stands further apart are words of their own."""
UNSURE = 0.6
"""Short words read with less may be figures."""


def words(picture: Picture, lines: Sequence[RulingLine], dpi: float) -> list[Word]:
    """The words of an upright RGB picture, in its pixels; `lines` are its rules in points."""
    clean = unruled(picture, lines, dpi)
    rows: dict[tuple[int, int, int], list[Found]] = defaultdict(list)
    for found in tesseract.read_words(clean, dpi, layout=LAYOUT):
        rows[found.line].append(found)
    borders = [(x.x0 * dpi / 72, x.top * dpi / 72, x.bottom * dpi / 72) for x in lines if x.x0 == x.x1]
    joined = [_joined(run) for row in rows.values() for run in _runs(row, borders)]
    return _figures_again(joined, clean)


def unruled(picture: Picture, lines: Sequence[RulingLine], dpi: float) -> Picture:
    """A copy without its rules; print that touches them stays."""
    near = np.zeros(picture.shape[:2], dtype=np.uint8)
    scale = dpi / 72
    for line in lines:
        ends = [(round(x * scale), round(y * scale)) for x, y in ((line.x0, line.top), (line.x1, line.bottom))]
        cv2.line(near, ends[0], ends[1], 255, max(3, round(5 * scale)))
    return tesseract.without_rules(picture, np.minimum(rule_mask(ruling.ink_mask(picture, dpi), dpi), near))


def _runs(row: list[Found], borders: list[tuple[float, float, float]]) -> Iterable[list[Found]]:
    """The parts of a line that stand close together, with no upright rule between."""
    row = sorted(row, key=lambda w: w.left)
    height = float(np.median([w.bottom - w.top for w in row]))
    run = row[:1]
    for one, other in pairwise(row):
        middle = (other.top + other.bottom) / 2
        ruled = any(one.right - 2 <= x <= other.left + 2 and top <= middle <= foot for x, top, foot in borders)
        if ruled or other.left - one.right > GAP * height:
            yield run
            run = []
        run = [*run, other]
    if run:
        yield run


def _joined(run: list[Found]) -> Word:
    """Tesseract's pieces as one word; a blank stays only between two Latin words."""
    text, edges = "", [run[0].left]
    for piece in run:
        if text and text[-1].isascii() and text[-1].isalpha() and piece.text[0].isascii() and piece.text[0].isalpha():
            text += " "
            edges.append(piece.left)
        step = (piece.right - piece.left) / len(piece.text)
        edges[-1] = min(edges[-1], piece.left) if not text else (edges[-1] + piece.left) / 2
        edges += [piece.left + step * (i + 1) for i in range(len(piece.text))]
        text += piece.text
    edges = [float(x) for x in np.maximum.accumulate(edges)]
    box = Box(edges[0], min(p.top for p in run), edges[-1], max(p.bottom for p in run))
    return Word(text, box, min(p.confidence for p in run), tuple(edges))


def _figures_again(found: list[Word], picture: Picture) -> list[Word]:
    """Words that are or may be figures, each as eng reads it where that makes a number."""
    chosen = [i for i, word in enumerate(found) if _may_be_figure(word)]
    crops = [_crop(found[i], picture) for i in chosen]
    answers = tesseract.read_figures([figure.second_try(crop) for crop in crops])
    for i, (text, confidence) in zip(chosen, answers, strict=True):
        found[i] = _better(found[i], text.strip(".,:;|'\"`-_~ "), confidence)
    return found


def _may_be_figure(word: Word) -> bool:
    signs = len(digits(word.text))
    return signs * 2 >= len(word.text) or (len(word.text) <= 2 and word.confidence < UNSURE)


def _better(word: Word, text: str, confidence: float) -> Word:
    """The reading as a figure in place of the word's; digits that both agree on make it surer."""
    if number(text) is None or (not digits(word.text) and confidence < UNSURE):
        return word
    same = digits(text) == digits(word.text)
    sure = max(confidence, word.confidence) if same else min(confidence, word.confidence, UNSURE)
    step = (word.box.x1 - word.box.x0) / len(text)
    edges = word.edges if len(text) == len(word.text) else [word.box.x0 + step * i for i in range(len(text) + 1)]
    return Word(text, word.box, sure, tuple(edges))


def _crop(word: Word, picture: Picture) -> Picture:
    margin = 0.3 * (word.box.bottom - word.box.top)
    top, left = max(0, int(word.box.top - margin)), max(0, int(word.box.x0 - margin))
    bottom, right = int(word.box.bottom + margin) + 1, int(word.box.x1 + margin) + 1
    return picture[top : max(bottom, top + 4), left : max(right, left + 4)]
