"""Level text that is printed across the print of a page, a watermark or a stamp: its letters are no part of what is
said.

Known by what it does: it is much paler than the print or in a stamp's ink, its lines run over the print somewhere, and
it is no figure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from extractors.model import Box
from extractors.pictures.extremes import place
from extractors.pictures.pixels import Picture
from extractors.readers.overlaps import overlapping
from extractors.readers.painted import Colour, Letter, runs_of
from extractors.words.loading import pattern

PALER = 70
"""Grey steps by which a watermark is paler than the print that it runs across."""
MOSTLY = 60
"""Percent: the tone of a wording, since where it runs across print the print is seen instead."""
SHARED = 0.12
"""Of the smaller of two letters that lies on the other: they are printed across one another."""
FEWEST = 2
"""Letters of print that one wording lies across at least; one may be a slip of the page's maker."""
GAP = 1.5
"""Of the size: letters further apart are of two runs."""
TILES = 4
"""Times that a watermark with a figure in it is repeated at least."""
BETWEEN = 2
"""What may be painted between two lines of a stamp."""
LINES = 2.0
"""Of the size: lines further apart are not of one stamp."""
INK = 0.3
"""Of full brightness: by so much the strongest of red, green and blue outdoes the weakest in a stamp's ink."""
_FIGURE = re.compile(r"\d")
_NUMERAL = pattern("readers", "numeral")
_WORD = re.compile(r"[^\W\d_]")

Run = list[Letter]


def watermark(letters: Iterable[Letter], picture: Picture, width: float) -> frozenset[int]:
    """The order numbers of letters that are a level watermark, on a page so many points wide, as its picture shows."""
    level = [one for one in letters if one.angle is not None and not one.text.isspace()]
    across = _across(level)
    if not across:
        return frozenset()
    tones = _Tones(picture, picture.shape[1] / width)
    wordings: dict[str, list[Run]] = defaultdict(list)
    for run in runs_of(level, _goes_on):
        wordings["".join(one.text for one in run)].append(run)
    possible = {text: runs for text, runs in wordings.items() if _may_be_one(text, len(runs))}
    found: set[int] = set()
    marks: list[tuple[str, set[Colour]]] = []
    stamps: list[Run] = []
    for text, runs in possible.items():
        members = [one for run in runs for one in run]
        stamped = _is_stamped(members, across)
        if stamped or _is_paler(members, across, tones):
            found |= {one.order for one in members}
            marks.append((text, {one.colour for one in members}))
            stamps += runs if stamped else []
    # The other lines of a stamp, which lie across little or nothing.
    for run in (run for runs in possible.values() for run in runs):
        if any(_is_beside(run, stamp) for stamp in stamps):
            found |= {one.order for one in run}
    # What the rim of the page cuts off is part of a wording that stands there whole.
    for text, run in ((text, run) for text, runs in wordings.items() for run in runs):
        if any(text in whole and run[0].colour in colours for whole, colours in marks):
            found |= {one.order for one in run}
    return frozenset(found)


def _may_be_one(text: str, times: int) -> bool:
    """Words without a figure, or words that stand there again and again: a figure under another one is a doubt."""
    return bool(_WORD.search(text)) and (times >= TILES or not (_FIGURE.search(text) or _NUMERAL.search(text)))


def _is_beside(run: Run, stamp: Run) -> bool:
    """Whether a run is the line above or below a stamp's: painted right before or after it, of one make, and near."""
    one, other = run[0], stamp[0]
    alike = one.colour == other.colour and one.angle == other.angle and abs(one.size - other.size) < 0.5
    in_turn = min(abs(run[0].order - stamp[-1].order), abs(stamp[0].order - run[-1].order)) <= BETWEEN
    return alike and in_turn and abs(one.box.top - other.box.top) < LINES * one.size


def _goes_on(one: Letter, other: Letter) -> bool:
    """Whether a letter painted after another stands in one line with it."""
    ahead = max(other.box.x0 - one.box.x1, other.box.top - one.box.bottom)
    level = abs(other.box.bottom - one.box.bottom) < 0.5 * one.size or abs(other.box.x1 - one.box.x1) < 0.5 * one.size
    same = one.colour == other.colour and one.angle == other.angle and abs(one.size - other.size) < 0.5
    return same and level and -0.5 * one.size < ahead < GAP * one.size


class _Tones(dict[Letter, float]):
    """How pale letters are, 0..255; looked up in the picture for those that are asked for.

    Its own colour counts where print lies across it; where it shows through, only the picture says how pale it is.
    """

    def __init__(self, picture: Picture, scale: float) -> None:
        super().__init__()
        self._picture = picture
        self._scale = scale

    def __missing__(self, letter: Letter) -> float:
        self[letter] = tone = max(_darkest(self._picture, letter.box, self._scale), _painted(letter.colour))
        return tone


def _darkest(picture: Picture, box: Box, scale: float) -> float:
    """The darkest grey at a letter's place, 0..255."""
    top, bottom, left, right = place(picture, box.x0, box.top, box.x1, box.bottom, scale)
    part = picture[top:bottom, left:right]
    return int(part.sum(axis=2, dtype=np.uint16).min()) / 3 if part.size else 255.0


def _painted(colour: Colour) -> float:
    """The grey that a colour is painted in, 0..255; 0 where it is not known."""
    if colour is None or len(colour) not in (1, 3, 4):
        return 0.0
    bright = 1 - max(colour[3], sum(colour[:3]) / 3) if len(colour) == 4 else sum(colour) / len(colour)
    return 255.0 * bright


def _across(letters: Sequence[Letter]) -> dict[int, list[Letter]]:
    """By a letter's order number, those that lie across it."""
    found: dict[int, list[Letter]] = defaultdict(list)
    for one, other in ((letters[i], letters[j]) for i, j in overlapping([letter.box for letter in letters])):
        if _shared(one.box, other.box) >= SHARED:
            found[one.order].append(other)
            found[other.order].append(one)
    return found


def _is_paler(members: Iterable[Letter], across: Mapping[int, list[Letter]], tones: _Tones) -> bool:
    """Do a wording's letters lie across enough others that are much darker?"""
    others = _under(members, across)
    if len(others) < FEWEST:
        return False
    darker = float(np.percentile([tones[one] for one in members], MOSTLY)) - PALER
    return sum(tones[other] <= darker for other in others) >= FEWEST


def _is_stamped(members: Sequence[Letter], across: Mapping[int, list[Letter]]) -> bool:
    """Do a wording's letters lie in a stamp's ink across enough others that are printed in none?"""
    inked = all(_is_ink(one.colour) for one in members)
    return inked and sum(not _is_ink(other.colour) for other in _under(members, across)) >= FEWEST


def _under(members: Iterable[Letter], across: Mapping[int, list[Letter]]) -> list[Letter]:
    """The other letters that a wording's lie across."""
    own = {one.order for one in members}
    return list({o.order: o for order in own for o in across.get(order, ()) if o.order not in own}.values())


def _is_ink(colour: Colour) -> bool:
    """Whether it is the ink of a stamp: red, blue, violet; in RGB or CMYK."""
    if colour is None or len(colour) not in (3, 4):
        return False
    tones = colour if len(colour) == 3 else [(1 - part) * (1 - colour[3]) for part in colour[:3]]
    return max(tones) - min(tones) > INK


def _shared(one: Box, other: Box) -> float:
    """The share of the smaller box that lies in the other."""
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min((b.x1 - b.x0) * (b.bottom - b.top) for b in (one, other))
    return max(wide, 0.0) * max(high, 0.0) / max(smaller, 1e-6)
