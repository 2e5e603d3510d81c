"""What lies beneath a patch is not read, whatever was typed on top of it."""

from __future__ import annotations

import pytest

from tests.extractors.readers import papers
from tests.extractors.readers.papers import read_one, text_of


def _patched(canvas, place=(126, 596, 60, 16), shade=1.0, alpha=1.0):
    canvas.saveState()
    canvas.setFillColorRGB(1, 1, shade)
    canvas.setFillAlpha(alpha)
    canvas.rect(*place, stroke=0, fill=1)
    canvas.restoreState()


def _read(tmp_path, draw):
    return read_one(papers.pdf(tmp_path / "paper.pdf", draw))


@pytest.mark.parametrize("x", [128, 129.5, 131, 134, 137])
@pytest.mark.parametrize("shade", [1.0, 0.6])
def test_a_figure_under_a_patch_is_not_mixed_with_the_one_typed_on_top(tmp_path, x, shade):
    def draw(canvas):
        canvas.drawString(100, 600, "Area 412.50 sqm")
        _patched(canvas, (127, 596, 40, 15), shade)
        canvas.drawString(x, 600, "73.9")

    page = _read(tmp_path, draw)
    assert sorted(text_of(page).split()) == ["73.9", "Area", "sqm"]
    assert [note.detail.strip() for note in page.notes if note.code == "hidden_text"] == ["412.50"]


def test_a_framed_patch_hides_as_well(tmp_path):
    def draw(canvas):
        canvas.drawString(100, 600, "Area 412.50 sqm")
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(127, 596, 40, 15, stroke=1, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(130, 600, "73.9")

    assert sorted(text_of(_read(tmp_path, draw)).split()) == ["73.9", "Area", "sqm"]


def test_a_picture_laid_over_with_a_figure_on_top_hides_as_well(tmp_path, engine):
    def draw(canvas):
        canvas.drawString(100, 600, "Area 412.50 sqm")
        blank = papers.Image.new("RGB", (40, 15), "white")
        canvas.drawImage(papers.reader_of(blank), 127, 596, 40, 15)
        canvas.drawString(130, 600, "73.9")

    assert sorted(text_of(_read(tmp_path, draw)).split()) == ["73.9", "Area", "sqm"]


def _rounded(canvas):
    canvas.roundRect(127, 595, 41, 17, 3, stroke=0, fill=1)


def _in_two(canvas):
    canvas.rect(127, 596, 20, 15, stroke=0, fill=1)
    canvas.rect(147, 596, 20, 15, stroke=0, fill=1)


def _marker(canvas):
    canvas.setLineWidth(15)
    canvas.line(126, 604, 168, 604)


def _scaled(canvas):
    canvas.translate(126, 595)
    canvas.scale(42, 17)
    canvas.rect(0, 0, 1, 1, stroke=0, fill=1)


@pytest.mark.parametrize("patch", [_rounded, _in_two, _marker, _scaled])
def test_whatever_the_patch_is_made_of(tmp_path, patch):
    def draw(canvas):
        canvas.drawString(100, 600, "Area 412.50 sqm")
        canvas.saveState()
        canvas.setFillColorRGB(1, 1, 1)
        canvas.setStrokeColorRGB(1, 1, 1)
        patch(canvas)
        canvas.restoreState()
        canvas.drawString(131, 600, "73.9")

    assert sorted(text_of(_read(tmp_path, draw)).split()) == ["73.9", "Area", "sqm"]


def test_shading_beneath_the_text_hides_nothing(tmp_path):
    def draw(canvas):
        _patched(canvas, (90, 590, 200, 30), shade=0.5)
        canvas.drawString(100, 600, "Area 412.50 sqm")

    assert text_of(_read(tmp_path, draw)) == "Area 412.50 sqm"


def test_a_marker_that_shows_through_hides_nothing(tmp_path):
    def draw(canvas):
        canvas.drawString(100, 600, "Area 412.50 sqm")
        _patched(canvas, (90, 590, 200, 30), shade=0.2, alpha=0.4)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(130.2, 600, "412.50")

    assert text_of(_read(tmp_path, draw)).startswith("Area 4")


def test_a_patch_that_is_clipped_away_hides_nothing(tmp_path):
    def draw(canvas):
        canvas.drawString(100, 600, "Area 412.50 sqm")
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(300, 300, 10, 10)
        canvas.clipPath(path, stroke=0)
        _patched(canvas, (0, 0, 595, 842))
        canvas.restoreState()

    assert text_of(_read(tmp_path, draw)) == "Area 412.50 sqm"


def test_figures_printed_over_one_another_are_doubtful(tmp_path):
    def draw(canvas):
        canvas.drawString(100, 600, "Area")
        canvas.drawString(130, 600, "412.50")
        canvas.drawString(131, 600, "73.9")

    page = _read(tmp_path, draw)
    assert [word.confidence < 0.5 for word in page.words] == [False, True]


def test_bold_printed_twice_is_certain(tmp_path):
    def draw(canvas):
        canvas.drawString(100, 600, "412.50")
        canvas.drawString(100.4, 600, "412.50")

    assert [word.confidence for word in _read(tmp_path, draw).words] == [1.0]
