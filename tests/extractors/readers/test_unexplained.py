"""Print that the text layer does not account for is found; rules, patches, seals and charts are not print."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.model import Box, RulingLine, Word
from extractors.readers.unexplained import unexplained
from tests.extractors.readers import papers
from tests.extractors.readers.papers import read_one, text_of

DPI = 144


@pytest.fixture
def sheet():
    """A white A4 page at 144 dpi and a pen for it; coordinates in pixels, two to the point."""
    image = Image.new("RGB", (1190, 1684), "white")
    return image, ImageDraw.Draw(image)


def _found(image, known=(), lines=()):
    return unexplained(np.asarray(image), DPI, known, lines)


def test_a_line_of_text_is_found_where_it_is(sheet):
    image, pen = sheet
    pen.text((200, 400), "Total assets 1,234.56", fill="black", font_size=26)
    left, top, right, bottom = pen.textbbox((200, 400), "Total assets 1,234.56", font_size=26)
    boxes = _found(image)
    assert min(box.x0 for box in boxes) == pytest.approx(left / 2, abs=3)
    assert max(box.x1 for box in boxes) == pytest.approx(right / 2, abs=3)
    assert all(top / 2 - 3 <= box.top and box.bottom <= bottom / 2 + 3 for box in boxes)


def test_text_that_is_known_is_explained(sheet):
    image, pen = sheet
    pen.text((200, 400), "Total assets 1,234.56", fill="black", font_size=26)
    assert _found(image, [Box(100, 200, 250, 216)]) == []


def test_other_marks_are_not_print(sheet):
    image, pen = sheet
    pen.line((100, 200, 1000, 200), fill="black", width=3)
    pen.rectangle((100, 300, 600, 500), fill="black")
    pen.ellipse((300, 700, 600, 1000), outline="red", width=12)
    pen.text((380, 830), "SEAL OF A FIRM", fill="red", font_size=20)
    pen.line([(x, 1300 + 60 * np.sin(x / 60)) for x in range(100, 1000, 5)], fill="black", width=3)
    assert _found(image) == []


def test_ruling_lines_that_are_known_do_not_glue_text(sheet):
    image, pen = sheet
    for y in range(300, 700, 40):
        pen.line((100, y, 1100, y), fill="black", width=2)
    lines = [RulingLine(50, y / 2, 550, y / 2) for y in range(300, 700, 40)]
    pen.text((200, 462), "1,234.56 Total", fill="black", font_size=24)
    boxes = _found(image, lines=lines)
    assert boxes and all(box.bottom - box.top < 20 for box in boxes)


def test_text_turned_into_curves_is_read_from_the_picture(tmp_path, engine):
    def draw(canvas):
        canvas.drawString(100, 750, "typed")
        for number in range(12):
            _letter_e(canvas, 100 + 11 * number, 500)

    engine.words = (Word("EEEEEEEEEEEE", Box(100, 330, 230, 345)),)
    assert text_of(read_one(papers.pdf(tmp_path / "paper.pdf", draw))) == "typed EEEEEEEEEEEE"
    (shown,) = engine.seen
    assert shown[:400].min() == 255 and shown.min() < 60


def _letter_e(canvas, x, y):
    """The outline of a capital E, nine points high."""
    path = canvas.beginPath()
    corners = [
        (0, 0),
        (7, 0),
        (7, 1.5),
        (1.5, 1.5),
        (1.5, 4),
        (6, 4),
        (6, 5.5),
        (1.5, 5.5),
        (1.5, 7.5),
        (7, 7.5),
        (7, 9),
        (0, 9),
    ]
    path.moveTo(x, y)
    for dx, dy in corners[1:]:
        path.lineTo(x + dx, y + dy)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
