"""Pictures of an OFD as pictures of a PDF: JPEG as it is, all others decoded, what is transparent as it is."""

from __future__ import annotations

import io
import warnings
from typing import Any

import numpy as np
from PIL import Image, UnidentifiedImageError

from extractors.ofd.pdf_file import PdfFile

MAX_PIXELS = 120_000_000
_WHITE = 235
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, UnidentifiedImageError)
_DEVICE = {"L": b"/DeviceGray", "RGB": b"/DeviceRGB"}


def put_image(file: PdfFile, content: bytes) -> int | None:
    """The number of the picture in the PDF; None where it cannot be decoded or is too large."""
    Image.MAX_IMAGE_PIXELS = None  # judged here
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content)) as image:
                return _put(file, image, content) if image.size[0] * image.size[1] <= MAX_PIXELS else None
    except _BROKEN:
        return None


def put_seal(file: PdfFile, content: bytes) -> int | None:
    """As `put_image`, the white ground of a seal let through: it covers nothing."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            if image.size[0] * image.size[1] > MAX_PIXELS:
                return None
            layered = image.convert("RGBA")
    except _BROKEN:
        return None
    pixels = np.array(layered)
    pixels[pixels[:, :, :3].min(axis=2) >= _WHITE, 3] = 0
    return _put(file, Image.fromarray(pixels), b"")


def _put(file: PdfFile, image: Any, content: bytes) -> int:
    if image.format == "JPEG" and image.mode in _DEVICE:
        return _stored(file, image, content, b"/Filter/DCTDecode", packed=False)
    clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    mask = b""
    if clear:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
        mask = b"/SMask %d 0 R" % _stored(file, alpha, alpha.tobytes(), b"", packed=True)
    plain = image.convert("L" if image.mode in ("1", "L") else "RGB")
    return _stored(file, plain, plain.tobytes(), mask, packed=True)


def _stored(file: PdfFile, image: Any, content: bytes, more: bytes, packed: bool) -> int:
    size = b"/Width %d/Height %d" % image.size
    entries = b"/Type/XObject/Subtype/Image%s/ColorSpace%s/BitsPerComponent 8%s" % (size, _DEVICE[image.mode], more)
    return file.stream(content, entries, packed)
