"""What a PDF page paints, in the order it paints it: letters, rules and pictures, as the viewer's page has them.

pdfminer runs the page's program; this module only sets its coordinates and keeps what pdfminer drops: letters
painted invisibly, vertical fonts, and fonts that are not in the file. Coordinates are page space: points,
origin top left, rotation and crop box applied.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTComponent, LTContainer, LTCurve, LTImage
from pdfminer.pdftypes import resolve1

from extractors.model import Box
from extractors.readers.clipping import NO_CLIP, Clip, cuts, hides
from extractors.readers.graphics import Interpreter
from extractors.readers.hairlines import is_squeezed, unit_length
from extractors.readers.switched_off import layers_of
from extractors.readers.symbols import as_shown

_INVISIBLE = {3, 7}
"""Text rendering modes that leave no ink: neither fill nor stroke, and clip only."""

_SPACES = {"DeviceGray", "CalGray", "DeviceRGB", "CalRGB", "DeviceCMYK", "ICCBased"}

Colour = tuple[float, ...] | None
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Letter:
    """A painted character. `angle`: 0, 90, 180 or 270 degrees that its line runs, anticlockwise as seen; None
    when oblique. `embedded`: its font is in the file. `order` counts what is painted on the page.
    `doubtful`: printed over another one, or partly clipped. `clipped`: outside of where anything is shown, on a
    layer that is switched off, squeezed to a hairline, or mixed away on white paper."""

    text: str
    box: Box
    size: float
    angle: int | None
    vertical: bool
    invisible: bool
    embedded: bool
    font: str
    colour: Colour
    order: int
    doubtful: bool = False
    clipped: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A painted path: its corners, whether it is a filled shape, whether what lies beneath shows
    through, how thick its line is drawn (0 without one)."""

    points: tuple[Point, ...]
    box: Box
    filled: bool
    sheer: bool
    order: int
    thick: float = 0.0


@dataclass(frozen=True, slots=True)
class Pasted:
    """A picture on the page; `opaque` when it hides what was painted before it."""

    box: Box
    opaque: bool
    order: int
    pixels: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Painted:
    """All that a page paints; `struck` are the places that notes on it strike out."""

    width: float
    height: float
    letters: tuple[Letter, ...]
    strokes: tuple[Stroke, ...]
    pictures: tuple[Pasted, ...]
    struck: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """How a viewer shows a page: its visible box in PDF coordinates, its turn, its size in points."""

    box: tuple[float, float, float, float]
    rotation: int
    width: float
    height: float

    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """From PDF coordinates to a page of `width` x `height`, origin still at the bottom left."""
        x0, y0, x1, y1 = self.box
        wide, high = max(x1 - x0, 1e-6), max(y1 - y0, 1e-6)
        if self.rotation in (90, 270):
            wide, high = high, wide
        sx, sy = self.width / wide, self.height / high
        a, b, c, d, e, f = {
            90: (0.0, -1.0, 1.0, 0.0, -y0, x1),
            180: (-1.0, 0.0, 0.0, -1.0, x1, y1),
            270: (0.0, 1.0, -1.0, 0.0, y1, -x0),
        }.get(self.rotation, (1.0, 0.0, 0.0, 1.0, -x0, -y0))
        return (a * sx, b * sy, c * sx, d * sy, e * sx, f * sy)


class _Device(PDFPageAggregator):
    """Collects letters with what decides whether they can be seen."""

    mode = 0
    embedded = False
    clip: Clip = NO_CLIP
    vanishing = False
    off = False  # whether what is painted now stands on a layer that is switched off

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self.mode = textstate.render
        self.embedded = _embedded(textstate.font)
        self.clip = getattr(graphicstate, "clip", NO_CLIP)
        self.vanishing = bool(getattr(graphicstate, "vanishing", False))
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        advance = float(super().render_char(*args, **kwargs))
        font = args[1]
        char: Any = self.cur_item._objs[-1]
        char.invisible = self.mode in _INVISIBLE
        char.vertical = font.is_vertical()
        char.embedded = self.embedded
        gone = self.off or self.vanishing or is_squeezed(args[0], args[3], font)
        char.clipped = gone or hides(self.clip, char.bbox)
        char.cut = cuts(self.clip, char.bbox)
        return advance

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        if self.off:
            return
        before = len(self.cur_item._objs)
        super().paint_path(graphicstate, stroke, fill, evenodd, path)
        added: list[Any] = self.cur_item._objs[before:]
        for item in added:
            item.sheer = graphicstate.sheer
            item.thick = float(graphicstate.linewidth) * unit_length(self.ctm) if stroke else 0.0

    def render_image(self, name: str, stream: Any) -> None:
        if not self.off:
            super().render_image(name, stream)


def _embedded(font: Any) -> bool:
    """Are the shapes of the font in the file? Those of a Type 3 font always are."""
    descriptor = resolve1(getattr(font, "descriptor", None)) or {}
    return any(key in descriptor for key in ("FontFile", "FontFile2", "FontFile3")) or hasattr(font, "matrix")


