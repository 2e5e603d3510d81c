"""A read strip becomes words on the page: an edge for every character, split where the print leaves a wide gap."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extractors.model import Box, Word
from extractors.recognise.quads import inked_columns
from extractors.recognise.rapid import Characters, Picture, Quad
from extractors.words.loading import pattern, word_file

WIDE_GAP = 0.55
"""Blank of this many line heights between two characters ends a word: a full-width blank does …"""
_BLANK_BEHIND, _BLANK_BEFORE = (word_file("recognise").more[name] for name in ("blank_behind", "blank_before"))
_NUMERAL = "0123456789.,"
PARTED = 0.25
"""… or this much where an amount ends that another one or a label follows: columns of a sheet can be that close."""
_AMOUNT_ENDS = pattern("recognise", "amount_ends")
UNUSUAL = 2.0
"""… if it is also this many times the line's usual blank (a title may be l e t t e r s p a c e d)."""


def words(read: Characters, strip: Picture, quad: Quad) -> list[Word]:
    """The words of one strip, in pixels of the picture that `quad` lies in."""
    read = _without_inner_blanks(read)
    text = read.text.rstrip()
    if not text.strip():
        return []
    ink = inked_columns(strip)
    first, last = _extent(ink)
    # The recogniser's columns run a little late: its last character may seem to stand behind the ink.
    middles = np.clip(np.array(read.places[: len(text)]) * strip.shape[1], first + 1, max(last - 1, first + 1))
    blanks = [_blank(ink, a, b) for a, b in pairwise(middles)]
    edges = [first, *((a + b) / 2 for a, b in blanks), last]
    found, start = [], 0
    for cut in [*_cuts(text, blanks, strip.shape[0]), len(text)]:
        inner = [max(edges[start], blanks[start - 1][1] if start else 0.0), *edges[start + 1 : cut]]
        inner.append(blanks[cut - 1][0] if cut < len(text) else edges[cut])
        found += _word(read, start, cut, inner, strip.shape[1], quad)
        start = cut
    return found


def _blank(ink: NDArray[np.bool_], left: float, right: float) -> tuple[float, float]:
    """The longest run of blank columns between two characters' middles; their midpoint where they touch."""
    start, end = int(left), max(int(left) + 1, int(np.ceil(right)))
    columns = np.flatnonzero(ink[start:end]) + start
    if len(columns) == 0:
        return float(start), float(end)
    borders = np.concatenate([[start - 1], columns, [end]])
    gaps = np.diff(borders) - 1
    widest = int(gaps.argmax())
    if gaps[widest] < 1:
        return (left + right) / 2, (left + right) / 2
    return float(borders[widest] + 1), float(borders[widest + 1])


def _extent(ink: NDArray[np.bool_]) -> tuple[float, float]:
    """The first and one past the last inked column; the whole strip where there is no ink."""
    columns = np.flatnonzero(ink)
    return (float(columns[0]), float(columns[-1] + 1)) if len(columns) else (0.0, float(len(ink)))


def _cuts(text: str, blanks: list[tuple[float, float]], height: int) -> list[int]:
    """The offsets at which a new word begins."""
    gaps = [b - a for a, b in blanks]
    usual = float(np.median(gaps)) if gaps else 0.0
    own = [_own_blank(text[i], text[i + 1]) * height for i in range(len(gaps))]
    limit = max(WIDE_GAP * height, UNUSUAL * usual)
    ends = {found.end() - 1 for found in _AMOUNT_ENDS.finditer(text)}
    parted = {i for i in ends if gaps[i] > PARTED * height}
    return [i + 1 for i, gap in enumerate(gaps) if i in parted or gap - own[i] > limit]


_WIDE_BLANK = re.compile(r"(?<=[\u2e80-\u9fff]) (?=\S)|(?<=\S) (?=[\u2e80-\u9fff])")
_SPACED_CODE = re.compile(r"(?<![0-9A-Z])\d{8}(?: ?[0-9A-Z]){10}(?![0-9A-Z])")
"""A credit code, whose letters some print wider than its digits."""
_INNER_BLANK = re.compile(r"(?<=\d\d[.,]) (?=\d)|(?<=\d) (?=[.,]\d)")


def _without_inner_blanks(read: Characters) -> Characters:
    """Without the blanks that the recogniser reads at the point of a number: 621. 1, and beside Chinese characters.

    Between those the print itself says how wide a blank is: 378,291.06 负债合计 are two cells.
    """
    blanks = {match.start() for words in (_INNER_BLANK, _WIDE_BLANK) for match in words.finditer(read.text)}
    codes = _SPACED_CODE.finditer(read.text)
    blanks |= {i for match in codes for i in range(*match.span()) if read.text[i] == " "}
    kept = [i for i in range(len(read.text)) if i not in blanks]
    return Characters(
        "".join(read.text[i] for i in kept),
        tuple(read.confidences[i] for i in kept),
        tuple(read.places[i] for i in kept),
    )


def _own_blank(before: str, behind: str) -> float:
    """The blank, in line heights, that two characters have between them without meaning any."""
    if before in _NUMERAL and behind in _NUMERAL:
        # A faint point leaves a blank in its number: 100 .7
        return 0.35 if before.isdecimal() and behind.isdecimal() else 2.0
    # Full-width punctuation brings half an em of its own.
    return 0.5 if before in _BLANK_BEHIND or behind in _BLANK_BEFORE else 0.0


def _word(read: Characters, start: int, end: int, edges: list[float], width: int, quad: Quad) -> list[Word]:
    """Characters start..end as a word, blanks at its ends left off; none when nothing remains."""
    text = read.text[start:end]
    lead, tail = len(text) - len(text.lstrip()), len(text.rstrip())
    if tail <= lead:
        return []
    part = Characters(text[lead:tail], read.confidences[start + lead : start + tail], ())
    shares = np.maximum.accumulate(np.clip(np.array(edges[lead : tail + 1]) / width, 0, 1))
    top = quad[0] + np.outer(shares, quad[1] - quad[0])
    foot = quad[3] + np.outer(shares, quad[2] - quad[3])
    across = (top[:, 0] + foot[:, 0]) / 2
    box = Box(float(across[0]), float(top[[0, -1], 1].mean()), float(across[-1]), float(foot[[0, -1], 1].mean()))
    return [Word(part.text, box, part.confidence, tuple(float(x) for x in across))]
