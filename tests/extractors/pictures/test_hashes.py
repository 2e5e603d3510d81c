"""The same scan looks the same however it was packed; other pages, and pages of nothing, do not."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.pictures.hashes import hash_of, looks

SIZE = (827, 1169)


def scan(seed: int, lines: int = 30) -> Image.Image:
    """A page of made-up lines of letters, as a scanner gives it."""
    random = np.random.default_rng(seed)
    image = Image.new("RGB", SIZE, (246, 244, 238))
    draw = ImageDraw.Draw(image)
    for line in range(lines):
        top, left = 70 + line * 34, 90 + int(random.integers(0, 60))
        while left < 90 + random.integers(200, 650):
            width = int(random.integers(8, 22))
            draw.rectangle((left, top, left + width, top + 17), fill=(40, 40, 48))
            left += width + int(random.integers(6, 30))
    return image


def unlike(one: str, other: str) -> float:
    """The share of all bits that are set in one of the two alone."""
    a, b = int(one, 16), int(other, 16)
    return (a ^ b).bit_count() / (a.bit_count() + b.bit_count())


def look(image: Image.Image) -> str:
    return hash_of(np.asarray(image))


def packed(image: Image.Image, quality: int = 35) -> Image.Image:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    return Image.open(buffer).convert("RGB")


ANEW: dict[str, Callable[[Image.Image], Image.Image]] = {
    "packed": packed,
    "smaller": lambda image: packed(image.resize((496, 701))),
    "darker": lambda image: image.point(lambda v: int(v * 0.85)),
    "grey": lambda image: image.convert("L").convert("RGB"),
}


@pytest.mark.parametrize("how", ANEW)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_same_scan_made_anew_looks_the_same(how: str, seed: int) -> None:
    image = scan(seed)
    assert unlike(look(image), look(ANEW[how](image))) <= 0.1


def test_other_pages_look_otherwise() -> None:
    found = [look(scan(seed)) for seed in range(8)]
    assert min(unlike(a, b) for a in found for b in found if a is not b) > 0.25


@pytest.mark.parametrize("image", [Image.new("RGB", SIZE, "white"), scan(1, lines=1)])
def test_a_page_with_next_to_nothing_on_it_has_none(image: Image.Image) -> None:
    assert look(image) == ""


def test_noise_on_an_empty_page_is_nothing() -> None:
    noise = np.random.default_rng(5).normal(244, 6, (*SIZE[::-1], 3)).clip(0, 255).astype(np.uint8)
    assert hash_of(noise) == ""


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A scanned page, a typed page, and a typed page with a picture in it."""
    path = tmp_path / "bundle.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.drawImage(ImageReader(scan(1)), 0, 0, 595, 842)
    canvas.showPage()
    for picture in (False, True):
        for line in range(30):
            canvas.drawString(70, 780 - line * 22, f"Line {line} of a page that was typed, {line * 7919}.")
        if picture:
            canvas.drawImage(ImageReader(scan(2)), 400, 60, 120, 160)
        canvas.showPage()
    canvas.save()
    return path


def test_pages_of_a_pdf_are_told_with_whether_they_are_scans(bundle: Path) -> None:
    found = list(looks(bundle, (1, 2, 3)))
    assert [(look.number, look.scanned) for look in found] == [(1, True), (2, False), (3, False)]
    assert all(look.hash for look in found)
    assert unlike(found[0].hash, look(scan(1))) <= 0.1


def test_a_picture_file_is_a_scan_and_a_page_that_is_not_there_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    scan(3).save(path)
    (found,) = looks(path, (1, 2))
    assert (found.number, found.scanned) == (1, True)
