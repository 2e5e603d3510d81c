"""Pictures as papers: turned as their EXIF says, sized by a credible resolution or as A4, never decoded blindly."""

from __future__ import annotations

import struct
import zlib

import pytest
from PIL import Image

from extractors.errors import Damaged, NoCodec, PictureTooLarge
from extractors.model import Box, Word
from extractors.pictures.drawing import page_picture, page_size
from extractors.readers import open_document, read_pages
from tests.extractors.readers import papers
from tests.extractors.readers.conftest import ENGINES


def _saved(path, image, **options):
    image.save(path, **options)
    return path


@pytest.mark.parametrize("ending", ["jpg", "png", "tif", "bmp", "webp"])
def test_formats(tmp_path, ending, engine):
    path = _saved(tmp_path / f"paper.{ending}", papers.printed(size=(840, 1188)))
    outline = open_document(path)
    assert (outline.format, outline.pages) == ("image", 1)
    engine.words = (Word("x", Box(1, 1, 2, 2)),)
    (page,) = read_pages(outline, [1], ENGINES)
    assert [word.text for word in page.words] == ["x"]
    assert engine.seen[0].min() < 60 and engine.seen[0].max() > 240


@pytest.mark.parametrize(
    ("dpi", "width"), [((200, 200), 840 * 72 / 200), ((72, 72), 595.4), ((1, 1), 595.4), (None, 595.4)]
)
def test_size_in_points(tmp_path, dpi, width):
    options = {"dpi": dpi} if dpi else {}
    path = _saved(tmp_path / "paper.png", papers.printed(size=(840, 1188)), **options)
    assert page_size(path, 1)[0] == pytest.approx(width, abs=0.5)


def test_exif_turns_the_picture(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    image = Image.new("RGB", (400, 300), "white")
    image.paste("black", (0, 0, 40, 40))
    path = _saved(tmp_path / "paper.jpg", image, exif=exif, dpi=(100, 100), quality=95)
    assert page_size(path, 1) == (pytest.approx(300 * 0.72), pytest.approx(400 * 0.72))
    picture = page_picture(path, 1, 100)
    assert picture.shape == (400, 300, 3)
    assert picture[10, -10].max() < 60 and picture[10, 10].min() > 200


def test_every_frame_of_a_tiff_is_a_page(tmp_path, engine):
    frames = [papers.printed(str(number), (300 + number, 400)) for number in range(3)]
    path = tmp_path / "paper.tif"
    frames[0].save(path, save_all=True, append_images=frames[1:], dpi=(100, 100))
    outline = open_document(path)
    assert outline.pages == 3
    pages = list(read_pages(outline, [1, 2, 3], ENGINES))
    assert [round(page_size(path, page.number)[0] / 0.72) for page in pages] == [300, 301, 302]


def test_sixteen_bits_and_transparency_are_shown_as_print(tmp_path):
    import numpy as np

    grey = np.full((200, 200), 65535, dtype=np.uint16)
    grey[50:100, 50:100] = 0
    deep = _saved(tmp_path / "deep.png", Image.fromarray(grey))
    clear = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), (50, 50, 100, 100))
    for path in (deep, _saved(tmp_path / "clear.png", clear)):
        picture = page_picture(path, 1, 72 * 200 / 841.89)
        assert picture[10, 10].min() == 255 and picture[75, 75].max() == 0


def _png_header(width, height):
    """A PNG that only says its size."""
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    head = struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    return b"\x89PNG\r\n\x1a\n" + head + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))


def test_a_picture_of_thirty_thousand_pixels_is_refused_with_its_size(tmp_path):
    path = tmp_path / "paper.png"
    path.write_bytes(_png_header(30_000, 30_000))
    with pytest.raises(PictureTooLarge) as raised:
        open_document(path)
    assert "30000" in raised.value.zh and "120" in raised.value.zh


def test_a_large_jpeg_is_decoded_smaller(tmp_path):
    path = _saved(tmp_path / "paper.jpg", Image.new("L", (16_000, 8_000), 255))
    assert page_picture(path, 1, 100).shape == (585, 1169, 3)


def test_a_phone_picture_without_a_decoder(tmp_path):
    path = tmp_path / "paper.heic"
    path.write_bytes(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00" + b"\x00" * 200)
    with pytest.raises(NoCodec) as raised:
        open_document(path)
    assert "HEIC" in raised.value.zh


def test_a_cut_off_picture_is_a_page_that_says_so(tmp_path, engine):
    whole = _saved(tmp_path / "paper.png", Image.effect_noise((400, 400), 90))
    whole.write_bytes(whole.read_bytes()[:2000])
    (page,) = read_pages(open_document(whole), [1], ENGINES)
    assert page.words == () and [str(note.code) for note in page.notes] == ["page_unreadable"]
    assert page.notes[0].detail == Damaged().zh


def test_a_picture_of_noise_bytes(tmp_path):
    path = tmp_path / "paper.jpg"
    path.write_bytes(b"\xff\xd8\xff" + b"noise" * 50)
    with pytest.raises(Damaged):
        open_document(path)
