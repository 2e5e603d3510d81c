"""The objects of an OFD page as a program for a PDF page, in millimetres from the upper left."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extractors.ofd.container import Container
from extractors.ofd.elements import Element, Matrix, box, child, children, is_off, matrix, name_of, number
from extractors.ofd.fonts import OwnFont, machine_code, own_font, put_machine_font
from extractors.ofd.images import put_image
from extractors.ofd.letters import placed_letters
from extractors.ofd.looks import Look, look_of
from extractors.ofd.outlines import outline, rectangle
from extractors.ofd.pdf_file import PdfFile
from extractors.ofd.resources import Resources

_DEEP = 32
_MOST_OBJECTS = 200_000


class Shared:
    """What the pages of one PDF share: fonts, pictures; each is put into the file once."""

    def __init__(self, file: PdfFile) -> None:
        self.file = file
        self.fonts: dict[tuple[Container, str], OwnFont] = {}
        self._images: dict[tuple[Container, str], int | None] = {}
        self._machine: int | None = None

    def machine(self) -> int:
        """The number of the font that is not embedded."""
        if self._machine is None:
            self._machine = put_machine_font(self.file)
        return self._machine

    def font(self, container: Container, part: str | None) -> OwnFont | None:
        """The font in a part of the OFD."""
        if part is None:
            return None
        key = (container, part)
        if key not in self.fonts:
            self.fonts[key] = own_font(self.file, container.part(part))
        return self.fonts[key]

    def image(self, container: Container, part: str | None) -> int | None:
        """The number of the picture in a part of the OFD; None where it is not there or cannot be decoded."""
        if part is None:
            return None
        key = (container, part)
        if key not in self._images:
            self._images[key] = put_image(self.file, container.part(part))
        return self._images[key]

    def finish(self) -> None:
        """Write the fonts, now that all their letters are known."""
        for font in self.fonts.values():
            font.put(self.file)


@dataclass(slots=True)
class Program:
    """The program of a page, what it uses, the words that it does not show, and how many pictures it lacks."""

    parts: list[str] = field(default_factory=list)
    fonts: set[int] = field(default_factory=set)
    images: set[int] = field(default_factory=set)
    opacities: set[int] = field(default_factory=set)
    hidden: list[str] = field(default_factory=list)
    missing: int = 0

    def resources(self) -> bytes:
        """The dictionary of what it uses."""
        fonts = "".join(f"/F{n} {n} 0 R" for n in sorted(self.fonts))
        images = "".join(f"/I{n} {n} 0 R" for n in sorted(self.images))
        states = "".join(f"/A{n}<</ca {n / 100}/CA {n / 100}>>" for n in sorted(self.opacities))
        return f"<</Font<<{fonts}>>/XObject<<{images}>>/ExtGState<<{states}>>>>".encode()


@dataclass(slots=True)
class Painter:
    """Paints what one document's pages hold."""

    container: Container
    resources: Resources
    shared: Shared
    program: Program

    def paint(self, elements: Iterable[Element], layer: str | None = None, depth: int = 0) -> None:
        """Paint these objects, blocks and layers in their order."""
        for element in elements:
            kind = name_of(element)
            if depth > _DEEP or len(self.program.parts) > _MOST_OBJECTS:
                return
            if kind in ("Layer", "PageBlock"):
                self.paint(children(element), element.get("DrawParam") or layer, depth + 1)
            elif kind in ("TextObject", "PathObject", "ImageObject", "CompositeObject"):
                self._object(element, kind, layer, depth)

    def _object(self, element: Element, kind: str, layer: str | None, depth: int) -> None:
        if is_off(element.get("Visible")):
            self.program.hidden += _words(element)
            return
        look = look_of(element, self.resources, layer)
        self._say("q", self._opening(element, kind, look), look.operators)
        if look.opacity < 1:
            self.program.opacities.add(round(look.opacity * 100))
            self._say(f"/A{round(look.opacity * 100)} gs")
        if kind == "TextObject":
            self._text(element, look)
        elif kind == "PathObject":
            self._path(element, look)
        elif kind == "ImageObject":
            self._image(element)
        else:
            unit = self.resources.composites.get(element.get("ResourceID", ""))
            self.paint(children(child(unit, "Content")), layer, depth + 1)
        self._say("Q")

    def _say(self, *parts: str) -> None:
        self.program.parts += [part for part in parts if part]

    def _opening(self, element: Element, kind: str, look: Look) -> str:
        """The place of an object, what it is clipped to, its transformation."""
        bounds = box(element.get("Boundary"))
        parts = []
        if bounds is not None:
            left, top, width, height = bounds
            more = _slack(element, kind, look)
            clip = rectangle(-more, -more, width + 2 * more, height + 2 * more)
            parts = [f"1 0 0 1 {left:.4f} {top:.4f} cm", f"{clip} W n"]
        way = matrix(element.get("CTM"))
        if kind == "ImageObject" and not element.get("CTM") and bounds is not None:
            way = (bounds[2], 0.0, 0.0, bounds[3], 0.0, 0.0)
        return " ".join([*parts, _cm(way), *_clips(element)])

    def _text(self, element: Element, look: Look) -> None:
        size = number(element.get("Size"), 0.0)
        own = self.shared.font(self.container, self.resources.fonts.get(element.get("Font", "")))
        mode = {(True, False): 0, (False, True): 1, (True, True): 2}.get((look.fill, look.stroke), 3)
        turn = math.radians(number(element.get("CharDirection"), 0.0))
        wide = number(element.get("HScale"), 1.0)
        form = f"{wide * math.cos(turn):.4f} {wide * math.sin(turn):.4f} {math.sin(turn):.4f} {-math.cos(turn):.4f}"
        self._say(f"BT {mode} Tr")
        for letter in placed_letters(element, size):
            code = own.code(letter) if own is not None else None
            font = own.number if own is not None and code is not None else self.shared.machine()
            self.program.fonts.add(font)
            shown = code if code is not None else machine_code(letter.text)
            self._say(f"/F{font} {size:.4f} Tf {form} {letter.x:.4f} {letter.y:.4f} Tm <{shown}> Tj")
        self._say("ET")

    def _path(self, element: Element, look: Look) -> None:
        data = child(element, "AbbreviatedData")
        drawn = outline(data.text or "") if data is not None else ""
        even = "*" if (element.get("Rule") or "").lower().startswith("even") else ""
        paints = {(True, False): f"f{even}", (False, True): "S", (True, True): f"B{even}"}
        if drawn:
            self._say(drawn, paints.get((look.fill, look.stroke), "n"))

    def _image(self, element: Element) -> None:
        number_of = self.shared.image(self.container, self.resources.pictures.get(element.get("ResourceID", "")))
        if number_of is None:
            self.program.missing += 1
            return
        self.program.images.add(number_of)
        self._say(f"1 0 0 -1 0 1 cm /I{number_of} Do")


