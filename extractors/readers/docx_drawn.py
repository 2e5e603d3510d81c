"""What is drawn in a Word file and seen there: text boxes, pictures as they are cropped, embedded files; once each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from extractors.pictures.crop import WHOLE, Crop
from extractors.readers.docx_math import M
from extractors.readers.docx_styles import A, W
from extractors.readers.docx_unseen import is_off_page

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
BLIP, IMAGE = A + "blip", "{urn:schemas-microsoft-com:vml}imagedata"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_UNSEEN = re.compile(r"visibility\s*:\s*hidden|display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_ON = {"1", "true", "on"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture in the text: its relation's id, its printed width in points, 0 where not said, and its crop."""

    relation: str
    width: float
    crop: Crop = WHOLE


_KNOWN = frozenset(
    {
        f"http://schemas.microsoft.com/office/{part}"
        for part in (
            "word/2006/wordml", "word/2010/wordml", "word/2010/wordprocessingCanvas", "word/2010/wordprocessingDrawing",
            "word/2010/wordprocessingGroup", "word/2010/wordprocessingInk", "word/2010/wordprocessingShape",
            "word/2012/wordml", "word/2015/wordml/symex", "word/2016/wordml/cid", "word/2018/wordml",
            "word/2018/wordml/cex", "word/2020/wordml/sdtdatahash", "drawing/2010/main", "drawing/2014/main",
            "drawing/2014/chartex", "drawing/2015/9/8/chartex", "drawing/2016/ink", "drawing/2017/model3d",
        )
    }
    | {A[1:-1], "urn:schemas-microsoft-com:vml", "http://schemas.openxmlformats.org/officeDocument/2006/math"}
)  # fmt: skip
"""What Word knows of the extensions that a choice may ask for: [MS-DOCX] 2.1; any other choice it passes by."""


def ways(alternatives: etree._Element) -> Iterator[etree._Element]:
    """Of an mc:AlternateContent the choices that Word can take, in their order, then the fallback."""
    for choice in alternatives.findall(MC + "Choice"):
        if all(choice.nsmap.get(name) in _KNOWN for name in choice.get("Requires", "").split()):
            yield choice
    yield from alternatives.findall(MC + "Fallback")


def is_box(element: etree._Element) -> bool:
    """Does this element hold the text of a shape?"""
    return element.tag == W + "txbxContent" or str(element.tag).endswith("}txBody")


def outermost(element: etree._Element, hidden: list[str]) -> list[etree._Element]:
    """Text boxes, picture references and embedded files in a drawing; boxes are not entered, one of two ways taken.

    The words of shapes that are not shown go to `hidden`.
    """
    found: list[etree._Element] = []
    for child in element:
        if _is_unseen(child):
            hidden.append(plain_text(child))
        elif is_box(child) or child.tag in (BLIP, IMAGE) or str(child.tag).endswith("}OLEObject"):
            found.append(child)
        elif child.tag == MC + "AlternateContent":
            found += _one_way(child, hidden)
        else:
            found += outermost(child, hidden)
    return found


def _one_way(element: etree._Element, hidden: list[str]) -> list[etree._Element]:
    """What the first of the ways holds that holds anything, shown or not."""
    before = len(hidden)
    for way in ways(element):
        found = outermost(way, hidden)
        if found or len(hidden) > before:
            return found
    return []


def _is_unseen(shape: etree._Element) -> bool:
    """Is this shape, or group of shapes, switched off?"""
    if _UNSEEN.search(shape.get("style") or "") or is_off_page(shape):
        return True
    return any(item.get("hidden", "").lower() in _ON for item in (shape, *_properties(shape)))


def _properties(shape: etree._Element) -> Iterator[etree._Element]:
    for child in shape:
        name = str(child.tag).rpartition("}")[2]
        if name in ("docPr", "cNvPr"):
            yield child
        elif name.startswith("nv"):
            yield from _properties(child)


def picture(reference: etree._Element, drawing: etree._Element) -> Drawn | None:
    """The picture that an element of a drawing refers to."""
    relation = reference.get(_RELATION + "embed") or reference.get(_RELATION + "id")
    return Drawn(relation, _printed_width(drawing), _crop(reference)) if relation else None


def is_in_place(reference: etree._Element) -> bool:
    """Is an embedded file shown where it stands, and not as an icon?"""
    return reference.get("DrawAspect", "").lower() != "icon"


def embedded(reference: etree._Element) -> str:
    """The relation of an embedded file that is shown in its place, "" where there is none."""
    return (reference.get(_RELATION + "id") or "") if is_in_place(reference) else ""


def _printed_width(element: etree._Element) -> float:
    """In points; a drawing says it in English metric units, 12,700 to the point."""
    extent = next(element.iter(_EXTENT), None)
    said = "" if extent is None else extent.get("cx", "")
    return int(said) / 12700 if said.isdigit() else 0.0


def _crop(reference: etree._Element) -> Crop:
    if reference.tag == IMAGE:
        return Crop(*(_share(reference.get(f"crop{side}", ""), 1.0) for side in ("left", "top", "right", "bottom")))
    above = reference.getparent()
    rectangle = None if above is None else above.find(A + "srcRect")
    if rectangle is None:
        return WHOLE
    return Crop(*(_share(rectangle.get(side, ""), 100_000.0) for side in ("l", "t", "r", "b")))


def _share(said: str, of: float) -> float:
    """A share of a side: in percent, in 65,536ths (f), or in parts `of` one; what is drawn beyond it is no crop."""
    unit = said[-1:] if said[-1:] in ("%", "f") else ""
    try:
        share = float(said.removesuffix(unit)) / {"%": 100.0, "f": 65536.0}.get(unit, of)
    except ValueError:
        return 0.0
    return min(max(share, 0.0), 1.0)


def lines(body: etree._Element, deleted: list[str]) -> str:
    """The text of a shape in a drawing canvas; what is crossed out goes to `deleted`."""
    return "\n".join(line for item in body.iter(A + "p") if (line := _line(item, deleted)).strip())


def _line(paragraph: etree._Element, deleted: list[str]) -> str:
    pieces = []
    for run in paragraph:
        text = "\n" if run.tag == A + "br" else run.findtext(A + "t") or ""
        properties = run.find(A + "rPr")
        if properties is not None and properties.get("strike", "noStrike") != "noStrike":
            deleted.append(text)
        else:
            pieces.append(text)
    return "".join(pieces)


def plain_text(element: etree._Element) -> str:
    """All characters under an element, deleted ones too, for a note."""
    names = (W + "t", W + "delText", M + "t", A + "t")
    return "".join(node.text or "" for node in element.iter(*names))
