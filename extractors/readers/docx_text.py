"""The text of a Word paragraph as it is printed, and what stands beside it: deleted, inserted and hidden text,
text boxes, pictures, notes at the foot.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from extractors.readers.docx_styles import Styles, W, coloured, switched, value
from extractors.readers.symbols import as_shown, symbol

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_DELETED = {W + "del", W + "moveFrom"}
_INSERTED = {W + "ins", W + "moveTo"}
_THROUGH = {
    W + "hyperlink", W + "smartTag", W + "sdt", W + "sdtContent", W + "fldSimple", W + "customXml", W + "bdo",
    W + "dir", W + "ruby", W + "rubyBase", M + "oMath", M + "oMathPara",
}  # fmt: skip
_PLAIN = {
    W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": "",
}  # fmt: skip
_NO_INK = {"\u200b", "\ufeff", "\u00ad", "\u2060"}


@dataclass(slots=True)
class Beside:
    """What was found on the way through paragraphs and is not their text."""

    inserted: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    pictures: list[Drawn] = field(default_factory=list)
    embedded: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture in the text: its relation's id and its printed width in points, 0 where not said."""

    relation: str
    width: float


def paragraph_text(paragraph: etree._Element, styles: Styles, beside: Beside, shaded: bool = False) -> str:
    """The printed text of a w:p; `shaded` when its cell or table may be coloured, so that white text shows."""
    style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
    ground = shaded or coloured(paragraph.find(f"{W}pPr/{W}shd"))
    return "".join(_Walk(styles, beside, style, ground).children(paragraph))


@dataclass(slots=True)
class _Walk:
    """One paragraph's way through its XML."""

    styles: Styles
    beside: Beside
    style: str
    ground: bool

    def children(self, element: etree._Element) -> list[str]:
        return [text for child in element for text in self.one(child)]

    def one(self, element: etree._Element) -> list[str]:
        """The printed pieces of one element inside a paragraph."""
        tag = element.tag
        if tag == W + "r" or tag == M + "r":
            return self.run(element)
        if tag in _INSERTED:
            return self.noted(element, self.beside.inserted)
        if tag in _DELETED:
            self.beside.deleted.append(plain_text(element))
            return []
        if tag == MC + "AlternateContent":
            return self.alternative(element, self.children)
        if tag in _THROUGH or (isinstance(tag, str) and tag.startswith(M)):
            return self.children(element)
        return []

    def noted(self, element: etree._Element, list_: list[str]) -> list[str]:
        pieces = self.children(element)
        list_.append("".join(pieces))
        return pieces

    def alternative(self, element: etree._Element, read: Callable[[etree._Element], list[str]]) -> list[str]:
        """The first choice, or the fallback where that holds nothing: never both, they are the same thing twice."""
        for way in (*element.findall(MC + "Choice"), *element.findall(MC + "Fallback")):
            before = len(self.beside.boxes) + len(self.beside.pictures)
            pieces = read(way)
            if pieces or len(self.beside.boxes) + len(self.beside.pictures) > before:
                return pieces
        return []

    def run(self, run: etree._Element) -> list[str]:
        pieces = self.content(run)
        text = "".join(pieces)
        properties = run.find(W + "rPr")
        if text and self.is_hidden(properties):
            self.beside.hidden.append(text)
            return []
        if text and (switched(properties, "strike") or switched(properties, "dstrike")):
            self.beside.deleted.append(text)  # crossed out by hand: it no longer holds
            return []
        return [text] if text else []

    def content(self, run: etree._Element) -> list[str]:
        font = _symbol_font(run.find(W + "rPr"))
        return [text for child in run for text in self.piece(child, font)]

    def piece(self, element: etree._Element, font: str) -> list[str]:
        tag = element.tag
        if tag in (W + "t", M + "t"):
            text = "".join(char for char in element.text or "" if char not in _NO_INK)
            return [as_shown(text, font) if font else text]
        if tag == W + "br" and value(element, "type") in ("page", "column"):
            return ["\n"]
        if tag in _PLAIN:
            return [_PLAIN[tag]]
        if tag == W + "sym":
            return [_symbol(element)]
        if tag == W + "fldChar":
            return [_form_field(element)]
        if tag == W + "delText":
            self.beside.deleted.append(element.text or "")
            return []
        if tag == MC + "AlternateContent":
            return self.alternative(element, lambda way: [t for child in way for t in self.piece(child, font)])
        if tag == W + "ruby":
            return [text for base in element.findall(W + "rubyBase") for text in self.children(base)]
        if tag in (W + "drawing", W + "pict", W + "object"):
            self.drawing(element)
        return []

    def drawing(self, element: etree._Element) -> None:
        """Text boxes, pictures and embedded files are kept for later, each once."""
        for node in _outermost(element):
            if node.tag == W + "txbxContent":
                self.beside.boxes.append(node)
            elif node.tag in (_BLIP, _IMAGE):
                relation = node.get(_RELATION + "embed") or node.get(_RELATION + "id")
                if relation:
                    self.beside.pictures.append(Drawn(relation, _printed_width(element)))
            elif node.get(_RELATION + "id"):
                self.beside.embedded.append(node.get(_RELATION + "id") or "")

    def is_hidden(self, properties: etree._Element | None) -> bool:
        """Hidden by a switch of the run or its styles, white on white, or of no size."""
        said = switched(properties, "vanish")
        if said is None:
            said = self.styles.hides(value(None if properties is None else properties.find(W + "rStyle")))
        if said is None:
            said = self.styles.hides(self.style)
        return bool(said) or (properties is not None and (self.is_white(properties) or _is_tiny(properties)))

    def is_white(self, properties: etree._Element) -> bool:
        colour = value(properties.find(W + "color")).lower() == "ffffff"
        marked = value(properties.find(W + "highlight")) not in ("", "none", "white")
        return colour and not (self.ground or marked or coloured(properties.find(W + "shd")))


