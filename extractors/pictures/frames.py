"""The frames of picture files: photos and scans, each frame a page.

Their size in points follows from the resolution they carry, where that is credible, and else from A4.
"""

from __future__ import annotations

import contextlib
import functools
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from extractors.errors import Damaged, NoCodec, NoPages, PaperError, PictureTooLarge, TooManyPages
from extractors.pictures import pixels
from extractors.pictures.crop import WHOLE, Crop

MAX_PIXELS = 120_000_000
"""What is decoded: a page at 1200 dpi. JPEG above it is decoded at a fraction of its size."""

MAX_PAGES = 500

_CREDIBLE = (100, 1200)
_TURNED = {5, 6, 7, 8}
"""EXIF orientations that swap width and height."""

READ_AT = (200, 400)
"""dpi: a picture is read at its own resolution within these bounds."""

_LEAST = (160, 40)
"""Pixels: a smaller pasted picture is an icon."""

_NARROW = 100
"""Points: a narrower pasted picture is an icon, too."""


def count_pages(path: Path) -> int:
    """How many frames a picture has; opens each header. Raises NoCodec, Damaged, PictureTooLarge, TooManyPages."""
    with _opened(path) as image:
        frames = int(getattr(image, "n_frames", 1)) if image.format in ("TIFF", "MPO", "WEBP") else 1
        frames = 1 if image.format in ("MPO", "WEBP") else frames  # a phone's depth picture; an animation
        if frames > MAX_PAGES:
            raise TooManyPages(pages=frames, limit=MAX_PAGES)
        if frames < 1:
            raise NoPages
        return frames


def size_in_points(path: Path, number: int) -> tuple[float, float]:
    """The frame's size as shown: by its own resolution if credible (100-1200 dpi), else its longer side is A4's."""
    with _frame(path, number) as image:
        width, height = _shown_size(image)
        dpi = _dpi(image)
        return width * 72 / dpi, height * 72 / dpi


def own_dpi(path: Path, number: int) -> float:
    """Pixels per inch of the frame, by the same rule."""
    with _frame(path, number) as image:
        return _dpi(image)


def picture(path: Path, number: int, dpi: float) -> pixels.Picture:
    """The frame at `dpi`, turned as its EXIF says, transparent parts white. Raises PaperError."""
    with _frame(path, number) as image:
        width, height = _shown_size(image)
        scale = dpi / _dpi(image)
        wanted = (max(round(width * scale), 1), max(round(height * scale), 1))
        return _array(_decoded(image, wanted), wanted)


def pasted(content: bytes, width: float, crop: Crop = WHOLE) -> tuple[pixels.Picture, float] | None:
    """A picture out of another file, cropped and then `width` points wide there (0: not known), and its dpi; None
    if too small to hold text. Raises PaperError."""
    with _opened(io.BytesIO(content)) as image:
        left, top, right, bottom = crop.left_of(*_shown_size(image))
        across, down = right - left, bottom - top
        if across < _LEAST[0] or down < _LEAST[1]:
            return None
        own = across * 72 / width if width > 0 else _dpi(image)
        if across * 72 / own < _NARROW:
            return None
        dpi = min(max(own, READ_AT[0]), READ_AT[1])
        dpi *= min(1.0, (pixels.MAX_PIXELS / (across * down * (dpi / own) ** 2)) ** 0.5)
        wanted = max(round(across * dpi / own), 1), max(round(down * dpi / own), 1)
        whole = _decoded(image, tuple(max(round(side * dpi / own), 1) for side in _shown_size(image)))
        return _array(whole.crop(crop.left_of(*whole.size)), wanted), dpi


@contextmanager
def _opened(path: Path | io.BytesIO) -> Iterator[Any]:
    """The picture, header read and size checked, not yet decoded."""
    Image.MAX_IMAGE_PIXELS = None  # bombs are judged here, by `_check_size`, with an error that names the size
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # libraries that draw pages set it; what breaks off is to be told here
    _with_phone_pictures()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # broken EXIF matters not
            with Image.open(path) as image:
                _check_size(image)
                yield image
    except UnidentifiedImageError as error:
        raise _unidentified(path) from error
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError) as error:
        raise Damaged(f"{type(error).__name__}: {error}") from error


