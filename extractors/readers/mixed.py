"""A page with a text layer and with text that is only a picture: both are read and put together.

Scanned tables under a typed header, a pasted licence, text turned into curves: the text layer does not
have them, so those parts of the page are recognised and their words added to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from extractors.model import IDENTITY, Box, Matrix, Page, Reader, RulingLine, Word
from extractors.page.places import map_box
from extractors.pictures.pixels import Picture
from extractors.readers.painted import Painted
from extractors.readers.rulings import outlines_a_glyph
from extractors.readers.seen import Seen
from extractors.readers.unexplained import unexplained
from extractors.readers.words import turned_line

if TYPE_CHECKING:
    from extractors.recognise.engines import Engines

_CONSIDERABLE = 0.015
"""Of the page: a smaller picture is a logo, unless it covers letters."""

_MARGIN = 3.0
"""Points around stray print that are shown to the engine with it."""

_LOW = 8.0
"""Points: no line of text fits into less."""

_INK = 110
"""Grey value, in the red channel, so that seals do not count as text."""


def read_pasted(page: Page, painted: Painted, found: Seen, picture: Picture, dpi: float, engines: Engines) -> Page:
    """`page` with the words and rules of its pictures added, and of whatever print its text layer does not
    account for; unchanged where there is none."""
    pasted = regions(painted)
    boxes = [box for box in pasted if _has_ink(picture, dpi, box, page)]
    page = _with_stamps(page, [box for box in pasted if box not in boxes], picture, dpi, engines)
    known = [
        *boxes,
        *(letter.box for letter in (*found.shown, *found.struck, *found.pale)),
        *(item.box for item in painted.pictures),
    ]
    rules = (turned_line(line, page.to_page) for line in page.ruling_lines)
    boxes += [_wider(box) for box in unexplained(picture, dpi, known, rules)]
    if not boxes:
        return page
    from extractors.recognise.pages import recognise

    read = recognise(_only(picture, dpi, boxes, page), dpi, page.number, engines.first, engines.threads)
    return merged(page, read) if read.words or read.stamps else page


def _with_stamps(page: Page, boxes: list[Box], picture: Picture, dpi: float, engines: Engines) -> Page:
    """The page with what stamps say that are pasted on it as pictures of coloured ink alone."""
    if not boxes or engines.first is not Reader.RAPIDOCR:
        return page
    from extractors.recognise import seals, stamps

    shown = _only(picture, dpi, boxes, page)
    found = stamps.words(shown, seals.find(shown, dpi), dpi, engines.threads)
    back = _product(_inverse(page.to_page), (72 / dpi, 0.0, 0.0, 0.0, 72 / dpi, 0.0, 0.0, 0.0, 1.0))
    return replace(page, stamps=tuple(replace(word, box=map_box(word.box, back), edges=()) for word in found))


def regions(painted: Painted) -> list[Box]:
    """Parts of the page, in page space, whose text the text layer cannot have."""
    edge = Box(0, 0, painted.width, painted.height)
    pasted = [box for box in (_clipped(item.box, edge) for item in painted.pictures) if box]
    outlined = [stroke.box for stroke in painted.strokes if outlines_a_glyph(stroke)]
    curves = [box for box in _grouped(outlined, 15.0) if sum(_inside(part, box) for part in outlined) >= 8]
    least = _CONSIDERABLE * painted.width * painted.height
    covering = [box for box in pasted if _covers_letters(box, painted)]
    return [
        box
        for box in _grouped([*pasted, *curves], 2.0)
        if _area(box) >= least or any(_inside(part, box) for part in (*covering, *curves))
        if min(box.x1 - box.x0, box.bottom - box.top) >= _LOW
    ]


def _wider(box: Box) -> Box:
    return Box(box.x0 - _MARGIN, box.top - _MARGIN, box.x1 + _MARGIN, box.bottom + _MARGIN)


def _covers_letters(box: Box, painted: Painted) -> bool:
    opaque = any(item.opaque and item.box == box for item in painted.pictures)
    return opaque and any(_inside(letter.box, box) for letter in painted.letters)


def _clipped(box: Box, edge: Box) -> Box | None:
    cut = Box(max(box.x0, edge.x0), max(box.top, edge.top), min(box.x1, edge.x1), min(box.bottom, edge.bottom))
    return cut if cut.x0 < cut.x1 and cut.top < cut.bottom else None


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _inside(inner: Box, outer: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


def _near(one: Box, other: Box, gap: float) -> bool:
    return (
        one.x0 - gap <= other.x1
        and other.x0 - gap <= one.x1
        and one.top - gap <= other.bottom
        and other.top - gap <= one.bottom
    )


def _grouped(boxes: Iterable[Box], gap: float) -> list[Box]:
    """Boxes that touch, or nearly, put together: a scan cut into strips, the characters of a line."""
    groups: list[Box] = []
    for box in sorted(boxes, key=lambda b: (b.top, b.x0)):
        around = box
        while near := [group for group in groups if _near(group, around, gap)]:
            groups = [group for group in groups if group not in near]
            around = Box(
                min(b.x0 for b in (around, *near)),
                min(b.top for b in (around, *near)),
                max(b.x1 for b in (around, *near)),
                max(b.bottom for b in (around, *near)),
            )
        groups.append(around)
    return groups


def _pixels(box: Box, dpi: float, picture: Picture) -> tuple[slice, slice]:
    scale, (height, width) = dpi / 72, picture.shape[:2]
    rows = slice(max(int(box.top * scale), 0), min(int(box.bottom * scale) + 1, height))
    return rows, slice(max(int(box.x0 * scale), 0), min(int(box.x1 * scale) + 1, width))


def _has_ink(picture: Picture, dpi: float, box: Box, page: Page) -> bool:
    """Some, but not all, of the region is dark beside the words that the text layer has."""
    dark = _only(picture, dpi, [box], page)[_pixels(box, dpi, picture)][:, :, 0] < _INK
    return bool(dark.size) and 0.0005 < float(dark.mean()) < 0.9


def _only(picture: Picture, dpi: float, boxes: list[Box], page: Page) -> Picture:
    """The picture with nothing on it but these regions, the words that the text layer has wiped out."""
    canvas = np.full_like(picture, 255)
    for box in boxes:
        canvas[_pixels(box, dpi, picture)] = picture[_pixels(box, dpi, picture)]
    for place in (map_box(word.box, page.to_page) for word in page.words):
        if any(_near(place, box, 72 / dpi) for box in boxes):  # all else is blank
            part = canvas[_pixels(place, dpi, picture)]
            if part.size:
                part[:] = np.percentile(part, 90, axis=(0, 1)).astype(np.uint8)
    return canvas


def merged(page: Page, read: Page) -> Page:
    """The words of both in one reading space: that of the recognised part where it runs another way and says more."""
    if _turns(read.to_page) and _letters(read) > _letters(page):
        return _joined(replace(read, notes=(*page.notes, *read.notes)), page)
    return replace(_joined(page, read), reader=page.reader)


def _turns(matrix: Matrix) -> bool:
    """Does the way lead through more than a few degrees?"""
    return abs(matrix[1]) > 0.2 or matrix[0] < 0


def _letters(page: Page) -> int:
    return sum(len(word.text) for word in page.words)


def _joined(base: Page, other: Page) -> Page:
    way = _product(_inverse(base.to_page), other.to_page)
    taken = [word.box for word in base.words]
    added = [_moved(word, way, other) for word in other.words]
    return replace(
        base,
        words=(*base.words, *(word for word in added if not any(_overlap(word.box, box) > 0.5 for box in taken))),
        ruling_lines=(*base.ruling_lines, *_lines(other.ruling_lines, way)),
        notes=(*base.notes, *(note for note in other.notes if note not in base.notes)),
        stamps=(*base.stamps, *(_moved(word, way, other) for word in other.stamps)),
    )


def _moved(word: Word, way: Matrix, page: Page) -> Word:
    """A word in another reading space, and who read it."""
    if _same(way):
        return replace(word, reader=word.reader or page.reader)
    return replace(word, box=map_box(word.box, way), edges=(), reader=word.reader or page.reader)


def _lines(lines: Iterable[RulingLine], way: Matrix) -> list[RulingLine]:
    found = []
    for line in lines:
        if _same(way):
            found.append(line)
            continue
        moved = turned_line(line, way)
        if moved.x1 - moved.x0 >= moved.bottom - moved.top:
            middle = (moved.top + moved.bottom) / 2
            found.append(RulingLine(moved.x0, middle, moved.x1, middle))
        else:
            middle = (moved.x0 + moved.x1) / 2
            found.append(RulingLine(middle, moved.top, middle, moved.bottom))
    return found


def _overlap(one: Box, other: Box) -> float:
    """The shared part of the smaller box."""
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(wide, 0) * max(high, 0) / max(min(_area(one), _area(other)), 1e-6)


def _same(matrix: Matrix) -> bool:
    return bool(np.allclose(matrix, IDENTITY, atol=1e-6))


def _product(one: Matrix, other: Matrix) -> Matrix:
    """First `other`, then `one`."""
    return _flat(np.reshape(one, (3, 3)) @ np.reshape(other, (3, 3)))


def _inverse(matrix: Matrix) -> Matrix:
    return _flat(np.linalg.inv(np.reshape(matrix, (3, 3))))


def _flat(square: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Matrix:
    a, b, c, d, e, f, g, h, i = (float(value) for value in (square / square[2, 2]).ravel())
    return (a, b, c, d, e, f, g, h, i)
