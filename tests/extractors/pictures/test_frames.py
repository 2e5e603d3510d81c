"""Pictures of phones in their own format are opened like any other, turned as they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from extractors.errors import Damaged, NoCodec
from extractors.pictures import frames
from extractors.readers import open_document

PHOTOS = Path(__file__).parent / "photos"
"""A black bar in the upper left and a red one in the lower right of 320 by 160 pixels; once said to lie on its side."""


@pytest.mark.parametrize(("name", "sides", "corner"), [("upright", (842, 421), (0, 0)), ("turned", (421, 842), (0, 1))])
def test_a_picture_of_a_phone(name, sides, corner):
    path = PHOTOS / f"{name}.heic"
    outline = open_document(path)
    assert (outline.format, outline.pages) == ("image", 1)
    assert tuple(round(side) for side in frames.size_in_points(path, 1)) == sides
    picture = frames.picture(path, 1, 72)
    height, width = picture.shape[:2]
    halves = {(row, column): picture[row * height // 2 :, column * width // 2 :] for row in (0, 1) for column in (0, 1)}
    part = halves[corner][: height // 2, : width // 2]
    assert (part.max(axis=2) < 60).mean() > 0.1


def test_it_may_be_pasted_into_another_paper():
    found = frames.pasted((PHOTOS / "upright.heic").read_bytes(), 0)
    assert found is not None
    assert abs(found[0].shape[1] - 2 * found[0].shape[0]) <= 1


def test_one_that_breaks_off(tmp_path):
    path = tmp_path / "a.heic"
    path.write_bytes((PHOTOS / "upright.heic").read_bytes()[:500])
    with pytest.raises((Damaged, NoCodec)):
        frames.picture(path, 1, 72)


def test_without_the_decoder_it_is_told_as_what_it_is(monkeypatch):
    Image.init()  # what is loaded later would be lost with the stand-in
    known = {name: opener for name, opener in Image.OPEN.items() if name != "HEIF"}
    monkeypatch.setattr(Image, "OPEN", known)
    monkeypatch.setattr(Image, "ID", list(known))
    with pytest.raises(NoCodec):
        frames.count_pages(PHOTOS / "upright.heic")