@functools.cache
def _with_phone_pictures() -> None:
    """Let Pillow open HEIC; without its decoder such a picture is told as what it is."""
    with contextlib.suppress(ImportError):
        import pi_heif

        pi_heif.register_heif_opener(thumbnails=False)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(16)


def _unidentified(path: Path | io.BytesIO) -> PaperError:
    head = path.getvalue()[:16] if isinstance(path, io.BytesIO) else _head(path)
    if head[4:8] == b"ftyp":
        return NoCodec(format="AVIF" if head[8:12] == b"avif" else "HEIC")
    return Damaged("unidentified picture")


@contextmanager
def _frame(path: Path, number: int) -> Iterator[Any]:
    with _opened(path) as image:
        if number > 1:
            image.seek(number - 1)
            _check_size(image)
        yield image


def _check_size(image: Any) -> None:
    """Before anything is decoded."""
    width, height = image.size
    # JPEG can be decoded at an eighth of its sides, unless it must be kept whole to be refined.
    fraction = 64 if image.format == "JPEG" and not image.info.get("progressive") else 1
    if width * height > MAX_PIXELS * fraction:
        raise PictureTooLarge(width=width, height=height, limit=MAX_PIXELS // 1_000_000)


def _orientation(image: Any) -> int:
    try:
        return int(image.getexif().get(0x0112, 1))
    except (ValueError, TypeError, SyntaxError, OSError, KeyError):
        return 1


def maker(path: Path) -> tuple[str, ...]:
    """What made the picture by its EXIF: maker and model, the model alone where it names both, else the program.

    Raises PaperError for what is no picture.
    """
    with _opened(path) as image:
        make, model, program = (_exif_text(image, tag) for tag in (0x010F, 0x0110, 0x0131))
    if not model:
        return (make,) if make else (program,)
    return (model,) if model.lower().startswith(make.lower()) else (make, model)


def _exif_text(image: Any, tag: int) -> str:
    try:
        said = image.getexif().get(tag, "")
    except (ValueError, TypeError, SyntaxError, OSError, KeyError):
        return ""
    return said.strip("\0 ") if isinstance(said, str) else ""


def _shown_size(image: Any) -> tuple[int, int]:
    width, height = image.size
    return (height, width) if _orientation(image) in _TURNED else (width, height)


def _dpi(image: Any) -> float:
    longer = float(max(image.size))
    try:
        across, down = (float(value) for value in image.info.get("dpi", (0, 0)))
    except (TypeError, ValueError, ZeroDivisionError):
        across = down = 0.0
    low, high = _CREDIBLE
    if low <= across <= high and low <= down <= high:
        return float(across)
    return longer * 72 / pixels.A4_LONGER_SIDE


def _decoded(image: Any, wanted: tuple[int, ...]) -> Any:
    """The pixels in RGB, upright; a JPEG already decoded smaller where that is enough."""
    turned = _orientation(image) in _TURNED
    image.draft("RGB", (wanted[1], wanted[0]) if turned else wanted)
    if image.size[0] * image.size[1] > MAX_PIXELS:
        raise PictureTooLarge(width=image.size[0], height=image.size[1], limit=MAX_PIXELS // 1_000_000)
    orientation = _orientation(image)
    image.load()
    upright = ImageOps.exif_transpose(image) if orientation != 1 else image
    return _on_white(upright)


def _array(decoded: Any, wanted: tuple[int, int]) -> pixels.Picture:
    if decoded.size != wanted:
        # Reducing by boxes first keeps thin strokes and is quick; Lanczos does the rest.
        decoded = decoded.resize(wanted, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return np.array(decoded, dtype=np.uint8)


def _on_white(image: Any) -> Any:
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        values = np.asarray(image, dtype=np.float64)
        top = 65535.0 if values.max(initial=0) > 255 else 255.0
        return Image.fromarray((values.clip(0, top) * (255 / top)).astype(np.uint8)).convert("RGB")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layered = image.convert("RGBA")
        ground = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(ground, layered).convert("RGB")
    return image.convert("RGB")
