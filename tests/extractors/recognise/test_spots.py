"""The picture of the words that a fact was read from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.model import Box, Document, Evidence, Page, Reader, Word
from extractors.pictures.drawing import page_size
from extractors.recognise.spots import line_at


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """A picture with a black bar where a day is printed, and another beside it."""
    path = tmp_path / "a.png"
    picture = Image.new("RGB", (1240, 1754), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle([200, 200, 399, 239], fill="black")
    draw.rectangle([600, 200, 799, 239], fill="black")
    picture.save(path, dpi=(150, 150))
    width, height = page_size(path, 1)
    scale = width / 1240
    words = tuple(Word("2018-03-15", Box(x * scale, 200 * scale, (x + 200) * scale, 240 * scale)) for x in (200, 600))
    page = Page(1, width, height, Reader.RAPIDOCR, words)
    return Document("a.png", path, "", Reader.RAPIDOCR, (page,), ())


def seen(box: Box | None, page: int | None = 1) -> Evidence:
    return Evidence("a.png", page, box, None, "2018-03-15", Reader.RAPIDOCR, 0.9)


def test_just_the_quoted_words_are_cut_out_with_some_room(document: Document) -> None:
    crop = line_at(seen(document.pages[0].words[0].box), document)
    assert crop is not None
    dark = crop.max(axis=2) < 128
    assert 0.6 < dark.mean() < 0.95
    columns = np.flatnonzero(dark.any(axis=0))
    assert columns[-1] - columns[0] + 1 == len(columns)  # one bar, not two


def test_without_a_box_on_a_page_there_is_no_picture(document: Document) -> None:
    assert line_at(seen(None), document) is None
    assert line_at(seen(document.pages[0].words[0].box, page=2), document) is None
    assert line_at(seen(Box(0, 0, 5, 5)), document) is None
