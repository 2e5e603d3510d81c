"""What is drawn on an Excel sheet and lets nothing through: filled shapes and pictures, with where they lie."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PIL import Image, UnidentifiedImageError

from extractors.readers.packages import Package

_SHEET = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_FILLS = ("solidFill", "gradFill", "pattFill", "blipFill")
_OPEN = ("line", "straightConnector1", "rightBracket", "leftBracket", "bracketPair", "frame")
"""Shapes that have no inside, or none that is filled."""

_THROUGH = 0.7
"""Opaque to less than this, what lies below can be read."""

_SHARE = re.compile(r"(\d+(?:\.\d+)?)(%?)")

_SAMPLED = (48, 48)
_MOST_PIXELS = 60_000_000

Corner = tuple[int, int, int, int]
"""A column and a row, from 0, and how far to go from their corner, in English metric units."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Where something opaque lies: from a corner to a corner, or of a size; `holes` are what a picture leaves clear."""

    start: Corner
    end: Corner | None
    size: tuple[int, int] = (0, 0)
    holes: tuple[tuple[bool, ...], ...] = ()

    def hides(self, x: float, y: float) -> bool:
        """Whether nothing is seen through it at this share of its width and height."""
        if not self.holes:
            return True
        row = self.holes[min(int(y * len(self.holes)), len(self.holes) - 1)]
        return not row[min(int(x * len(row)), len(row) - 1)]


def covers_on(package: Package, part: str) -> tuple[Cover, ...]:
    """The opaque things that are drawn on the sheet of this part."""
    drawings = [r.target for r in package.relations(part).values() if r.kind == "drawing" and not r.external]
    return tuple(cover for drawing in drawings for cover in _of_drawing(package, drawing))


def _of_drawing(package: Package, drawing: str) -> Iterator[Cover]:
    tree, relations = package.tree(drawing), package.relations(drawing)
    for anchor in tree if tree is not None else ():
        item = next((found for name in ("sp", "pic") if (found := anchor.find(_SHEET + name)) is not None), None)
        if item is None or _is_hidden(item):
            continue
        target = relations.get(_blip(item))
        content = package.part(target.target) if target is not None and not target.external else None
        yield from _cover(anchor, item, content)


def _cover(anchor: Any, item: Any, picture: bytes | None) -> Iterator[Cover]:
    holes: tuple[tuple[bool, ...], ...] = ()
    if item.tag == _SHEET + "pic":
        clear = _holes(picture) if picture is not None and item.find(f".//{_A}clrChange") is None else None
        if clear is None or _is_faint(item.find(f".//{_A}blip")):
            return
        holes = clear
    elif not _is_filled(item):
        return
    start, end, extent = (anchor.find(_SHEET + name) for name in ("from", "to", "ext"))
    if start is None and anchor.find(_SHEET + "pos") is None:
        return
    place = _corner(start) if start is not None else (0, 0, *_pair(anchor.find(_SHEET + "pos"), "x", "y"))
    yield Cover(place, None if end is None else _corner(end), _pair(extent, "cx", "cy"), holes)


def _is_hidden(item: Any) -> bool:
    return any(node.get("hidden", "") in ("1", "true") for node in item.iter(_SHEET + "cNvPr"))


def _is_filled(shape: Any) -> bool:
    """By its own fill, else by that of its style."""
    own = shape.find(_SHEET + "spPr")
    kind = own.find(_A + "prstGeom") if own is not None else None
    if kind is not None and kind.get("prst", "") in _OPEN:
        return False
    if own is not None and own.find(_A + "noFill") is not None:
        return False
    fill = next((f for name in _FILLS if own is not None and (f := own.find(_A + name)) is not None), None)
    if fill is not None:
        return not _is_faint(fill)
    style = shape.find(f"{_SHEET}style/{_A}fillRef")
    return style is not None and style.get("idx", "0") not in ("0", "1000")


def _is_faint(fill: Any) -> bool:
    """Whether what lies below shows through."""
    said = [*fill.iter(_A + "alpha"), *fill.iter(_A + "alphaModFix")]
    shares = [_thousandths(node.get("val") or node.get("amt") or "") for node in said]
    return any(share is not None and share < 100_000 * _THROUGH for share in shares)


def _thousandths(share: str) -> float | None:
    """Of a percentage, which Strict Open XML writes out: 40%."""
    match = _SHARE.fullmatch(share)
    return float(match[1]) * (1000 if match[2] else 1) if match else None


def _holes(picture: bytes) -> tuple[tuple[bool, ...], ...] | None:
    """Where a picture lets through what lies below, () where nowhere; None where that is not known."""
    try:
        with Image.open(io.BytesIO(picture)) as image:
            if image.width * image.height > _MOST_PIXELS or image.format in ("WMF", "EMF"):
                return None
            if "A" not in image.getbands() and "transparency" not in image.info:
                return ()
            alpha = image.convert("RGBA").getchannel("A").resize(_SAMPLED)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    values = list(alpha.tobytes())
    width = _SAMPLED[0]
    return tuple(tuple(v < 255 * _THROUGH for v in values[i : i + width]) for i in range(0, len(values), width))


def _blip(item: Any) -> str:
    return next((node.get(_EMBED, "") for node in item.iter(_A + "blip")), "")


def _corner(side: Any) -> Corner:
    column, across, row, down = (_number(side.findtext(_SHEET + n)) for n in ("col", "colOff", "row", "rowOff"))
    return column, row, across, down


def _pair(element: Any, first: str, second: str) -> tuple[int, int]:
    return (_number(element.get(first)), _number(element.get(second))) if element is not None else (0, 0)


def _number(text: str | None) -> int:
    said = (text or "").strip()
    return int(said) if said.lstrip("-").isdigit() else 0
