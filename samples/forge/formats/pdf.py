"""Sheets of ink as a text PDF (reportlab), with the quirks of real PDF producers."""

from __future__ import annotations

import io
import math
from random import Random

from reportlab.pdfgen.canvas import Canvas

from samples.forge.formats import fonts
from samples.forge.formats.ink import Glyphs, Seal, Sheet, Stroke
from samples.forge.formats.typeset import Look
from samples.forge.truth import Rectangle

QUIRKS = (
    "shuffled", "double_bold", "by_character", "rotated_page", "sideways", "garbled", "watermark", "cropped",
    "filled_rules", "pen",
)  # fmt: skip
STRANGE = ("tiled", "patched")
"""Quirks of strangers' PDFs only."""
CROP = (23.0, 31.0)
"""Points that a cropped page's box begins right of and above its media's corner."""


def write_pdf(sheets: list[Sheet], look: Look, quirks: frozenset[str] = frozenset(), seed: int = 0) -> bytes:
    """One PDF of these sheets.

    shuffled: text is drawn in no reading order; double_bold: titles are printed twice;
    by_character: each character is placed alone; rotated_page: landscape pages are portrait ones with /Rotate 90;
    sideways: landscape pages lie on portrait ones and are shown so; garbled: the map from glyphs to characters is
    lost, so that the text layer is nonsense; watermark: a pale slanting text under all; cropped: the shown page is a
    part of a larger one; filled_rules: ruling lines are thin filled rectangles; pen: figures are in another hand;
    tiled: pale level words stand all over the page; patched: another figure lies under a white patch below some.
    """
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=1)
    canvas.setTitle("")
    for sheet in sheets:
        _page(canvas, sheet, look, quirks, Random(seed))
    canvas.save()
    data = buffer.getvalue()
    return data.replace(b"/ToUnicode", b"/ToUnicodX") if "garbled" in quirks else data


def _page(canvas: Canvas, sheet: Sheet, look: Look, quirks: frozenset[str], rng: Random) -> None:
    wide = sheet.width > sheet.height
    _begin(canvas, sheet, "rotated_page" in quirks and wide, "sideways" in quirks and wide, "cropped" in quirks)
    if sheet.ground:
        _ground(canvas, sheet)
    if "watermark" in quirks:
        _watermark(canvas, sheet)
    if "tiled" in quirks:
        _tiles(canvas, sheet)
    for stroke in sheet.strokes:
        _stroke(canvas, stroke, sheet.height, "filled_rules" in quirks)
    glyphs = list(sheet.glyphs)
    if "shuffled" in quirks:
        rng.shuffle(glyphs)
    for item in glyphs:
        _text(canvas, item, sheet.height, look, quirks, rng)
    for seal in sheet.seals:
        draw_seal(canvas, seal, sheet.height)
    canvas.showPage()


def _begin(canvas: Canvas, sheet: Sheet, turned: bool, sideways: bool, cropped: bool) -> None:
    """The page's boxes and rotation, and the way from the sheet's space to the page's."""
    width, height = (sheet.height, sheet.width) if sideways else (sheet.width, sheet.height)
    canvas.setPageSize((width, height))  # reportlab swaps the sides itself when /Rotate is 90
    canvas.setPageRotation(90 if turned else 0)
    if cropped and not turned:
        canvas.setPageSize((width + 2 * CROP[0], height + 2 * CROP[1]))
        canvas.setCropBox((CROP[0], CROP[1], width + CROP[0], height + CROP[1]))
        canvas.translate(*CROP)
    else:
        canvas.setCropBox(None)
    if turned or sideways:
        canvas.translate(sheet.height, 0)
        canvas.rotate(90)


def shown(box: Rectangle, sheet: Sheet, quirks: frozenset[str]) -> Rectangle:
    """A box of the sheet on the page as a viewer shows it."""
    if "sideways" not in quirks or sheet.width <= sheet.height:
        return box
    x0, top, x1, bottom = box
    return (top, sheet.width - x1, bottom, sheet.width - x0)


def shown_size(sheet: Sheet, quirks: frozenset[str]) -> tuple[float, float]:
    """The page's size as a viewer shows it."""
    turned = "sideways" in quirks and sheet.width > sheet.height
    return (sheet.height, sheet.width) if turned else (sheet.width, sheet.height)


def _watermark(canvas: Canvas, sheet: Sheet) -> None:
    canvas.saveState()
    canvas.setFillColorRGB(0.6, 0.6, 0.65, alpha=0.25)
    canvas.setFont(fonts.register("hei"), 44)
    canvas.translate(sheet.width / 2, sheet.height / 2)
    canvas.rotate(38)
    canvas.drawCentredString(0, 0, "仅供平台申报使用 2023")
    canvas.restoreState()


def _tiles(canvas: Canvas, sheet: Sheet) -> None:
    """Level pale words all over the page, as offices print them upon copies."""
    canvas.saveState()
    canvas.setFillColorRGB(0.75, 0.75, 0.78)
    canvas.setFont(fonts.register("hei"), 15)
    for row, y in enumerate(range(30, int(sheet.height), 62)):
        for x in range(-40 * (row % 2), int(sheet.width), 170):
            canvas.drawString(x, y, "仅限申报使用")
    canvas.restoreState()


