"""What round seals say that lie as pictures on a page with a text layer; no part of its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from extractors.model import Box, Matrix, Page, Reader, Word
from extractors.page.places import map_box
from extractors.pictures.pixels import Picture
from extractors.readers.painted import Painted

if TYPE_CHECKING:
    from extractors.recognise.engines import Engines

_ACROSS = (40.0, 190.0)
"""Points: in a smaller picture letters along a ring are too small, and no seal is larger."""

_OBLONG = 1.4
"""Times its height that the picture of a round seal is wide, at most."""

_MARGIN = 6.0
"""Points around the picture."""

_INK = 110
"""Grey value, in the red channel, of print that is no seal's."""


def with_seals(page: Page, painted: Painted, picture: Picture, dpi: float, engines: Engines) -> Page:
    """The page with what the seals that are pasted on it say, as far as they are seen; unchanged without any."""
    boxes = [item.box for item in painted.pictures if _may_be_a_seal(item.box)]
    if not boxes or engines.first is not Reader.RAPIDOCR:
        return page
    way = _way(page.to_page, 72 / dpi)
    found = [word for box in boxes for word in _read(picture, box, dpi, engines.threads)]
    return replace(page, seals=(*page.seals, *(replace(w, box=map_box(w.box, way), edges=()) for w in found)))


def _way(to_page: Matrix, scale: float) -> Matrix:
    """From pixels of the picture to reading space."""
    back = np.linalg.inv(np.reshape(to_page, (3, 3))) @ np.diag([scale, scale, 1.0])
    a, b, c, d, e, f, g, h, i = (float(value) for value in (back / back[2, 2]).ravel())
    return (a, b, c, d, e, f, g, h, i)


def _may_be_a_seal(box: Box) -> bool:
    shorter, longer = sorted((box.x1 - box.x0, box.bottom - box.top))
    return _ACROSS[0] <= shorter and longer <= min(_ACROSS[1], _OBLONG * shorter)


def _read(picture: Picture, box: Box, dpi: float, threads: int) -> Iterator[Word]:
    """The writing of the round seals inside a box of the page, each in its place on the whole picture."""
    from extractors.recognise import rings, seals

    scale = dpi / 72
    left, top = max(int((box.x0 - _MARGIN) * scale), 0), max(int((box.top - _MARGIN) * scale), 0)
    part = picture[top : int((box.bottom + _MARGIN) * scale), left : int((box.x1 + _MARGIN) * scale)].copy()
    if not part.size:
        return
    part[part[:, :, 0] < _INK] = 255
    for word in rings.words(part, seals.find(part, dpi), dpi, threads):
        at = word.box
        yield replace(word, box=Box(at.x0 + left, at.top + top, at.x1 + left, at.bottom + top))
