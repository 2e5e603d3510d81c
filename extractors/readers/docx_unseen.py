"""Lines, rows, frames and shapes of a Word file that are there and that nobody sees: of no height, or off the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from extractors.readers.docx_styles import A, Styles, W, number, value

_LOW = 80
"""Twips (a twentieth of a point): a line or row of exactly so much shows nothing of its letters."""

_PARTS = 40
"""Of 240 parts of a line: set so close, letters lie over one another."""

_BEFORE_PAGE, _BEYOND_PAGE = -2_500, 20_000
"""Twips from the margin: text that begins so far to the left has left the page, and no page is wide as that."""

_FIXED = "exact"
_OFF_POINTS = (-400.0, 1_500.0)
"""Where on a page, in points, nothing is seen that begins there."""

_EMU = 12_700
"""English metric units to the point."""

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_V = "{urn:schemas-microsoft-com:vml}"
_STYLE = re.compile(r"(?:^|;)\s*(margin-left|margin-top|left|top|z-index|width|height)\s*:\s*(-?[\d.]+)([a-z]*)", re.I)
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "": 1.0}

_NEAR = 40.0
"""Points above or below its paragraph within which a shape lies over the paragraph's own lines."""


def is_unseen_line(paragraph: etree._Element, styles: Styles) -> bool:
    """Is the paragraph set in lines of no height, or off the page?"""
    spacing, indent = styles.lines(paragraph, "spacing"), styles.lines(paragraph, "ind")
    low = _LOW if value(spacing, "lineRule") == _FIXED else _PARTS
    flat = value(spacing, "lineRule") != "atLeast" and 0 < number(spacing, "line") <= low
    starts = [number(indent, name) for name in ("left", "start")]
    return (
        flat
        or any(not _BEFORE_PAGE <= start <= _BEYOND_PAGE for start in starts)
        or is_off(styles.lines(paragraph, "framePr"), "x", "y")
    )


def is_unseen_row(properties: etree._Element | None) -> bool:
    """Is a row (its w:trPr) exactly so low that its letters do not show?"""
    height = None if properties is None else properties.find(W + "trHeight")
    return value(height, "hRule") == _FIXED and 0 <= number(height, "val") <= _LOW


def is_off(frame: etree._Element | None, across: str, down: str) -> bool:
    """Is a frame, or a table that floats (its w:tblpPr), put where no page is?"""
    return any(not _BEFORE_PAGE <= number(frame, name) <= _BEYOND_PAGE for name in (across, down))


def is_off_page(shape: etree._Element) -> bool:
    """Is a shape, of either kind, put where no page is?"""
    if shape.tag == _WP + "anchor":
        places = [float(node.text or 0) / _EMU for node in shape.iter(_WP + "posOffset") if _is_number(node.text)]
    else:
        said = _by_style(shape)
        places = [said[name] for name in ("margin-left", "margin-top", "left", "top") if name in said]
    return any(not _OFF_POINTS[0] <= place <= _OFF_POINTS[1] for place in places)


def covers(paragraph: etree._Element) -> bool:
    """Does a filled shape without words, in front of the text, lie where the paragraph's own lines are?"""
    return any(_lies_over(shape) for shape in _shapes(paragraph))


def _shapes(paragraph: etree._Element) -> Iterator[etree._Element]:
    yield from paragraph.iter(_WP + "anchor", _V + "rect", _V + "roundrect", _V + "shape", _V + "oval")


def _lies_over(shape: etree._Element) -> bool:
    if next(shape.iter(W + "txbxContent"), None) is not None:
        return False
    return _anchored_over(shape) if shape.tag == _WP + "anchor" else _drawn_over(shape)


def _anchored_over(anchor: etree._Element) -> bool:
    """Of DrawingML: filled with a colour, no line, in front, and beside no other place than its paragraph."""
    drawn = next(anchor.iter(_WPS + "spPr"), None)
    if drawn is None or drawn.find(A + "solidFill") is None or anchor.get("behindDoc") in ("1", "true"):
        return False
    down = anchor.find(_WP + "positionV")
    offset = None if down is None else down.findtext(_WP + "posOffset")
    by_paragraph = down is not None and down.get("relativeFrom") in ("paragraph", "line")
    tall = anchor.find(_WP + "extent")
    high = 0.0 if tall is None else float(tall.get("cy", 0)) / _EMU
    return by_paragraph and high > 5 and _is_number(offset) and abs(float(offset or 0)) / _EMU <= _NEAR


def _drawn_over(shape: etree._Element) -> bool:
    """Of VML likewise; `filled` unless it says otherwise."""
    said = _by_style(shape)
    style = shape.get("style", "").replace(" ", "")
    filled = shape.get("filled", "t").lower() not in ("f", "false") and shape.find(_V + "imagedata") is None
    front = "position:absolute" in style and said.get("z-index", 0.0) >= 0 and said.get("height", 0.0) > 5
    to_text = "mso-position-vertical-relative:page" not in style and "relative:margin" not in style
    return filled and front and to_text and abs(said.get("margin-top", 0.0)) <= _NEAR


def _by_style(shape: etree._Element) -> dict[str, float]:
    found = _STYLE.findall(shape.get("style", ""))
    sound = (part for part in found if _is_number(part[1]))
    return {name.lower(): float(said) * _POINTS.get(unit.lower(), 1.0) for name, said, unit in sound}


def _is_number(text: str | None) -> bool:
    try:
        return text is not None and float(text) == float(text)
    except ValueError:
        return False