def _ground(canvas: Canvas, sheet: Sheet) -> None:
    """Fine wavy lines in two pale colours, as on the paper of certificates."""
    canvas.saveState()
    canvas.setLineWidth(0.35)
    for step, colour in ((7.0, (0.72, 0.82, 0.72)), (9.0, (0.88, 0.78, 0.6))):
        canvas.setStrokeColorRGB(*colour)
        y = 0.0
        while y < sheet.height:
            _wave(canvas, sheet.width, y, step)
            y += step
    canvas.restoreState()


def _wave(canvas: Canvas, width: float, y: float, step: float) -> None:
    path = canvas.beginPath()
    path.moveTo(0, y)
    for x in range(4, int(width) + 4, 4):
        path.lineTo(x, y + 0.5 * step * math.sin(x / (2.2 * step) + y / 40))
    canvas.drawPath(path, stroke=1, fill=0)


def _stroke(canvas: Canvas, stroke: Stroke, height: float, filled: bool) -> None:
    if filled:
        wide, high = stroke.x1 - stroke.x0, stroke.bottom - stroke.top
        canvas.rect(stroke.x0, height - stroke.bottom, max(wide, 0.5), max(high, 0.5), stroke=0, fill=1)
        return
    canvas.setLineWidth(stroke.width)
    canvas.line(stroke.x0, height - stroke.top, stroke.x1, height - stroke.bottom)


def _text(canvas: Canvas, item: Glyphs, height: float, look: Look, quirks: frozenset[str], rng: Random) -> None:
    font = look.title_font if item.bold else look.font
    written = "pen" in quirks and item.mark is not None
    if "patched" in quirks and item.mark is not None and rng.random() < 0.3:
        _patch(canvas, item, height, font)
    canvas.setFillColorRGB(*((0.1, 0.15, 0.55) if written else (0, 0, 0)))
    canvas.setFont(fonts.register(font), item.size)
    baseline = height - item.top - 0.86 * item.size
    if "by_character" in quirks:
        x = item.x
        for character in item.text:
            canvas.drawString(x, baseline, character)
            x += fonts.width(character, font, item.size)
        return
    canvas.drawString(item.x, baseline, item.text)
    if "double_bold" in quirks and item.bold:
        canvas.drawString(item.x + 0.25, baseline, item.text)


_INKS = {
    "red": (0.85, 0.1, 0.1),
    "blue": (0.15, 0.2, 0.75),
    "purple": (0.5, 0.15, 0.6),
    "grey": (0.35, 0.35, 0.38),
    "dark": (0.5, 0.05, 0.1),
}


def _patch(canvas: Canvas, item: Glyphs, height: float, font: str) -> None:
    """Another figure was printed here and painted over in white before the one that is seen."""
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont(fonts.register(font), item.size)
    other = item.text.translate(str.maketrans("0123456789", "5678901234"))
    canvas.drawString(item.x, height - item.top - 0.86 * item.size, other)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(item.x - 1, height - item.top - 1.1 * item.size, item.width + 2, 1.14 * item.size, stroke=0, fill=1)


def draw_seal(canvas: Canvas, seal: Seal, height: float) -> None:
    """A seal: a ring with a star and the owner's name around, or a frame with the name in lines."""
    canvas.saveState()
    canvas.setStrokeColorRGB(*_INKS[seal.colour], alpha=seal.strength)
    canvas.setFillColorRGB(*_INKS[seal.colour], alpha=seal.strength)
    canvas.setLineWidth(2.6)
    if seal.shape == "round":
        _ring(canvas, seal, height)
    else:
        _framed(canvas, seal, height)
    canvas.restoreState()


def _framed(canvas: Canvas, seal: Seal, height: float) -> None:
    """A rectangle or an oval, twice as wide as high, with the name in two lines."""
    x, y, wide, high = seal.x, height - seal.y, seal.radius, seal.radius * 0.5
    if seal.shape == "oval":
        canvas.ellipse(x - wide, y - high, x + wide, y + high)
    else:
        canvas.rect(x - wide, y - high, 2 * wide, 2 * high)
    half = -(-len(seal.text) // 2)
    canvas.setFont(fonts.register("song"), min(0.26 * seal.radius, 1.5 * wide / half))
    canvas.drawCentredString(x, y + 0.08 * high, seal.text[:half])
    canvas.drawCentredString(x, y - 0.52 * high, seal.text[half:])


def _ring(canvas: Canvas, seal: Seal, height: float) -> None:
    x, y = seal.x, height - seal.y
    canvas.circle(x, y, seal.radius)
    _star(canvas, x, y, seal.radius * 0.3)
    canvas.setFont(fonts.register("song"), seal.radius * 0.24)
    step = min(math.radians(270) / max(len(seal.text) - 1, 1), math.radians(40))
    angle = math.pi / 2 + step * (len(seal.text) - 1) / 2
    for character in seal.text:
        canvas.saveState()
        canvas.translate(x + seal.radius * 0.74 * math.cos(angle), y + seal.radius * 0.74 * math.sin(angle))
        canvas.rotate(math.degrees(angle) - 90)
        canvas.drawCentredString(0, 0, character)
        canvas.restoreState()
        angle -= step


def _star(canvas: Canvas, x: float, y: float, radius: float) -> None:
    path = canvas.beginPath()
    for point in range(5):
        angle = math.pi / 2 + point * 4 * math.pi / 5
        at = (x + radius * math.cos(angle), y + radius * math.sin(angle))
        if point:
            path.lineTo(*at)
        else:
            path.moveTo(*at)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
