"""Pictures of pages and cut-outs in which what is personal cannot be read."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.model import Box, Evidence
from service.model import PageSize, Report
from service.report.picture import Picture, Pictures
from service.report.rendering import CUT_DPI, MARGIN, ROW_MARGIN, placed, turned_box, turned_size
from service.seen import pictured

if TYPE_CHECKING:
    from PIL.Image import Image

Places = Mapping[tuple[str, int], Sequence[Box]]
"""Where something personal stands, by a file's hash and a page's number, on the page as it lies in the file."""

AIR = 2
"""Pixels around it."""

QUALITY = 75


def blurred(content: bytes, boxes: Iterable[Sequence[float]]) -> bytes:
    """The picture with each of these boxes one flat colour, of which nothing is got back."""
    wanted = list(boxes)
    if not wanted:
        return content
    from PIL import Image

    image = Image.open(io.BytesIO(content))
    form = image.format or "PNG"
    shown = hide(image.convert("RGB"), wanted)
    buffer = io.BytesIO()
    shown.save(buffer, form, **({"quality": QUALITY} if form == "JPEG" else {}))
    return buffer.getvalue()


def hide(image: Image, boxes: Iterable[Sequence[float]]) -> Image:
    """The same picture, each box of one colour: of coarse squares a program could guess the figures."""
    for left, top, right, bottom in boxes:
        box = (
            max(int(left) - AIR, 0),
            max(int(top) - AIR, 0),
            min(int(right) + 1 + AIR, image.width),
            min(int(bottom) + 1 + AIR, image.height),
        )
        width, height = box[2] - box[0], box[3] - box[1]
        if width > 0 and height > 0:
            image.paste(image.crop(box).resize((1, 1)).resize((width, height)), box)
    return image


def on_page(boxes: Iterable[Box], turn: int, upright: tuple[float, float], scale: float) -> list[list[float]]:
    """Boxes of a page as pixels of its upright picture, whose size in points that is."""
    size = turned_size(upright, turn)
    return [_list(turned_box(box, size, turn), scale) for box in boxes]


def on_cut(evidence: Evidence, size: PageSize, boxes: Iterable[Box]) -> list[list[float]]:
    """Boxes of a page as pixels of the cut-out of that evidence; those that lie on it."""
    found = placed(evidence, (size.width, size.height), size.turn)
    return _in_window(found[1], MARGIN, size, boxes) if found else []


def hidden(report: Report, made: Pictures, places: Places) -> Pictures:
    """All pictures of a report, for those who see it as a page of its own."""
    sizes = {(d.name, s.number): (d.sha256, s) for d in report.documents for s in d.page_sizes}
    cuts = dict(made.cuts)
    for number, claim in enumerate(pictured(report)):
        at = sizes.get((claim.evidence.document, claim.evidence.page or 0))
        if at and number in cuts and (boxes := places.get((at[0], at[1].number))):
            cuts[number] = _hidden(cuts[number], on_cut(claim.evidence, at[1], boxes))
    rows = dict(made.rows)
    for (index, place), picture in made.rows.items():
        claim = report.claims[index]
        row = claim.count.rows[place] if claim.count else None
        at = sizes.get((claim.evidence.document, row.page or 0)) if row else None
        if row and row.box and at and (boxes := places.get((at[0], at[1].number))):
            around = turned_box(row.box, (at[1].width, at[1].height), at[1].turn)
            rows[index, place] = _hidden(picture, _in_window(around, ROW_MARGIN, at[1], boxes))
    return replace(made, cuts=cuts, rows=rows, pages=_pages(made, sizes, places))


def _pages(
    made: Pictures, sizes: Mapping[tuple[str, int], tuple[str, PageSize]], places: Places
) -> dict[tuple[str, int], Picture]:
    pages = dict(made.pages)
    for key, picture in made.pages.items():
        at = sizes.get(key)
        if at and (boxes := places.get((at[0], at[1].number))):
            upright = turned_size((at[1].width, at[1].height), at[1].turn)
            pages[key] = _hidden(picture, on_page(boxes, at[1].turn, upright, picture.width / upright[0]))
    return pages


def _in_window(around: Box, margin: float, size: PageSize, boxes: Iterable[Box]) -> list[list[float]]:
    """Boxes as pixels of what is cut out of the page around a box of the upright page."""
    scale = CUT_DPI / 72
    left, top = (max(int((v - margin) * scale), 0) for v in (around.x0, around.top))
    right, bottom = (around.x1 + margin) * scale, (around.bottom + margin) * scale
    upright = (turned_box(box, (size.width, size.height), size.turn) for box in boxes)
    pixels = (_list(box, scale) for box in upright)
    near = (box for box in pixels if box[0] < right and box[2] > left and box[1] < bottom and box[3] > top)
    return [[box[0] - left, box[1] - top, box[2] - left, box[3] - top] for box in near]


def _hidden(picture: Picture, boxes: list[list[float]]) -> Picture:
    return replace(picture, data=blurred(picture.data, boxes)) if boxes else picture


def _list(box: Box, scale: float) -> list[float]:
    return [round(v * scale, 1) for v in (box.x0, box.top, box.x1, box.bottom)]
