"""Pages as pictures: as a viewer shows them, never larger than memory bears."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.errors import NoPages
from extractors.model import Box
from extractors.pictures.drawing import page_picture, page_size, usable_dpi
from extractors.pictures.pixels import MAX_PIXELS, crop
from tests.extractors.readers import papers


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(
        papers.page_pdf(b"100 400 200 50 re f", b"/MediaBox[0 0 600 800]/CropBox[50 300 550 500]/Rotate 90")
    )
    return path


def test_size_is_that_of_the_turned_crop_box(paper):
    assert page_size(paper, 1) == (200, 500)


def test_picture_has_the_size_in_pixels(paper):
    picture = page_picture(paper, 1, 144)
    assert (picture.shape, picture.dtype) == ((1000, 400, 3), np.uint8)


def test_pictures_are_kept_and_cannot_be_changed(paper):
    picture = page_picture(paper, 1, 72)
    assert page_picture(paper, 1, 72) is picture
    with pytest.raises(ValueError, match="read-only"):
        picture[0, 0] = 0


def test_a_changed_file_is_drawn_anew(paper):
    before = page_picture(paper, 1, 72)
    paper.write_bytes(papers.page_pdf(b"", b"/MediaBox[0 0 600 800]/CropBox[50 300 550 500]/Rotate 90"))
    assert before.min() == 0 and page_picture(paper, 1, 72).min() == 255


def test_crop_cuts_the_box_and_its_margin(paper):
    left, top, right, bottom = papers.ink_box(paper)
    picture = page_picture(paper, 1, 144)
    inside = crop(picture, 144, Box(left, top, right, bottom))
    assert inside.max() < 60
    around = crop(picture, 144, Box(left, top, right, bottom), margin=5)
    assert around.shape[0] - inside.shape[0] in range(18, 23) and around[0].min() == 255


@pytest.mark.parametrize("box", [Box(-50, -50, -10, -10), Box(900, 900, 950, 950), Box(10, 10, 10, 10)])
def test_crop_off_the_page_is_small_but_a_picture(paper, box):
    part = crop(page_picture(paper, 1, 72), 72, box)
    assert part.size and part.shape[0] <= 2 and part.shape[1] <= 2


def test_a_huge_page_comes_at_a_lower_resolution(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(papers.page_pdf(b"", b"/MediaBox[0 0 200000 100000]"))
    dpi = usable_dpi(path, 1, 300)
    picture = page_picture(path, 1, 300)
    assert picture.shape[0] * picture.shape[1] <= MAX_PIXELS * 1.001
    assert picture.shape[1] == pytest.approx(200_000 * dpi / 72, abs=1)


def test_no_such_page(paper):
    with pytest.raises(NoPages):
        page_picture(paper, 2, 72)
