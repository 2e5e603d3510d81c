"""Figures written one digit a box: equal small boxes in a row are one field, and its digits are read as one number.

Where one of its boxes cannot be read the field comes out as squares, never as the rest of its digits: what is left
of 57.1 is no 5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.model import Box, Word
from extractors.page.boxed import NEXT, UNREAD, Row, gap, height_of, is_box, rows_of, stacked, width_of
from extractors.page.lines import middle
from extractors.recognise.frames import Outlines, outlines
from extractors.recognise.rapid import Picture
from extractors.recognise.ruling import Mask, ink_mask

FULL = 0.7
"""Of its outline that a box encloses, also where a digit touches its frame."""
FRAME = 0.6
"""Of its height that a frame covers in a column of pixels."""
FRAME_ROOM = 4
"""Pixels beside a box in which its frame stands."""
EDGE = 0.05
"""Of its height that is left off a box at top and foot."""
WIDER = 0.15
"""Of a box's width by which two of them stand further apart than the others where a point belongs between."""
TALL = 0.28
"""Of the box's height from which ink is a character; lower ink is a point, or a speck."""
HIGH = 0.35
"""The same, down from its top, until where a character begins."""
SPECK = 0.05
SURE = 0.5
"""The least confidence of a character that is taken."""

Read = Callable[[Sequence[Picture]], Sequence[tuple[str, float]]]
"""Level strips to their text and confidence."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A box with ink, or a point between two of them: from where to where it stands, and its cut-out.

    `point` is None where the boxes stand further apart, as they do for a point, and none was seen.
    """

    left: float
    right: float
    point: bool | None
    cut: Picture
    high: bool = False
    """Whether its ink begins as high as a character's: a point with a speck over it does not."""


def with_boxed(
    words: Sequence[Word], picture: Picture, dpi: float, read: Read, seen: Outlines | None = None
) -> tuple[list[Word], list[Row]]:
    """The words (in pixels of the RGB picture), with one word in place of all that stands in a row of boxes; the rows.

    Rows right under one another may be a table's: their words are one as well, but they are none of the rows.
    `seen` are the picture's outlines, where they were looked for before.
    """
    rows = find(picture, dpi, seen)
    parts = [list(_parts(row, picture, dpi)) for row in rows]
    inked = [(row, part) for row, part in zip(rows, parts, strict=True) if any(p.point is False for p in part)]
    texts = read([_composed(part) for _, part in inked]) if inked else ()
    out, fields = list(words), [row for row in rows if len(row) > 2 and not stacked(row, rows)]
    for (row, part), (text, sure) in zip(inked, texts, strict=True):
        found = _word(row, part, *_settled(part, text, sure, read))
        if row in fields or _is_figure(found.text):
            out = [w for w in out if not _inside(w, row)] + [found]
            fields += [row] if len(row) == 2 and not stacked(row, rows) else []
    return out, fields


def find(picture: Picture, dpi: float, seen: Outlines | None = None) -> list[Row]:
    """The rows of equal boxes side by side, each as the blanks inside its frames, in pixels; `seen` as there."""
    seen = seen or outlines(picture, dpi)
    factor, ink = seen.factor, seen.ink
    rows = rows_of(_boxes(seen, dpi * factor / 72))
    return [
        tuple(Box(b.x0 / factor, b.top / factor, b.x1 / factor, b.bottom / factor) for b in _complete(row, ink))
        for row in rows
    ]


def _boxes(seen: Outlines, scale: float) -> Iterator[Box]:
    for contour, _ in seen.holes():
        x, y, w, h = cv2.boundingRect(contour)
        if is_box(w, h, scale) and cv2.contourArea(contour) >= FULL * (w - 1) * (h - 1):
            yield Box(float(x), float(y), float(x + w), float(y + h))


def _complete(row: Sequence[Box], ink: Mask) -> Iterator[Box]:
    """The boxes with those between them whose frame a digit broke; where nothing of a frame is, a point stands."""
    usual = min(gap(a, b) for a, b in pairwise(row))
    for one, other in pairwise(row):
        yield one
        if gap(one, other) > NEXT * width_of(one) and _has_frame(one, other, ink):
            yield Box(one.x1 + usual, one.top, other.x0 - usual, one.bottom)
    yield row[-1]


def _has_frame(one: Box, other: Box, ink: Mask) -> bool:
    """Whether a line runs over or under the blank between two boxes."""
    left, right = round(one.x1) + FRAME_ROOM, round(other.x0) - FRAME_ROOM
    sides = ((one.top, other.top), (one.bottom, other.bottom))
    bands = (ink[max(round(min(y)) - FRAME_ROOM, 0) : round(max(y)) + FRAME_ROOM, left:right] for y in sides)
    return any(band.size and float(band.any(axis=0).mean()) >= FRAME for band in bands)


