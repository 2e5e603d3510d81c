"""Cut-outs as exported files show them: the figure marked, no larger than paper or cell can show."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractors.model import Box
from service.blurring import hide
from service.report.marking import is_whole_list

if TYPE_CHECKING:
    from PIL.Image import Image

Json = Mapping[str, Any]

RED = (190, 24, 24)
AIR = 3
"""Pixels between a figure and the box around it."""
DOTS_A_MM = 130 / 25.4
"""Pixels of a cut-out to a millimetre of the page that it was cut from."""
WIDEST = 1080
"""Pixels of a picture on paper at most."""
MILLIMETRES = 160.0
"""What a picture may take of the paper's width."""
CELL = (350, 120)
"""Pixels of a picture in a cell at most."""
AROUND = 560
"""Pixels of a cut-out around its figure that a cell shows."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A cut-out in the store, with its marks: {"cut": box of the figure in its pixels, "size": of the cut-out}."""

    digest: str
    marks: Json


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as a file, its size in pixels."""

    data: bytes
    mime: str
    width: int
    height: int


def on_paper(content: bytes, marks: Json) -> tuple[Drawn, float]:
    """The whole cut-out, and its width on paper in millimetres."""
    image = _opened(content, marks)
    wide = min(image.width / DOTS_A_MM * 1.15, MILLIMETRES)
    factor = min(WIDEST / image.width, 1.0)
    size = round(image.width * factor), max(round(image.height * factor), 1)
    return _file(_marked(image.resize(size), _mark(marks), (0, 0), factor)), round(wide, 1)


def in_cell(content: bytes, marks: Json) -> bytes:
    """The part around the figure as JPEG, of the size that `cell_size` tells."""
    box = _around(marks)
    size = _fitted(box)
    image = _opened(content, marks).crop(box).resize(size)
    return _encoded(_marked(image, _mark(marks), box[:2], size[0] / (box[2] - box[0])), "JPEG", quality=72)


def cell_size(marks: Json) -> tuple[int, int]:
    """The size of the picture in a cell, known without opening it."""
    return _fitted(_around(marks))


def _around(marks: Json) -> tuple[int, int, int, int]:
    """The part of the cut-out that a cell shows, in its pixels."""
    width, height = (max(int(side), 1) for side in marks["size"])
    mark = _mark(marks) or Box(0, 0, width, height)
    wide, tall = min(AROUND, width), mark.bottom - mark.top
    tall = min(tall + 40, AROUND * CELL[1] / CELL[0], height)
    centre = mark.x0 + wide / 2 - 20 if is_whole_list(mark) else (mark.x0 + mark.x1) / 2
    left, top = max(min(centre - wide / 2, width - wide), 0), max(min(mark.top - 20, height - tall), 0)
    return int(left), int(top), min(int(left + wide), width), min(max(int(top + tall), int(top) + 1), height)


def _fitted(box: tuple[int, int, int, int]) -> tuple[int, int]:
    width, height = box[2] - box[0], box[3] - box[1]
    factor = min(CELL[0] / width, CELL[1] / height, 1.0)
    return max(round(width * factor), 1), max(round(height * factor), 1)


def _mark(marks: Json) -> Box | None:
    return Box(*marks["cut"]) if marks.get("cut") else None


def _opened(content: bytes, marks: Json) -> Image:
    """The cut-out; what is personal on it cannot be read."""
    from PIL import Image

    return hide(Image.open(io.BytesIO(content)).convert("RGB"), marks.get("personal", ()))


def _marked(image: Image, mark: Box | None, corner: tuple[int, int], factor: float) -> Image:
    """The picture with the figure's box drawn into it, which begins at `corner` of the cut-out, and is scaled."""
    from PIL import ImageDraw

    if mark:
        left, right = ((x - corner[0]) * factor for x in (mark.x0, mark.x1))
        top, bottom = ((y - corner[1]) * factor for y in (mark.top, mark.bottom))
        most, lowest = image.width - 1, image.height - 1
        begin = min(max(left - AIR, 0), most), min(max(top - AIR, 0), lowest)
        end = max(min(right + AIR, most), begin[0]), max(min(bottom + AIR, lowest), begin[1])
        ImageDraw.Draw(image).rectangle((*begin, *end), outline=RED, width=2)
    return image


def _file(image: Image) -> Drawn:
    """The smaller of a JPEG and a PNG of few colours."""
    kinds = (("image/jpeg", _encoded(image, "JPEG", quality=70)), ("image/png", _encoded(image.quantize(24), "PNG")))
    mime, data = min(kinds, key=lambda kind: len(kind[1]))
    return Drawn(data, mime, image.width, image.height)


def _encoded(image: Image, form: str, **options: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()
