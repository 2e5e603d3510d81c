"""Clean pages as spoilt pictures: scanned PDFs and photos, and where every figure went."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from samples.forge.degrade import Picture, Profile, Spoilt
from samples.forge.formats import fonts
from samples.forge.formats.ink import Sheet
from samples.forge.truth import Rectangle


@dataclass(frozen=True, slots=True)
class Shot:
    """One spoilt page and the way from the clean page's points to its own."""

    spoilt: Spoilt
    scale: float
    points_per_pixel: float

    def move(self, box: Rectangle) -> Rectangle:
        """A box of the clean page on the spoilt page, in points."""
        x0, top, x1, bottom = box
        corners = np.array([[x, y, 1.0] for x in (x0, x1) for y in (top, bottom)]).T
        corners[:2] *= self.scale
        moved = self.spoilt.matrix @ corners
        xs, ys = (moved[:2] / moved[2]) * self.points_per_pixel
        return (float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max()))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        height, width = self.spoilt.picture.shape[:2]
        return (width * self.points_per_pixel, height * self.points_per_pixel)


def render(pdf: bytes, dpi: int) -> list[Picture]:
    """The pages of a PDF as a viewer shows them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [np.array(page.render(scale=dpi / 72).to_pil().convert("RGB")) for page in document]
    finally:
        document.close()


def shoot(pdf: bytes, profiles: Sequence[Profile], rng: Random, dpi: int) -> list[Shot]:
    """Each page spoilt by a profile drawn from `profiles`."""
    return [Shot(rng.choice(profiles)(picture, rng, dpi), dpi / 72, 72 / dpi) for picture in render(pdf, dpi)]


def _jpeg(picture: Picture, quality: int, grey: bool) -> io.BytesIO:
    image = Image.fromarray(picture).convert("L" if grey else "RGB")
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    buffer.seek(0)
    return buffer


def jpegs(shots: list[Shot], quality: int, grey: bool) -> list[bytes]:
    """Each page as a JPEG file."""
    return [_jpeg(shot.spoilt.picture, quality, grey).getvalue() for shot in shots]


def one_bit(shot: Shot) -> bool:
    """Whether the page is black and white only."""
    return bool(np.isin(shot.spoilt.picture, (0, 255)).all())


def pillow_pdf(shots: list[Shot], quality: int, grey: bool) -> bytes:
    """A scanner's PDF: JPEG or CCITT pages and nothing else."""
    bits = all(one_bit(shot) for shot in shots)
    mode = "1" if bits else "L" if grey else "RGB"
    pages = [Image.fromarray(shot.spoilt.picture).convert(mode) for shot in shots]
    more = {} if bits else {"quality": quality}
    buffer = io.BytesIO()
    pages[0].save(
        buffer, "PDF", save_all=True, append_images=pages[1:],
        resolution=72 / shots[0].points_per_pixel, creationDate=0, modDate=0, **more,
    )  # fmt: skip
    return _without_dates(buffer.getvalue())


def _without_dates(data: bytes) -> bytes:
    return re.sub(rb"\(D:\d{14}[^)]*\)", lambda m: b"(D:20230101000000Z" + b" " * (len(m[0]) - 19) + b")", data)


def layered_pdf(shots: list[Shot], sheets: list[Sheet], layer: str, quality: int, grey: bool, seed: int) -> bytes:
    """A scan with a hidden text layer: "right", "wrong" (figures changed), "garbage", or "" for none.

    "rotate": the picture is stored sideways and turned by the page's /Rotate; the viewer shows it upright.
    """
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for shot, sheet in zip(shots, sheets, strict=True):
        width, height = shot.size
        picture = shot.spoilt.picture
        canvas.setPageSize((width, height))
        if layer == "rotate":
            # The content is turned left and the page right again; reportlab swaps the sides of the page itself.
            canvas.setPageRotation(90)
            canvas.translate(height, 0)
            canvas.rotate(90)
        canvas.drawImage(ImageReader(_jpeg(picture, quality, grey)), 0, 0, width, height)
        if layer in ("right", "wrong", "garbage"):
            _hidden(canvas, shot, sheet, layer, Random(seed))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _hidden(canvas: Canvas, shot: Shot, sheet: Sheet, layer: str, rng: Random) -> None:
    text = canvas.beginText()
    text.setTextRenderMode(3)
    for glyphs in sheet.glyphs:
        x0, _, _, bottom = shot.move(glyphs.box)
        text.setFont(fonts.register("song"), glyphs.size)
        text.setTextOrigin(x0, shot.size[1] - bottom + 0.15 * glyphs.size)
        text.textOut(_told(glyphs.text, layer, rng))
    canvas.drawText(text)


def _told(text: str, layer: str, rng: Random) -> str:
    if layer == "wrong":
        return "".join(str((int(c) + rng.randint(1, 8)) % 10) if c.isascii() and c.isdigit() else c for c in text)
    if layer == "garbage":
        return "".join(rng.choice("丨丿亅乁冂凵匚囗屮巛彡ÿþ¤§") if ord(c) > 127 else c for c in text)
    return text


def photo_file(shot: Shot, kind: str, quality: int, dpi: int | None, orientation: int = 1) -> tuple[bytes, float]:
    """A photo as jpg, png or tiff; returns its bytes and the points a pixel that its metadata give.

    Without a credible resolution the longer side is that of A4. `orientation` is the EXIF tag: the picture is
    stored turned and the viewer turns it back.
    """
    image = Image.fromarray(shot.spoilt.picture)
    if orientation == 6:
        image = image.transpose(Image.Transpose.ROTATE_90)
    if orientation == 3:
        image = image.transpose(Image.Transpose.ROTATE_180)
    exif = Image.Exif()
    exif[0x0112] = orientation
    buffer = io.BytesIO()
    more = {"dpi": (dpi, dpi)} if dpi else {}
    match kind:
        case "jpg":
            image.save(buffer, "JPEG", quality=quality, exif=exif, **more)
        case "png":
            image.convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(buffer, "PNG", optimize=True, **more)
        case "tif":
            image.convert("L").save(buffer, "TIFF", compression="jpeg", quality=quality, **more)
    credible = dpi is not None and 100 <= dpi <= 1200
    per_pixel = 72 / dpi if credible and dpi else 841.89 / max(shot.spoilt.picture.shape[:2])
    return buffer.getvalue(), per_pixel
