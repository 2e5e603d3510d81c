"""A level watermark is noted and is not mixed into the print that it runs across; pale print and overprints stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.model import Page
from tests.extractors.readers import papers
from tests.extractors.readers.papers import read_one, text_of

ROWS = (("流动资产合计", "412,650.18"), ("非流动资产合计", "96,205.40"), ("资产总计", "508,855.58"))


def _table(canvas: Canvas) -> None:
    for i, (label, figure) in enumerate(ROWS):
        canvas.setFont(papers.SONG, 12)
        canvas.drawString(100, 600 - 30 * i, label)
        canvas.setFont("Helvetica", 12)
        canvas.drawRightString(400, 600 - 30 * i, figure)


def _pale(canvas: Canvas, grey: float = 0.75, alpha: float = 1.0) -> None:
    canvas.setFont(papers.SONG, 13)
    canvas.setFillGray(grey)
    canvas.setFillAlpha(alpha)


def _read(tmp_path: Path, draw: object) -> Page:
    return read_one(papers.pdf(tmp_path / "paper.pdf", draw))


@pytest.mark.parametrize(("grey", "alpha"), [(0.75, 1.0), (0.0, 0.25)])
@pytest.mark.parametrize("first", [True, False])
def test_tiles_across_a_table(tmp_path: Path, grey: float, alpha: float, first: bool) -> None:
    def draw(canvas: Canvas) -> None:
        if not first:
            _table(canvas)
        canvas.saveState()
        _pale(canvas, grey, alpha)
        for y in range(500, 700, 31):
            for x in (105, 250, 395):
                canvas.drawString(x, y - 3, "仅限2031年评审")
        canvas.restoreState()
        if first:
            _table(canvas)

    page = _read(tmp_path, draw)
    text = text_of(page)
    assert all(label in text and figure in text for label, figure in ROWS) and "评审" not in text
    assert all(word.confidence == 1 for word in page.words)
    assert ["2031年评审" in n.detail for n in page.notes if n.code == "watermark"] == [True]


def test_one_large_word_behind_the_print(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        _pale(canvas, 0.85)
        canvas.setFont(papers.SONG, 70)
        canvas.drawString(120, 540, "样张件")
        canvas.restoreState()
        _table(canvas)

    assert "样张件" not in text_of(_read(tmp_path, draw))


def test_pale_print_that_lies_across_nothing_stays(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        _table(canvas)
        _pale(canvas)
        for i in range(6):
            canvas.drawString(100, 400 - 20 * i, "本科以上")

    page = _read(tmp_path, draw)
    assert text_of(page).count("本科以上") == 6 and not page.notes


def test_a_pale_figure_under_a_dark_one_stays_a_doubt(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        _pale(canvas, 0.6)
        canvas.drawString(100, 600, "面积186.40")
        canvas.restoreState()
        canvas.drawString(124, 600, "412.50")

    assert any(word.confidence < 1 for word in _read(tmp_path, draw).words)


def test_what_the_rim_cuts_off_goes_with_the_rest(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        _table(canvas)
        _pale(canvas)
        for y in (596, 566, 536):
            for x in (100, 330):
                canvas.drawString(x, y, "仅限漠江申报")
            canvas.drawString(10, y, "漠江申报")
            canvas.setFillGray(0)
            canvas.drawString(470, y, "漠江申报")
            canvas.setFillGray(0.75)

    words = [w.text for w in _read(tmp_path, draw).words]
    assert words.count("漠江申报") == 3
    assert not any("仅限" in w for w in words)


def _stamp(canvas: Canvas, *lines: str, colour: tuple[float, float, float] = (0.85, 0.1, 0.1)) -> None:
    """Two lines in the ink of a stamp, begun left of the figures and across them."""
    canvas.saveState()
    canvas.setFillColorRGB(*colour)
    canvas.setFont(papers.SONG, 12)
    for i, line in enumerate(lines):
        canvas.drawString(330, 598 - 30 * i, line)
    canvas.restoreState()


@pytest.mark.parametrize("colour", [(0.85, 0.1, 0.1), (0.5, 0.05, 0.1), (0.15, 0.2, 0.75), (0.45, 0.1, 0.5)])
def test_a_stamp_printed_as_text_across_figures_is_none_of_what_they_say(
    tmp_path: Path, colour: tuple[float, float, float]
) -> None:
    def draw(canvas: Canvas) -> None:
        _table(canvas)
        _stamp(canvas, "漠江五金企业", "有限公司公章", colour=colour)

    page = _read(tmp_path, draw)
    text = text_of(page)
    assert all(figure in text for _, figure in ROWS) and "公章" not in text
    assert ["公章" in n.detail for n in page.notes if n.code == "watermark"] == [True]


def test_the_line_of_a_stamp_that_lies_across_nothing_goes_with_the_other(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        _table(canvas)
        canvas.saveState()
        canvas.setFillColorRGB(0.15, 0.2, 0.75)
        canvas.setFont(papers.SONG, 14)
        canvas.drawString(330, 601, "漠江五金企业")
        canvas.drawString(337, 584, "行业协会")
        canvas.setFont(papers.SONG, 12)
        canvas.drawString(100, 480, "本表已经审定")
        canvas.restoreState()

    text = text_of(_read(tmp_path, draw))
    assert ROWS[0][1] in text and "协会" not in text and "本表已经审定" in text


@pytest.mark.parametrize("said", ["壹佰贰拾捌", "九十六万元整", "改为312.40"])
def test_a_figure_in_red_across_another_is_not_taken_for_a_stamp(tmp_path: Path, said: str) -> None:
    def draw(canvas: Canvas) -> None:
        _table(canvas)
        _stamp(canvas, said)

    page = _read(tmp_path, draw)
    assert set(said) <= set(text_of(page)) and not page.notes


def test_red_words_that_lie_across_nothing_stay(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        _table(canvas)
        canvas.setFillColorRGB(0.85, 0.1, 0.1)
        canvas.setFont(papers.SONG, 12)
        canvas.drawString(100, 480, "本表已经审定")

    assert "本表已经审定" in text_of(_read(tmp_path, draw))
