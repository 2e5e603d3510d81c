"""Painted paths become the ruling lines that are seen, each once."""

from __future__ import annotations

import pytest

from extractors.model import RulingLine
from extractors.readers.rulings import joined
from tests.extractors.readers import papers
from tests.extractors.readers.papers import read_one

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture
def lines(tmp_path):
    def of(draw):
        def with_text(canvas):
            canvas.drawString(20, 20, "text")
            draw(canvas)

        return read_one(papers.pdf(tmp_path / "paper.pdf", with_text)).ruling_lines

    return of


def _box(lines):
    return (
        min(line.x0 for line in lines),
        min(line.top for line in lines),
        max(line.x1 for line in lines),
        max(line.bottom for line in lines),
    )


def test_cells_side_by_side_share_their_edges(lines):
    def draw(canvas):
        for column in range(3):
            for row in range(2):
                canvas.rect(100 + 60 * column, 500 + 20 * row, 60, 20)

    found = lines(draw)
    assert len(found) == 3 + 4
    assert _box(found) == (100, 842 - 540, 280, 842 - 500)


def test_thin_patches_and_stretched_pictures_are_lines(lines):
    def draw(canvas):
        canvas.rect(100, 500, 200, 0.7, stroke=0, fill=1)
        canvas.drawImage(papers.reader_of(papers.Image.new("RGB", (1, 1), "black")), 100, 400, 200, 1)

    assert [round(line.x1 - line.x0) for line in lines(draw)] == [200, 200]


def test_dashes_are_one_line_and_dots_of_a_word_none(lines):
    def draw(canvas):
        for dash in range(20):
            canvas.line(100 + 6 * dash, 500, 103 + 6 * dash, 500)
        canvas.line(100, 400, 102, 400)

    assert lines(draw) == (RulingLine(100, 342, 217, 342),)


def test_double_lines_are_one(lines):
    def draw(canvas):
        canvas.line(100, 500, 300, 500)
        canvas.line(100, 501, 300, 501)

    assert len(lines(draw)) == 1


def test_what_is_not_seen_is_no_line(lines):
    def draw(canvas):
        canvas.setFillGray(1)
        canvas.rect(100, 500, 200, 20, stroke=0, fill=1)
        canvas.setStrokeGray(1)
        canvas.line(100, 400, 300, 400)
        canvas.line(700, 400, 900, 400)

    assert lines(draw) == ()


def test_white_lines_on_a_coloured_table_are_lines(lines):
    def draw(canvas):
        canvas.setFillGray(0.5)
        canvas.rect(100, 500, 200, 40, stroke=0, fill=1)
        canvas.setStrokeGray(1)
        canvas.line(200, 500, 200, 540)

    assert RulingLine(200, 302, 200, 342) in lines(draw)


def test_slanting_strokes_are_no_lines(lines):
    assert lines(lambda canvas: canvas.line(100, 100, 300, 300)) == ()


def test_joined_keeps_gaps_that_are_gaps():
    assert joined([(10, 0, 50), (10.4, 52, 90), (10, 200, 260)]) == [
        (pytest.approx(10.13, abs=0.01), 0, 90),
        (pytest.approx(10.13, abs=0.01), 200, 260),
    ]


def test_borders_between_columns_are_seen_however_many_rows_cross_them(lines):
    for rows in (15, 16, 17, 31, 32, 33, 48):
        height = 640 / rows

        def draw(canvas, rows=rows, height=height):
            for row in range(rows):
                for column in range(3):
                    canvas.rect(100 + 60 * column, 100 + height * row, 60, height)

        assert len([line for line in lines(draw) if line.x0 == line.x1]) == 4


@pytest.mark.parametrize("ink", [(0.95, 0.5, 0.5), (0.72, 0.48, 0.5), (0.5, 0.55, 0.85), (0.7, 0.5, 0.75)])
def test_the_frame_of_a_seal_rules_nothing_but_a_table_in_red_or_blue_does(lines, ink):
    def ruled(canvas):
        for row in range(6):
            canvas.line(100, 400 + 20 * row, 400, 400 + 20 * row)

    def sealed(canvas):
        ruled(canvas)
        canvas.setStrokeColorRGB(*ink)
        canvas.setLineWidth(2)
        canvas.rect(180, 430, 90, 40)

    def coloured(canvas):
        canvas.setStrokeColorRGB(*(0.8 * part for part in ink))
        ruled(canvas)
        for x in range(100, 500, 60):
            canvas.line(x, 400, x, 500)

    assert len(lines(sealed)) == 6
    assert len(lines(coloured)) == 6 + 7


def test_white_borders_between_white_and_pale_rows_are_seen(lines):
    def draw(canvas, pale=True):
        for row in range(10):
            canvas.setFillGray(0.95 if row % 2 and pale else 1)
            canvas.rect(100, 300 + 20 * row, 300, 20, stroke=0, fill=1)
        canvas.setStrokeGray(1)
        canvas.line(220, 300, 220, 500)

    assert [line.x0 for line in lines(draw) if line.x0 == line.x1 and 100 < line.x0 < 400] == [220]
    assert [line for line in lines(lambda canvas: draw(canvas, pale=False)) if line.x0 == line.x1] == []
