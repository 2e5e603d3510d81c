"""Pictures of the evidence: the row that a figure stands in, and its whole page, upright and with the figure's place.

Rendering a page means running a PDF library on a stranger's file, so it is done in a limited child; what cannot be
rendered is left out and the report says so.
"""

from __future__ import annotations

import io
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.errors import PaperError
from extractors.isolate import Isolated
from extractors.model import Box, Claim, Evidence
from service.model import PageSize, Report

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

CUT_DPI = 130
PAGE_DPI = 88
PAGES_BUDGET = 24
"""Whole pages shown at full sharpness; more of them share the same bytes."""
ROW_SCALE = 0.7
"""Rows of a list are shown smaller than figures."""
ROWS = 60
"""Rows that were not counted of which a picture is shown, in a whole report."""
MARGIN = 14.0
ROOM = 80.0
"""Points above and below a figure at most, where its paragraph is longer than a picture should be."""
TALL = 230.0
"""Points of height at most; of a whole list the top is shown."""
SECONDS = 120


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file in memory, its size in pixels, and in the same pixels the place of the figure, if known."""

    mime: str
    data: bytes
    width: int
    height: int
    mark: Box | None = None


RowKey = tuple[int, int]
"""A claim's index, and the place of a row in its count."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The cut-out of each claim by its index, each page shown by document and number, each claim's place on it.

    `rows` are the rows of counted lists that were not counted, by claim and place in its `count.rows`.
    """

    cuts: Mapping[int, Picture]
    pages: Mapping[tuple[str, int], Picture]
    marks: Mapping[int, Box]
    rows: Mapping[RowKey, Picture] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to render of one page: the evidence of these claims, the page turned by `turn` degrees clockwise."""

    path: Path
    document: str
    number: int
    turn: int
    claims: tuple[tuple[int, Evidence], ...]
    rows: tuple[tuple[RowKey, Box], ...]
    page_dpi: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """One page's share of the pictures."""

    page: Picture
    cuts: tuple[tuple[int, Picture], ...]
    marks: tuple[tuple[int, Box], ...]
    rows: tuple[tuple[RowKey, Picture], ...]


def pictures(report: Report, children: Isolated) -> Pictures:
    """The pictures of all claims that stand on a page, and of rows that were not counted."""
    wanted = _wanted(report)
    futures = [(w, children.submit_within(SECONDS, render, w)) for w in wanted]
    cuts: dict[int, Picture] = {}
    pages: dict[tuple[str, int], Picture] = {}
    marks: dict[int, Box] = {}
    rows: dict[RowKey, Picture] = {}
    for want, future in futures:
        try:
            rendered = future.result()
        except PaperError:
            continue
        if want.claims:
            pages[want.document, want.number] = rendered.page
        rows.update(rendered.rows)
        cuts.update(rendered.cuts)
        marks.update(rendered.marks)
    return Pictures(cuts, pages, marks, rows)


def _wanted(report: Report) -> list[Wanted]:
    """One entry a page that holds evidence or a row to show, in the order of the documents."""
    claims: defaultdict[tuple[str, int], list[tuple[int, Evidence]]] = defaultdict(list)
    for index, claim in enumerate(report.claims):
        if claim.evidence.page is not None:
            claims[claim.evidence.document, claim.evidence.page].append((index, claim.evidence))
    rows = _rows_to_show(report)
    dpi = round(PAGE_DPI * math.sqrt(min(1.0, PAGES_BUDGET / max(len(claims), 1))))
    return [
        Wanted(d.path, d.name, n, _turn(d.page_sizes, n), tuple(claims[d.name, n]), tuple(rows[d.name, n]), dpi)
        for d in report.documents
        for n in sorted({n for name, n in (*claims, *rows) if name == d.name})
    ]


def _rows_to_show(report: Report) -> defaultdict[tuple[str, int], list[tuple[RowKey, Box]]]:
    """Rows that were not counted, by document and page."""
    found: defaultdict[tuple[str, int], list[tuple[RowKey, Box]]] = defaultdict(list)
    left = ROWS
    for index, claim in enumerate(report.claims):
        for place, row in enumerate(claim.count.rows if claim.count else ()):
            if left and not row.counted and row.page is not None and row.box is not None:
                found[claim.evidence.document, row.page].append(((index, place), row.box))
                left -= 1
    return found


def _turn(sizes: Iterable[PageSize], number: int) -> int:
    return next((s.turn for s in sizes if s.number == number), 0)


# In the child


def render(want: Wanted) -> Rendered:
    """The page once as a whole and once for each claim. Raises PaperError."""
    from extractors.pictures import page_picture, page_size

    size = page_size(want.path, want.number)
    sharp = _turned(page_picture(want.path, want.number, CUT_DPI), want.turn)
    scale = sharp.shape[1] / _turned_size(size, want.turn)[0]
    placed = [(i, _placed(e, size, want.turn)) for i, e in want.claims]
    cuts = tuple((i, cut) for i, place in placed if place and (cut := _cut(sharp, scale, place)))
    page = _picture(_scaled(sharp, want.page_dpi / CUT_DPI))
    shrink = page.width / _turned_size(size, want.turn)[0]
    marks = tuple((i, _times(turned_box(e.box, size, want.turn), shrink)) for i, e in want.claims if e.box)
    rows = ((key, _cut(sharp, scale, (None, turned_box(box, size, want.turn)), margin=2)) for key, box in want.rows)
    return Rendered(page, cuts, marks, tuple((key, _smaller(row)) for key, row in rows if row))


def _placed(evidence: Evidence, size: tuple[float, float], turn: int) -> tuple[Box | None, Box] | None:
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


def _turned_size(size: tuple[float, float], turn: int) -> tuple[float, float]:
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


def claims_without(report: Report, made: Pictures) -> tuple[Claim, ...]:
    """Claims on a page of which no picture could be made."""
    return tuple(c for i, c in enumerate(report.claims) if c.evidence.page is not None and i not in made.cuts)
