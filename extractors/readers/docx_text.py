"""The text of a Word paragraph as it is printed, and what stands beside it: deleted, inserted and hidden text,
text boxes, pictures, notes at the foot.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml import etree

from extractors.readers.docx_drawn import BLIP, IMAGE, MC, Drawn, embedded, is_box, outermost, picture, plain_text, ways
from extractors.readers.docx_fields import Fields
from extractors.readers.docx_letters import Letters, Under
from extractors.readers.docx_math import M, is_crossed_out, is_unseen, joined, raised, spelled
from extractors.readers.docx_styles import Styles, W, ground, switched, value
from extractors.readers.docx_unseen import covers, is_unseen_line
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
NOTHING = Under()
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


def paragraph_text(paragraph: etree._Element, styles: Styles, beside: Beside, under: Under = NOTHING) -> str:
    """The printed text of a w:p; `under`: what its cell or table puts under it."""
    if is_unseen_line(paragraph, styles):
        beside.hidden.append(plain_text(paragraph))
        return ""
    own = replace(under, colour=ground(styles.lines(paragraph, "shd"), under.colour, styles.theme))
    style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
    text = joined(_Walk(beside, Letters(styles, style, own)).children(paragraph))
    if text and covers(paragraph):
        beside.hidden.append(text)
        return ""
    return text


@dataclass(slots=True)
class _Walk:
    """One paragraph's way through its XML."""

    beside: Beside
    letters: Letters

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
        if tag == W + "fldSimple" and self.beside.fields.shows_nothing(element):
            self.beside.hidden.append(plain_text(element))
            return []
        if isinstance(tag, str) and tag.startswith(M):
            return self.equation(element)
        if tag == W + "bdo" and value(element) == "rtl":  # each sign before the one that it follows in the file
            return [joined(self.children(element))[::-1]]
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
        for way in ways(element):
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
        if self.letters.vanishes(properties):
            self.beside.hide(before)
        if text and self.letters.is_hidden(properties):
            self.beside.hidden.append(text)
            return []
        if text and self.letters.is_struck(properties):
            self.beside.deleted.append(text)
            return []
        if self.letters.is_raised(properties):
            return [raised(text)]
        return [text] if text else []

    def content(self, run: etree._Element) -> list[str]:
        font = self.letters.font(run.find(W + "rPr"))
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
