"""Level text that is printed pale across the print of a page, a watermark: its letters are no part of what is said.

Known by what it does: it is much paler than the print, its lines run over the print somewhere, and it is no figure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

import cv2
import numpy as np
import numpy.typing as npt

from extractors.model import Box
from extractors.pictures.pixels import Picture
from extractors.readers.painted import Colour, Letter, runs_of

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
CELL = 24.0
"""Points; letters are looked for among those nearby."""
TILES = 4
"""Times that a watermark with a figure in it is repeated at least."""
_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]")

Run = list[Letter]
Sums = npt.NDArray[np.uint16]


def watermark(letters: Iterable[Letter], picture: Picture, width: float) -> frozenset[int]:
    """The order numbers of letters that are a level watermark, on a page so many points wide, as its picture shows."""
    level = [one for one in letters if one.angle is not None and not one.text.isspace()]
    scale = picture.shape[1] / width
    # Its own colour counts where print lies across it; where it shows through, only the picture says how pale it is.
    sums = _sums(picture)
    tones = {one.order: max(_darkest(sums, one.box, scale), _painted(one.colour)) for one in level}
    wordings: dict[str, list[Run]] = defaultdict(list)
    for run in runs_of(level, _goes_on):
        wordings["".join(one.text for one in run)].append(run)
    near = _places(level)
    found: set[int] = set()
    marks: list[tuple[str, set[Colour]]] = []
    for text, runs in wordings.items():
        members = [one for run in runs for one in run]
        tone = float(np.percentile([tones[one.order] for one in members], MOSTLY))
        if _may_be_one(text, len(runs)) and _across(members, near, tones, tone - PALER) >= FEWEST:
            found |= {one.order for one in members}
            marks.append((text, {one.colour for one in members}))
    # What the rim of the page cuts off is part of a wording that stands there whole.
    for text, run in ((text, run) for text, runs in wordings.items() for run in runs):
        if any(text in whole and run[0].colour in colours for whole, colours in marks):
            found |= {one.order for one in run}
    return frozenset(found)


def _may_be_one(text: str, times: int) -> bool:
    """Words without a figure, or words that stand there again and again: a figure under another one is a doubt."""
    return bool(_WORD.search(text)) and (times >= TILES or not _FIGURE.search(text))


def _goes_on(one: Letter, other: Letter) -> bool:
    """Whether a letter painted after another stands in one line with it."""
    ahead = max(other.box.x0 - one.box.x1, other.box.top - one.box.bottom)
    level = abs(other.box.bottom - one.box.bottom) < 0.5 * one.size or abs(other.box.x1 - one.box.x1) < 0.5 * one.size
    same = one.colour == other.colour and one.angle == other.angle and abs(one.size - other.size) < 0.5
    return same and level and -0.5 * one.size < ahead < GAP * one.size


def _sums(picture: Picture) -> Sums:
    """Each pixel's channels added up."""
    red, green, blue = cv2.split(picture)
    return np.asarray(cv2.add(cv2.add(red, green, dtype=cv2.CV_16U), blue, dtype=cv2.CV_16U), dtype=np.uint16)


def _darkest(sums: Sums, box: Box, scale: float) -> float:
    """The darkest grey at a letter's place, 0..255."""
    rows = slice(max(int(box.top * scale), 0), max(int(box.bottom * scale) + 1, 0))
    part = sums[rows, max(int(box.x0 * scale), 0) : max(int(box.x1 * scale) + 1, 0)]
    return int(part.min()) / 3 if part.size else 255.0


def _painted(colour: Colour) -> float:
    """The grey that a colour is painted in, 0..255; 0 where it is not known."""
    if colour is None or len(colour) not in (1, 3, 4):
        return 0.0
    bright = 1 - max(colour[3], sum(colour[:3]) / 3) if len(colour) == 4 else sum(colour) / len(colour)
    return 255.0 * bright


def _places(letters: Iterable[Letter]) -> dict[tuple[int, int], list[Letter]]:
    near: dict[tuple[int, int], list[Letter]] = defaultdict(list)
    for one in letters:
        for column in range(int(one.box.x0 // CELL), int(one.box.x1 // CELL) + 1):
            for row in range(int(one.box.top // CELL), int(one.box.bottom // CELL) + 1):
                near[column, row].append(one)
    return near


def _across(
    members: list[Letter], near: dict[tuple[int, int], list[Letter]], tones: dict[int, float], darker: float
) -> int:
    """How many letters that are darker than so much these letters lie across."""
    own = {one.order for one in members}
    return len(
        {
            other.order
            for one in members
            for spot in _places([one])
            for other in near[spot]
            if other.order not in own and tones[other.order] <= darker and _shared(one.box, other.box) >= SHARED
        }
    )


def _shared(one: Box, other: Box) -> float:
    """The share of the smaller box that lies in the other."""
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min((b.x1 - b.x0) * (b.bottom - b.top) for b in (one, other))
    return max(wide, 0.0) * max(high, 0.0) / max(smaller, 1e-6)