def _slack(element: Element, kind: str, look: Look) -> float:
    """How far beyond its bounds an object is still shown: viewers let letters and lines stand out a little."""
    if kind == "TextObject":
        return number(element.get("Size"), 0.0)
    return look.width if kind == "PathObject" else 0.0


def _cm(way: Matrix) -> str:
    return f"{' '.join(f'{value:.6f}' for value in way)} cm"


def _clips(element: Element) -> Iterator[str]:
    """Each clip is made of areas, which add up; one after the other they cut off."""
    for clip in children(child(element, "Clips"), "Clip"):
        drawn = []
        for area in children(clip, "Area"):
            for path in children(area, "Path"):
                left, top, *_ = box(path.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
                data = child(path, "AbbreviatedData")
                way = _after(matrix(area.get("CTM")), (1.0, 0.0, 0.0, 1.0, left, top))
                drawn.append(outline(data.text or "", way) if data is not None else "")
        if any(drawn):
            yield f"{' '.join(drawn)} W n"


def _after(one: Matrix, first: Matrix) -> Matrix:
    """First `first`, then `one`."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = one
    return (p * a + r * b, q * a + s * b, p * c + r * d, q * c + s * d, p * e + r * f + t, q * e + s * f + u)


def _words(element: Element) -> list[str]:
    words = [(code.text or "").strip() for code in element.iter("{*}TextCode")]
    return [word for word in words if word]
