"""The raised number of a note is no digit of the figure at which it stands; a unit's and a figure's own digits stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractors.model import Page
from tests.extractors.readers import papers
from tests.extractors.readers.papers import read_one, text_of


def read(tmp_path: Path, *parts: tuple[str, float, float]) -> Page:
    """A line of a page whose parts are of a size and so far raised."""

    def draw(canvas: Canvas) -> None:
        x = 100.0
        for text, size, lift in parts:
            canvas.setFont(papers.SONG, size)
            canvas.drawString(x, 600 + lift, text)
            x += stringWidth(text, papers.SONG, size)

    return read_one(papers.pdf(tmp_path / "paper.pdf", draw))


@pytest.mark.parametrize("size", [5.5, 6.5, 7.5])
@pytest.mark.parametrize("note", ["1", "12"])
def test_the_number_of_a_note_is_dropped(tmp_path: Path, size: float, note: str) -> None:
    raised = (note, size, 5)
    page = read(tmp_path, ("建筑面积为87.5", 11, 0), raised, ("平方米，专职", 11, 0), raised, ("6人", 11, 0))
    assert text_of(page).replace(" ", "").startswith("建筑面积为87.5平方米，专职6人")


def test_the_digit_of_a_unit_stays(tmp_path: Path) -> None:
    assert "312m2办公" in text_of(read(tmp_path, ("面积312m", 11, 0), ("2", 6.5, 5), ("办公", 11, 0))).replace(" ", "")


def test_figures_of_two_sizes_and_small_print_on_the_line_stay(tmp_path: Path) -> None:
    assert "128.40" in text_of(read(tmp_path, ("面积128", 11, 0), (".40", 8, 0)))
    assert "3126" in text_of(read(tmp_path, ("312", 11, 0), ("6", 10, 3))).replace(" ", "")


def test_a_power_of_ten_is_for_a_person(tmp_path: Path) -> None:
    words = read(tmp_path, ("10", 11, 0), ("4", 6.5, 5), ("元", 11, 0)).words
    assert [word.confidence < 1 for word in words if "10" in word.text] == [True]
