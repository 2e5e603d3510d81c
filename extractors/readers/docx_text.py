"""The text of a Word paragraph as it is printed, and what stands beside it: deleted, inserted and hidden text,
text boxes, pictures, notes at the foot.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from extractors.readers.docx_drawn import BLIP, IMAGE, MC, Drawn, embedded, is_box, outermost, picture, plain_text
from extractors.readers.docx_fields import Fields, is_silent
from extractors.readers.docx_math import M, is_crossed_out, is_unseen, joined, raised, spelled
from extractors.readers.docx_styles import Styles, W, coloured, is_alike, switched, value
from extractors.readers.symbols import as_shown, symbol

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
    fields: Fields = field(default_factory=Fields)

    def kept(self) -> tuple[int, int, int]:
        """How many text boxes, pictures and embedded files were found so far."""
        return len(self.boxes), len(self.pictures), len(self.embedded)

    def hide(self, before: tuple[int, int, int]) -> None:
        """Take back what was found since there was that much; the words are told as hidden."""
        boxes, pictures, embedded_files = before
        self.hidden += [plain_text(box) for box in self.boxes[boxes:]]
        del self.boxes[boxes:], self.pictures[pictures:], self.embedded[embedded_files:]


def paragraph_text(paragraph: etree._Element, styles: Styles, beside: Beside, shaded: bool = False) -> str:
    """The printed text of a w:p; `shaded` when its cell or table may be coloured, so that white text shows."""
    style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
    ground = shaded or coloured(paragraph.find(f"{W}pPr/{W}shd"))
    return joined(_Walk(styles, beside, style, ground).children(paragraph))


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
        if tag == W + "fldSimple" and is_silent(value(element, "instr")):
            self.beside.hidden.append(plain_text(element))
            return []
        if isinstance(tag, str) and tag.startswith(M):
            return self.equation(element)
        return self.children(element) if tag in _THROUGH else []

    def equation(self, element: etree._Element) -> list[str]:
        """A part of an equation, built forms in a line; what keeps room or is crossed out is not read."""
        if is_unseen(element) or is_crossed_out(element):
            (self.beside.hidden if is_unseen(element) else self.beside.deleted).append(plain_text(element))
            return []
        text = spelled(element, lambda part: joined(self.children(part)))
        if text is not None:
            return [text] if text else []
        before = element.getprevious() if element.tag == M + "oMath" else None
        under = before is not None and before.tag == element.tag  # equations under one another
        return ["\n" if under else "", *self.children(element)]

    def noted(self, element: etree._Element, list_: list[str]) -> list[str]:
        pieces = self.children(element)
        list_.append(joined(pieces))
        return pieces

    def alternative(self, element: etree._Element, read: Callable[[etree._Element], list[str]]) -> list[str]:
        """The first choice, or the fallback where that holds nothing: never both, they are the same thing twice."""
        for way in (*element.findall(MC + "Choice"), *element.findall(MC + "Fallback")):
            before = self.beside.kept(), len(self.beside.hidden)
            pieces = read(way)
            if pieces or (self.beside.kept(), len(self.beside.hidden)) != before:
                return pieces
        return []

    def run(self, run: etree._Element) -> list[str]:
        before = self.beside.kept()
        pieces = self.content(run)
        text = "".join(pieces)
        properties = run.find(W + "rPr")
        if self.vanishes(properties):
            self.beside.hide(before)
        if text and self.is_hidden(properties):
            self.beside.hidden.append(text)
            return []
        if text and (self.is_on(properties, "strike") or self.is_on(properties, "dstrike")):
            self.beside.deleted.append(text)  # crossed out by hand: it no longer holds
            return []
        if value(self.letters(properties, "vertAlign")) == "superscript" or self.is_lifted(properties):
            return [raised(text)]
        return [text] if text else []

    def content(self, run: etree._Element) -> list[str]:
        font = _symbol_font(run.find(W + "rPr"))
        pieces: list[str] = []
        for child in run:
            if child.tag in (W + "fldChar", W + "instrText"):
                pieces += self.field(child)
            elif self.beside.fields.silent and not self.beside.fields.in_code:
                self.beside.hidden.append(plain_text(child))
            elif not self.beside.fields.in_code:
                pieces += self.piece(child, font)
        return pieces

    def field(self, element: etree._Element) -> list[str]:
        """Go past a mark or an instruction of a field; a form field shows something of its own."""
        if element.tag == W + "instrText":
            self.beside.fields.instruct(element.text or "")
            return []
        seen = not (self.beside.fields.in_code or self.beside.fields.silent)
        self.beside.fields.mark(element)
        return [_form_field(element)] if seen else []

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
        for node in outermost(element, self.beside.hidden):
            if is_box(node):
                self.beside.boxes.append(node)
            elif node.tag in (BLIP, IMAGE):
                drawn = picture(node, element)
                self.beside.pictures += [drawn] if drawn else []
            elif embedded(node):
                self.beside.embedded.append(embedded(node))

    def is_hidden(self, properties: etree._Element | None) -> bool:
        """Hidden by a switch, in the colour of its ground, or of no size."""
        return self.is_tiny(properties) or self.is_white(properties) or self.vanishes(properties)

    def vanishes(self, properties: etree._Element | None) -> bool:
        """Hidden by a switch; what is drawn in the run goes with it."""
        return self.is_on(properties, "vanish")

    def is_on(self, properties: etree._Element | None, name: str) -> bool:
        """A switch of the run, or of its styles where it does not say."""
        said = (switched(properties, name), *(self.styles.switch(style, name) for style in self._styles(properties)))
        return bool(next((on for on in said if on is not None), None))

    def letters(self, properties: etree._Element | None, name: str) -> etree._Element | None:
        """What the run, or its styles where it does not say, say of its letters."""
        own = None if properties is None else properties.find(W + name)
        said = (own, *(self.styles.letters(style, name) for style in self._styles(properties)))
        return next((one for one in said if one is not None), None)

    def _styles(self, properties: etree._Element | None) -> tuple[str, str]:
        return value(None if properties is None else properties.find(W + "rStyle")), self.style

    def is_tiny(self, properties: etree._Element | None) -> bool:
        """Of no size that anybody sees."""
        size = value(self.letters(properties, "sz"))
        return size.isdigit() and int(size) <= _TINY

    def is_lifted(self, properties: etree._Element | None) -> bool:
        """Set above its line by hand."""
        points = value(self.letters(properties, "position"))
        return points.isdigit() and int(points) >= _LIFTED

    def is_white(self, properties: etree._Element | None) -> bool:
        own, marked = (None if properties is None else properties.find(W + n) for n in ("shd", "highlight"))
        ink = self._ink(properties)
        if coloured(own):
            return is_alike(ink, value(own, "fill"))
        return is_alike(ink, _PAPER) and not self.ground and value(marked) in ("", "none", "white")

    def _ink(self, properties: etree._Element | None) -> str:
        """The colour of letters by the run or its styles."""
        said = self.letters(properties, "color")
        return "" if said is None else _colour(said)


_TINY, _LIFTED = 3, 4
"""Half points."""
_PAPER, _ON_PAPER = "ffffff", ("background1", "light1")


def _colour(colour: etree._Element) -> str:
    """A theme calls the colour of the paper by a name of its own."""
    plain = not (value(colour, "themeShade") or value(colour, "themeTint"))
    return _PAPER if plain and value(colour, "themeColor") in _ON_PAPER else value(colour)


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