def _parts(row: Row, picture: Picture, dpi: float) -> Iterator[_Part]:
    """What stands in the boxes and between them, from left to right."""
    ink = ink_mask(picture, dpi)
    gaps = [gap(a, b) for a, b in pairwise(row)]
    usual = float(np.median(gaps))
    for one, apart, other in zip(row, [*gaps, 0.0], [*row[1:], None], strict=True):
        yield from _inked(picture, ink, one)
        if other is None:
            continue
        between = list(_inked(picture, ink, Box(one.x1, one.top, other.x0, other.bottom)))
        yield from (replace(part, point=part.point or not part.high) for part in between)
        if not between and apart > usual + WIDER * width_of(one):
            yield _Part(one.x1, other.x0, None, np.array(picture[:1, :1]))


def _inked(picture: Picture, ink: Mask, box: Box) -> Iterator[_Part]:
    """The ink in a box, or between two of them, without frames; none where there are specks only."""
    edge = max(1, round(EDGE * height_of(box)))
    top, bottom = round(box.top) + edge, round(box.bottom) - edge
    left, right = max(round(box.x0), 0), round(box.x1)
    inner = ink[top:bottom, left:right]
    if not inner.size:
        return
    own = np.where(_framed(inner, edge)[None, :], 0, inner).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(own)
    height = bottom - top
    pieces = [s for s in stats[1:] if s[3] >= SPECK * height and s[4] >= (SPECK * height) ** 2]
    tall = [s for s in pieces if s[3] >= TALL * height]
    kept = tall or [s for s in pieces if s[1] >= 0.45 * height]
    if kept:
        start, end = min(s[0] for s in kept), max(s[0] + s[2] for s in kept)
        cut = np.array(picture[top:bottom, left + start : left + end])
        yield _Part(left + start, left + end, not tall, cut, any(s[1] < HIGH * height for s in kept))


def _framed(inner: Mask, edge: int) -> NDArray[np.bool_]:
    """The columns at either side in which a frame stands, and those right beside them."""
    full = (inner > 0).mean(axis=0) >= FRAME
    reach = max(2, 3 * edge)
    if len(full) > 2 * reach:
        full[reach:-reach] = False
    return np.asarray(cv2.dilate(full.astype(np.uint8)[None, :], np.ones((1, 3), np.uint8))[0] > 0)


def _composed(parts: Sequence[_Part]) -> Picture:
    """All parts side by side as they would be printed without boxes."""
    height = max(part.cut.shape[0] for part in parts)
    ground = np.percentile(np.concatenate([p.cut.reshape(-1, 3) for p in parts]), 90, axis=0)
    blank = np.tile(ground.astype(np.uint8), (height, max(2, round(0.1 * height)), 1))
    pieces = [blank]
    for part in parts:
        down = height - part.cut.shape[0]
        grown = cv2.copyMakeBorder(part.cut, 0, down, 0, 0, cv2.BORDER_CONSTANT, value=[int(v) for v in ground])
        pieces += [np.asarray(grown, dtype=np.uint8), blank]
    return np.concatenate(pieces, axis=1)


def _settled(parts: Sequence[_Part], text: str, sure: float, read: Read) -> tuple[str, float]:
    """One character for each part; squares where that cannot be."""
    if any(part.point is None for part in parts):
        return UNREAD * len(parts), 1.0
    fitted = _fitted(parts, text)
    if fitted is not None and sure >= SURE:
        return fitted, sure
    single = read([_composed([part]) for part in parts])
    signs = ["." if part.point else one.strip() for part, (one, _) in zip(parts, single, strict=True)]
    least = min((sure for part, (_, sure) in zip(parts, single, strict=True) if not part.point), default=0.0)
    if all(len(sign) == 1 for sign in signs) and least >= SURE:
        return "".join(signs), least
    return UNREAD * len(parts), 1.0


def _fitted(parts: Sequence[_Part], text: str) -> str | None:
    """The text with its points where they stand on paper; None where it has not one character a box."""
    signs = iter(c for c in text if c not in " .,，。·")
    found = ["." if part.point else next(signs, "") for part in parts]
    return "".join(found) if all(found) and next(signs, None) is None else None


def _word(row: Row, parts: Sequence[_Part], text: str, sure: float) -> Word:
    between = [(a.right + b.left) / 2 for a, b in pairwise(parts)]
    edges = (parts[0].left, *between, parts[-1].right)
    inset = 0.12 * height_of(row[0])
    box = Box(edges[0], row[0].top + inset, edges[-1], row[0].bottom - inset)
    return Word(text, box, sure, tuple(float(x) for x in edges))


def _inside(word: Word, row: Row) -> bool:
    """Whether a word was read in or between the boxes."""
    x, y = middle(word.box)
    room = 0.3 * width_of(row[0])
    return row[0].x0 - room <= x <= row[-1].x1 + room and row[0].top <= y <= row[0].bottom


def _is_figure(text: str) -> bool:
    return all(c.isdecimal() or c == "." for c in text)
