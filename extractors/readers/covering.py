"""Letters that lie beneath a patch painted over them later, even where other print stands on the patch.

Ink at a letter's place proves nothing where something was typed on top of the patch. The order of painting tells which
letters lie beneath; whether the patch hides at all (it may be clipped away) is told by the letters with nothing on top.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from extractors.model import Box
from extractors.pictures.pixels import Picture
from extractors.readers.overlaps import Rows, overlapping, rows_of
from extractors.readers.painted import Letter, Painted, Point, Stroke
from extractors.readers.rulings import outlines_a_glyph

_CONTRAST = 20
"""Of 255: what differs less from its ground is no print."""

_LEAST = 4.0
"""Points: nothing narrower hides a letter."""

_CORE = (0.15, 0.2)
"""Of a letter's width and height, left off on either side: neighbours and borders reach in there."""

_SAME_PLACE = 0.45
"""Of the smaller letter: two letters whose middles are nearer than this are printed over one another."""

_FULL = 0.85
"""Of its box that a patch fills."""

_MARKS = set(".,，。、:：;；-–—_'\"·")
"""Too small to judge by the middle of their box."""


@dataclass(frozen=True, slots=True)
class _Patch:
    order: int
    box: Box
    points: tuple[Point, ...]


def covered(painted: Painted, picture: Picture, absent: Collection[str] = ()) -> set[int]:
    """The order numbers of letters that patches painted later hide; those of `absent` fonts never leave ink."""
    letters = [letter for letter in painted.letters if not letter.text.isspace()]
    patches = list(_patches(painted))
    if not letters or not patches:
        return set()
    cores, over = rows_of([_core(letter.box) for letter in letters]), _print(painted)
    orders = np.array([letter.order for letter in letters])
    scale = picture.shape[1] / painted.width
    found: set[int] = set()
    for patch in patches:
        under = np.nonzero(_inside(cores, patch.box) & (orders < patch.order))[0]
        beneath = [letters[int(i)] for i in under if _holds(patch, cores[int(i)])]
        telling = [letter for letter in beneath if letter.font not in absent]
        if beneath and _hides(telling, over[over[:, 4] > patch.order], picture, scale):
            found.update(letter.order for letter in beneath)
    return found


def overprinted(letters: Iterable[Letter]) -> set[int]:
    """The order numbers of letters that share their place with another one: which of them counts is not known."""
    level = [one for one in letters if one.angle is not None and not one.text.isspace()]
    pairs = ((level[i], level[j]) for i, j in overlapping([one.box for one in level]))
    return {letter.order for pair in pairs if _clash(*pair) for letter in pair}


def _clash(one: Letter, other: Letter) -> bool:
    if one.text == other.text or abs(one.order - other.order) < 2 or one.angle != other.angle:
        return False
    if {one.text, other.text} & _MARKS:
        return False
    (x, y), (u, v) = _middle(one.box), _middle(other.box)
    wide = min(one.box.x1 - one.box.x0, other.box.x1 - other.box.x0)
    high = min(one.box.bottom - one.box.top, other.box.bottom - other.box.top)
    return abs(x - u) < _SAME_PLACE * wide and abs(y - v) < _SAME_PLACE * high


def _middle(box: Box) -> Point:
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def _patches(painted: Painted) -> Iterator[_Patch]:
    for stroke in painted.strokes:
        box = stroke.box
        large = min(box.x1 - box.x0, box.bottom - box.top) >= _LEAST
        if stroke.filled and not stroke.sheer and large and not _is_print(stroke):
            yield _Patch(stroke.order, box, stroke.points)
        if stroke.thick >= _LEAST and not stroke.filled and not stroke.sheer:
            yield from _marker(stroke)
    for pasted in painted.pictures:
        if pasted.opaque:
            yield _Patch(pasted.order, pasted.box, ())


def _marker(stroke: Stroke) -> Iterator[_Patch]:
    """What a thick line covers, piece by piece."""
    half = stroke.thick / 2
    for (x0, y0), (x1, y1) in pairwise(stroke.points):
        level = abs(y1 - y0) <= abs(x1 - x0)
        dx, dy = (0.0, half) if level else (half, 0.0)
        box = Box(min(x0, x1) - dx, min(y0, y1) - dy, max(x0, x1) + dx, max(y0, y1) + dy)
        yield _Patch(stroke.order, box, ())


def _is_print(stroke: Stroke) -> bool:
    """A character turned into curves; a patch with round corners fills its box."""
    box = stroke.box
    if not outlines_a_glyph(stroke):
        return False
    area = cv2.contourArea(np.array(stroke.points, dtype=np.float32).reshape(-1, 1, 2))
    return area < _FULL * (box.x1 - box.x0) * (box.bottom - box.top)


def _print(painted: Painted) -> Rows:
    """What can leave ink on a patch: boxes and, fifth, the order of painting."""
    things = [(one.box, one.order) for one in painted.letters if not one.text.isspace() and not one.invisible]
    things += [(one.box, one.order) for one in painted.strokes if _is_print(one)]
    things += [(one.box, one.order) for one in painted.pictures]
    return np.array([(b.x0, b.top, b.x1, b.bottom, order) for b, order in things], dtype=np.float64).reshape(-1, 5)


def _core(box: Box) -> Box:
    dx, dy = _CORE[0] * (box.x1 - box.x0), _CORE[1] * (box.bottom - box.top)
    return Box(box.x0 + dx, box.top + dy, box.x1 - dx, box.bottom - dy)


def _inside(cores: Rows, box: Box) -> npt.NDArray[np.bool_]:
    x, y = (cores[:, 0] + cores[:, 2]) / 2, (cores[:, 1] + cores[:, 3]) / 2
    inside: npt.NDArray[np.bool_] = (x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom)
    return inside


def _holds(patch: _Patch, core: npt.NDArray[np.float64]) -> bool:
    """Is the middle inside the shape itself, not only in the box around it?"""
    if len(patch.points) < 3:
        return True
    outline = np.array(patch.points, dtype=np.float32).reshape(-1, 1, 2)
    middle = (float(core[0] + core[2]) / 2, float(core[1] + core[3]) / 2)
    return cv2.pointPolygonTest(outline, middle, False) >= 0


def _hides(beneath: list[Letter], over: Rows, picture: Picture, scale: float) -> bool:
    """Do more of the letters beneath, as far as nothing stands on top of them, leave no ink than do?"""
    gone = there = 0
    for letter in beneath:
        core = _core(letter.box)
        if letter.text in _MARKS or letter.invisible or _touched(core, over):
            continue
        blank = _is_blank(picture, core, scale)
        gone, there = gone + blank, there + (not blank)
    return gone >= there


def _touched(core: Box, over: Rows) -> bool:
    return bool(
        ((over[:, 0] < core.x1) & (over[:, 2] > core.x0) & (over[:, 1] < core.bottom) & (over[:, 3] > core.top)).any()
    )


def _is_blank(picture: Picture, core: Box, scale: float) -> bool:
    rows = slice(max(int(core.top * scale), 0), max(int(core.bottom * scale) + 1, 0))
    part = picture[rows, max(int(core.x0 * scale), 0) : max(int(core.x1 * scale) + 1, 0)]
    return not part.size or int((part.max(axis=(0, 1)).astype(np.int16) - part.min(axis=(0, 1))).max()) < _CONTRAST