def _is_tiny(properties: etree._Element) -> bool:
    size = value(properties.find(W + "sz"))
    return size.isdigit() and int(size) <= 3


def _symbol_font(properties: etree._Element | None) -> str:
    fonts = None if properties is None else properties.find(W + "rFonts")
    return value(fonts, "ascii") or value(fonts, "hAnsi")


def _symbol(element: etree._Element) -> str:
    try:
        return symbol(value(element, "font"), int(value(element, "char"), 16))
    except (ValueError, OverflowError):
        return ""


def _form_field(element: etree._Element) -> str:
    """What a form field shows that is not text in the paragraph: a box, the chosen entry of a list."""
    box = element.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        checked = switched(box, "checked")
        return "☑" if (switched(box, "default") if checked is None else checked) else "☐"
    entries = element.findall(f"{W}ffData/{W}ddList/{W}listEntry")
    chosen = value(element.find(f"{W}ffData/{W}ddList/{W}result")) or "0"
    return value(entries[int(chosen)]) if chosen.isdigit() and int(chosen) < len(entries) else ""


def _outermost(element: etree._Element) -> list[etree._Element]:
    """Text boxes, picture references and embedded files in a drawing; boxes are not entered, one of two ways taken."""
    found: list[etree._Element] = []
    for child in element:
        if child.tag in (W + "txbxContent", _BLIP, _IMAGE) or str(child.tag).endswith("}OLEObject"):
            found.append(child)
        elif child.tag == MC + "AlternateContent":
            ways = (_outermost(way) for way in child)
            found += next((way for way in ways if way), [])
        else:
            found += _outermost(child)
    return found


def _printed_width(element: etree._Element) -> float:
    """In points; a drawing says it in English metric units, 12,700 to the point."""
    extent = next(element.iter(_EXTENT), None)
    said = "" if extent is None else extent.get("cx", "")
    return int(said) / 12700 if said.isdigit() else 0.0


def plain_text(element: etree._Element) -> str:
    """All characters under an element, deleted ones too, for a note."""
    names = (W + "t", W + "delText")
    return "".join(node.text or "" for node in element.iter(*names))
