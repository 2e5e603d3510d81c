"""Cut-outs show the marked figure, no larger than paper or cell takes, in a size that is known beforehand."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from service.exports.cuts import CELL, MILLIMETRES, RED, WIDEST, cell_size, in_cell, on_paper


def drawn(width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(buffer, "PNG")
    return buffer.getvalue()


def is_red(image: Image.Image) -> bool:
    data = image.convert("RGB").tobytes()
    return any(r > 140 and g < 90 and b < 90 for r, g, b in zip(data[::3], data[1::3], data[2::3], strict=True))


@pytest.mark.parametrize("size", [(1000, 60), (80, 20), (1100, 600), (5, 5), (3000, 40)])
@pytest.mark.parametrize("place", [(0.0, 0.0), (0.5, 0.3), (0.9, 0.8)])
def test_a_cell_shows_the_mark_in_the_size_that_was_told(size: tuple[int, int], place: tuple[float, float]) -> None:
    left, top = size[0] * place[0], size[1] * place[1]
    marks = {"cut": [left, top, left + size[0] * 0.1, top + size[1] * 0.2], "size": list(size)}
    image = Image.open(io.BytesIO(in_cell(drawn(*size), marks)))
    assert image.size == cell_size(marks)
    assert image.format == "JPEG"
    assert image.width <= CELL[0]
    assert image.height <= CELL[1]
    assert is_red(image) or size == (5, 5)


def test_of_a_whole_list_the_top_is_shown() -> None:
    marks = {"cut": [10, 10, 990, 700], "size": [1000, 720]}
    assert is_red(Image.open(io.BytesIO(in_cell(drawn(1000, 720), marks))))


def test_without_a_mark_nothing_is_drawn() -> None:
    marks = {"cut": None, "size": [400, 60]}
    assert not is_red(Image.open(io.BytesIO(in_cell(drawn(400, 60), marks))))


def test_paper_shows_the_whole_cut_out() -> None:
    marks = {"cut": [100, 10, 300, 40], "size": [2000, 100]}
    found, millimetres = on_paper(drawn(2000, 100), marks)
    assert (found.width, found.height) == (WIDEST, 54)
    assert millimetres == MILLIMETRES
    assert is_red(Image.open(io.BytesIO(found.data)))
    assert RED[0] > RED[1]


def test_a_small_cut_out_is_not_blown_up() -> None:
    _, millimetres = on_paper(drawn(130, 20), {"cut": None, "size": [130, 20]})
    assert millimetres == pytest.approx(29.2, abs=0.1)
