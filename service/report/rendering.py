"""What runs in the child that draws: a page rendered once, and cut into the pictures that are wanted of it."""

from __future__ import annotations

import hashlib
import io
import math
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.errors import PaperError
from extractors.model import Box, Evidence
from service.report.picture import Picture, Rendered, Wanted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

CUT_DPI = 130
ROW_SCALE = 0.7
"""Rows of a list are shown smaller than figures."""
MARGIN = 14.0
ROW_MARGIN = 2.0
ROOM = 80.0
"""Points above and below a figure at most, where its paragraph is longer than a picture should be."""
TALL = 230.0
"""Points of height at most; of a whole list the top is shown."""


def render(want: Wanted) -> Rendered:
    """The page as a whole, if asked, and once for each figure. Raises PaperError, also where the file changed since."""
    from extractors.pictures.drawing import page_picture, page_size

    if _sha256(want.path) != want.sha256:
        raise PaperError("the file changed after it was read")
    size = page_size(want.path, want.number)
    sharp = _turned(page_picture(want.path, want.number, CUT_DPI), want.turn)
    scale = sharp.shape[1] / turned_size(size, want.turn)[0]
    found = [(i, placed(e, size, want.turn)) for i, e in want.figures]
    cuts = tuple((i, cut) for i, place in found if place and (cut := _cut(sharp, scale, place)))
    page = _picture(_scaled(sharp, want.page_dpi / CUT_DPI)) if want.whole else None
    shrink = page.width / turned_size(size, want.turn)[0] if page else 0
    marks = tuple((i, _times(turned_box(e.box, size, want.turn), shrink)) for i, e in want.figures if page and e.box)
    rows = (
        (key, _cut(sharp, scale, (None, turned_box(box, size, want.turn)), margin=ROW_MARGIN)) for key, box in want.rows
    )
    return Rendered(page, cuts, marks, tuple((key, _smaller(row)) for key, row in rows if row))


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise PaperError(type(error).__name__) from error


def placed(evidence: Evidence, size: tuple[float, float], turn: int) -> tuple[Box | None, Box] | None:
    """The figure's box, and the box of what to show around it, on the upright page in points; None without both."""
    box = turned_box(evidence.box, size, turn) if evidence.box else None
    row = turned_box(evidence.row_box, size, turn) if evidence.row_box else box
    if row is None or box is None:
        return (None, row) if row else None
    around = Box(
        min(row.x0, box.x0),
        max(min(row.top, box.top), box.top - ROOM),
        max(row.x1, box.x1),
        min(max(row.bottom, box.bottom), box.bottom + ROOM, box.top + TALL),
    )
    return box, around


def turned_box(box: Box, size: tuple[float, float], turn: int) -> Box:
    """A box of a page of that size (points) after the page was turned clockwise."""
    width, height = size
    if turn == 90:
        return Box(height - box.bottom, box.x0, height - box.top, box.x1)
    if turn == 180:
        return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
    if turn == 270:
        return Box(box.top, width - box.x1, box.bottom, width - box.x0)
    return box


def turned_size(size: tuple[float, float], turn: int) -> tuple[float, float]:
    """A page's size after it was turned."""
    return (size[1], size[0]) if turn in (90, 270) else size


def _turned(picture: Pixels, turn: int) -> Pixels:
    import numpy as np

    return np.ascontiguousarray(np.rot90(picture, k=-turn // 90))


def _smaller(row: Picture) -> Picture:
    return replace(row, width=round(row.width * ROW_SCALE), height=round(row.height * ROW_SCALE))


def _cut(picture: Pixels, scale: float, placed: tuple[Box | None, Box], margin: float = MARGIN) -> Picture | None:
    """The part of the page to show; None where the box lies beyond the page."""
    box, around = placed
    height, width = picture.shape[:2]
    left, top = (max(int((v - margin) * scale), 0) for v in (around.x0, around.top))
    right = min(math.ceil((around.x1 + margin) * scale), width)
    bottom = min(math.ceil((around.bottom + margin) * scale), height)
    if right <= left or bottom <= top:
        return None
    mark = _times(box, scale) if box else None
    if mark:
        mark = Box(mark.x0 - left, mark.top - top, mark.x1 - left, mark.bottom - top)
    return _picture(picture[top:bottom, left:right], mark)


def _times(box: Box, factor: float) -> Box:
    return Box(*(round(v * factor, 1) for v in (box.x0, box.top, box.x1, box.bottom)))


def _scaled(picture: Pixels, factor: float) -> Any:
    from PIL import Image

    image = Image.fromarray(picture)
    return image.resize(
        (max(round(image.width * factor), 1), max(round(image.height * factor), 1)), Image.Resampling.LANCZOS
    )


def _picture(pixels: Any, mark: Box | None = None) -> Picture:
    """The smaller of a JPEG and a PNG of few colours: photographs and scans make the one, clean print the other."""
    from PIL import Image

    image = pixels if isinstance(pixels, Image.Image) else Image.fromarray(pixels)
    jpeg, png = io.BytesIO(), io.BytesIO()
    image.save(jpeg, "JPEG", quality=58, optimize=True)
    image.quantize(16).save(png, "PNG", optimize=True)
    mime, data = min(("image/jpeg", jpeg.getvalue()), ("image/png", png.getvalue()), key=lambda kind: len(kind[1]))
    return Picture(mime, data, image.width, image.height, mark)
