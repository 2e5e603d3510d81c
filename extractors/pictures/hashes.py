"""Pages as hashes of their looks: the same scan has nearly the same hash at any resolution, brightness or packing.

A hash is a difference hash of 32 x 32 bits: whether each field of the page is darker than the next by more than noise
makes it. (imagehash's own takes the least difference for one, and noise on blank paper then makes bits.) Of the bits
that two hashes set, those of scans packed, scaled or brightened anew share all but 14 in 100, those of other pages
lack more than 25.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import imagehash
import numpy as np
from PIL import Image

from extractors.errors import PaperError
from extractors.formats import format_of_picture
from extractors.pictures import ofd, pdfium
from extractors.pictures.drawing import page_picture
from extractors.pictures.pixels import Picture

SIDE = 32
DPI = 50
LEAST = 40
"""Bits that a page must have set: one with fewer is all but empty, and all such pages look alike."""

_NOISE = 0.02
"""Of the brightness of paper: less of a difference is none."""

_COVERED = 0.6
"""Of a page's area: with so much of it under pictures it is a scan."""


@dataclass(frozen=True, slots=True)
class Look:
    """A page's hash as hexadecimal digits, "" for a page with next to nothing on it, and whether it is a scan."""

    number: int
    hash: str
    scanned: bool


def looks(path: Path, numbers: Iterable[int]) -> Iterator[Look]:
    """These pages; one that cannot be drawn is left out. Raises PaperError where the file cannot be opened."""
    scanned = _scanned(path)
    for number in numbers:
        try:
            picture = page_picture(path, number, DPI)
        except PaperError:
            continue
        yield Look(number, hash_of(picture), scanned is None or number in scanned)


def hash_of(picture: Picture) -> str:
    """The hash of a page's picture; "" where there is next to nothing on it."""
    small = Image.fromarray(picture).convert("L").resize((SIDE + 1, SIDE), Image.Resampling.BOX)
    grey = np.asarray(small, dtype=np.float64)
    told = np.clip(grey / max(float(np.percentile(grey, 90)), 1.0), 0.0, 1.0)
    bits = told[:, 1:] - told[:, :-1] > _NOISE
    return str(imagehash.ImageHash(bits)) if int(np.count_nonzero(bits)) >= LEAST else ""


def _scanned(path: Path) -> frozenset[int] | None:
    """The pages of a PDF or OFD that are pictures; None for a picture file, of which all are."""
    kind = format_of_picture(path).name
    if kind == "image":
        return None
    with pdfium.opened(ofd.drawn(path).path if kind == "ofd" else path) as document:
        return frozenset(n for n in range(1, len(document) + 1) if _is_picture(document, n))


def _is_picture(document: Any, number: int) -> bool:
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        page = document[number - 1]
        width, height = page.get_size()
        boxes = [o.get_bounds() for o in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)]
    except pypdfium2.PdfiumError:
        return False
    covered = sum(max(right - left, 0) * max(top - bottom, 0) for left, bottom, right, top in boxes)
    return bool(covered >= _COVERED * width * height)
