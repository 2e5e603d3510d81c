"""The spot of a claim's number on its page: its digits alone, cut out upright and at full resolution."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

import cv2
import numpy as np

from extractors.model import Box, Claim, Document, Evidence, Matrix, Page
from extractors.page.places import page_of
from extractors.pictures import drawing as pictures
from extractors.recognise.numbers import number
from extractors.recognise.rapid import Picture
from extractors.text.folding import fold

DPI = 300.0
ROOM = 0.35
"""Of the line's height: blank taken in on either side, as far as no neighbour stands there."""
_NUMERAL = re.compile(r"\d(?:[\d,. ]*\d)?")


@dataclass(frozen=True, slots=True)
class Spot:
    """A printed number: its digits as first read, their value, and an RGB crop of just them."""

    text: str
    value: Decimal
    crop: Picture


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    left: float
    right: float
    top: float
    bottom: float


def spot(claim: Claim, document: Document) -> Spot | None:
    """Where the digits of a claim stand; None without a box, without digits, or where they do not make its value."""
    proof = claim.evidence
    page = page_of(document, proof.page)
    if page is None or proof.box is None or claim.count is not None:
        return None
    around = in_reading_space(proof.box, page.to_page)
    for line in _lines(_inside(_characters(page), around)):
        for start, end, value in _numerals(line, claim.value):
            box = _with_room(line[start:end], page)
            return Spot("".join(c.text for c in line[start:end]), value, _cut(document, page, box))
    return None


def line_at(proof: Evidence, document: Document) -> Picture | None:
    """The picture of the quoted words, upright, of their first line; None without a box on a page."""
    page = page_of(document, proof.page)
    if page is None or proof.box is None:
        return None
    line = next(_lines(_inside(_characters(page), in_reading_space(proof.box, page.to_page))), None)
    return _cut(document, page, _with_room(line, page)) if line else None


def _characters(page: Page) -> Iterator[_Character]:
    for word in page.words:
        size, box = len(word.text), word.box
        known = len(word.edges) == size + 1
        edges = word.edges if known else [box.x0 + (box.x1 - box.x0) * i / size for i in range(size + 1)]
        for i, character in enumerate(word.text):
            yield _Character(character, edges[i], edges[i + 1], box.top, box.bottom)


def _inside(characters: Iterable[_Character], box: Box) -> list[_Character]:
    return [
        c
        for c in characters
        if box.x0 - 0.5 <= (c.left + c.right) / 2 <= box.x1 + 0.5
        and box.top - 0.5 <= (c.top + c.bottom) / 2 <= box.bottom + 0.5
    ]


def _lines(characters: list[_Character]) -> Iterator[list[_Character]]:
    """Characters side by side, line by line."""
    rows = sorted(characters, key=lambda c: (c.top + c.bottom) / 2)
    number_of, last = 0, None
    numbered = []
    for character in rows:
        middle = (character.top + character.bottom) / 2
        if last is not None and middle - last > 0.5 * (character.bottom - character.top):
            number_of += 1
        last = middle
        numbered.append((number_of, character))
    for _, group in groupby(numbered, key=lambda pair: pair[0]):
        yield sorted((c for _, c in group), key=lambda c: c.left)


def _numerals(line: list[_Character], value: Decimal) -> Iterator[tuple[int, int, Decimal]]:
    """The runs of digits that make the claim's value but for a power of ten: 万, %, a header's unit."""
    for match in _NUMERAL.finditer(fold("".join(c.text for c in line))):
        own = number(match.group())
        if own and value and (value / own).normalize().as_tuple().digits == (1,):
            yield match.start(), match.end(), own


def _with_room(digits: list[_Character], page: Page) -> Box:
    """The box of the digits, in reading space, with as much blank beside them as is free."""
    first, last = digits[0], digits[-1]
    top, bottom = min(c.top for c in digits), max(c.bottom for c in digits)
    room = ROOM * (bottom - top)
    beside = [c for c in _characters(page) if min(c.bottom, bottom) - max(c.top, top) > 0.3 * (bottom - top)]
    before = max((c.right for c in beside if c.right <= first.left + 0.1), default=-1e9)
    after = min((c.left for c in beside if c.left >= last.right - 0.1), default=1e9)
    left = max(first.left - room, min(first.left, (before + first.left) / 2))
    right = min(last.right + room, max(last.right, (after + last.right) / 2))
    return Box(left, top - 0.12 * (bottom - top), right, bottom + 0.12 * (bottom - top))


def in_reading_space(box: Box, to_page: Matrix) -> Box:
    """The box in reading space whose outline in page space is `box`.

    An outline around a tilted box is larger than it; its own size follows from
    how far a step across and a step down reach on the page.
    """
    way = np.array(to_page, dtype=np.float64).reshape(3, 3)
    back = np.linalg.inv(way)
    middle = back @ np.array([(box.x0 + box.x1) / 2, (box.top + box.bottom) / 2, 1.0])
    x, y = middle[:2] / middle[2]
    reach = np.abs(np.column_stack([_step(way, x, y, 1, 0), _step(way, x, y, 0, 1)]))
    width, height = np.linalg.lstsq(reach, np.array([box.x1 - box.x0, box.bottom - box.top]), rcond=None)[0]
    width, height = max(float(width), 1.0), max(float(height), 1.0)
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _step(
    way: np.ndarray[tuple[int, ...], np.dtype[np.float64]], x: float, y: float, dx: float, dy: float
) -> list[float]:
    """Where a short step in reading space leads on the page."""
    ends = []
    for sign in (-0.5, 0.5):
        point = way @ np.array([x + sign * dx, y + sign * dy, 1.0])
        ends.append(point[:2] / point[2])
    return [float(v) for v in ends[1] - ends[0]]


def _cut(document: Document, page: Page, box: Box) -> Picture:
    """What the page shows in a box of reading space, upright, at `DPI`."""
    dpi = pictures.usable_dpi(document.path, page.number, DPI)
    whole = pictures.page_picture(document.path, page.number, dpi)
    scale = dpi / 72
    width, height = max(4, round((box.x1 - box.x0) * scale)), max(4, round((box.bottom - box.top) * scale))
    enter = np.array([[1 / scale, 0, box.x0], [0, 1 / scale, box.top], [0, 0, 1]])
    way = np.diag([scale, scale, 1.0]) @ np.array(page.to_page, dtype=np.float64).reshape(3, 3) @ enter
    cut = cv2.warpPerspective(
        whole, way, (width, height), flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(cut, dtype=np.uint8)