def paint(manager: Any, page: Any, view: View) -> Painted:
    """Run the program of a pdfminer page; any error of pdfminer goes to the caller."""
    device = _Device(manager, laparams=None)
    interpreter = Interpreter(manager, device)
    interpreter.layers = layers_of(getattr(page.doc, "catalog", {}))
    ctm = view.matrix()
    device.begin_page(page, ctm)
    interpreter.render_contents(page.resources, page.contents, ctm=ctm)
    device.end_page(page)
    items = list(_leaves(device.get_result(), 0))
    chars = [(order, item) for order, item in enumerate(items) if isinstance(item, LTChar) and _sane(item)]
    degrees = [_degrees(char.matrix) for _, char in chars]
    return Painted(
        width=view.width,
        height=view.height,
        letters=tuple(
            _letter(char, order, view.height, None if _bends(degrees, index) else _angle(degrees[index]))
            for index, (order, char) in enumerate(chars)
        ),
        strokes=tuple(
            _stroke(item, order, view.height)
            for order, item in enumerate(items)
            if isinstance(item, LTCurve) and (item.stroke or item.fill) and _sane(item)
        ),
        pictures=tuple(
            _pasted(item, order, view.height)
            for order, item in enumerate(items)
            if isinstance(item, LTImage) and _sane(item)
        ),
    )


def _leaves(container: Any, depth: int) -> Iterator[LTComponent]:
    for item in container:
        if isinstance(item, LTContainer):
            if depth < 50:
                yield from _leaves(item, depth + 1)
        else:
            yield item


def _sane(item: LTComponent) -> bool:
    """Finite coordinates within reach of a page."""
    return all(math.isfinite(value) and abs(value) < 1e6 for value in item.bbox)


def _box(item: LTComponent, height: float) -> Box:
    return Box(item.x0, height - item.y1, item.x1, height - item.y0)


def _letter(char: Any, order: int, height: float, angle: int | None) -> Letter:
    across = char.vertical == (angle in (0, 180))  # the advance, of which pdfminer knows upright text only
    return Letter(
        text=as_shown(char.get_text(), str(char.fontname)),
        box=_box(char, height),
        size=float(char.width if across else char.height) if angle is not None else max(char.width, char.height),
        angle=angle,
        vertical=char.vertical,
        invisible=char.invisible,
        embedded=char.embedded,
        font=str(char.fontname),
        colour=_colour(char.graphicstate.ncolor, char.ncs),
        order=order,
        doubtful=char.cut,
        clipped=char.clipped,
    )


def _degrees(matrix: tuple[float, float, float, float, float, float]) -> float:
    """The direction of a letter's line, anticlockwise from the right."""
    return math.degrees(math.atan2(matrix[1], matrix[0])) % 360


def _angle(degrees: float) -> int | None:
    """The direction of a line of text, None when it is more than 8 degrees off the axes."""
    nearest = round(degrees / 90) * 90
    return nearest % 360 if abs(degrees - nearest) <= 8 else None


def _bends(degrees: list[float], index: int) -> bool:
    """Is the letter part of a line that bends, as round a seal? Its neighbours then stand at other angles,
    less than a quarter turn off."""
    around = [degrees[other] for other in (index - 1, index + 1) if 0 <= other < len(degrees)]
    if degrees[index] in around:
        return False
    turns = [abs((other - degrees[index] + 180) % 360 - 180) for other in around]
    return any(turn < 50 for turn in turns) and all(turn > 1 for turn in turns)


def _stroke(curve: Any, order: int, height: float) -> Stroke:
    return Stroke(
        points=tuple((x, height - y) for x, y in curve.pts),
        box=_box(curve, height),
        filled=bool(curve.fill),
        sheer=curve.sheer,
        order=order,
        thick=curve.thick,
    )


def _pasted(image: LTImage, order: int, height: float) -> Pasted:
    attributes = getattr(image.stream, "attrs", {})
    masked = any(resolve1(attributes.get(key)) for key in ("SMask", "Mask", "ImageMask", "IM"))
    sides = (resolve1(side) for side in (image.srcsize or (0, 0)))
    wide, high = (int(side) if isinstance(side, int | float) else 0 for side in sides)
    return Pasted(_box(image, height), not masked, order, (wide, high))


def _colour(value: object, space: Any) -> Colour:
    """The components of a colour in a space where they mean light, None for inks of their own and patterns."""
    parts = value if isinstance(value, list | tuple) else (value,)
    if getattr(space, "name", "") not in _SPACES or not all(isinstance(part, int | float) for part in parts):
        return None
    return tuple(float(part) for part in parts)


def runs_of(letters: Iterable[Letter], goes_on: Callable[[Letter, Letter], bool]) -> Iterator[list[Letter]]:
    """Letters in the order in which they come, parted wherever one does not go on from the one before it."""
    run: list[Letter] = []
    for letter in letters:
        if run and not goes_on(run[-1], letter):
            yield run
            run = []
        run.append(letter)
    if run:
        yield run


def is_white(colour: Colour) -> bool:
    """White in grey, RGB or CMYK; unknown colours are not."""
    if colour is None:
        return False
    if len(colour) == 4:
        return max(colour) < 0.02
    return len(colour) in (1, 3) and min(colour) > 0.98
