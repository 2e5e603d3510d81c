"""Figures that somebody wrote over struck ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.model import Box
from extractors.readers.corrected import in_their_place
from extractors.readers.painted import Letter
from tests.extractors.readers.papers import note_codes, pdf, read_one, text_of

INK, PEN = (0.0, 0.0, 0.0), (0.1, 0.1, 0.6)


def figure(text: str, x: float, top: float, first: int, colour: tuple[float, ...] = INK) -> list[Letter]:
    """A figure of size 10 that begins there."""
    boxes = [Box(x + 6 * i, top, x + 6 * i + 6, top + 10) for i in range(len(text))]
    return [
        Letter(t, b, 10, 0, False, False, True, "Song", colour, first + i)
        for i, (t, b) in enumerate(zip(text, boxes, strict=True))
    ]


PRINTED = figure("148.50", 100, 200, 10)


def tops(found: list[Letter]) -> set[float]:
    return {letter.box.top for letter in found}


@pytest.mark.parametrize("top", [188, 191, 212])
def test_a_figure_in_another_hand_above_or_below_stands_in_its_place(top: float) -> None:
    found = in_their_place(figure("93.20", 103, top, 50, PEN), PRINTED)
    assert tops(found) == {200}
    assert all(letter.doubtful and letter.box.x0 >= 100 and letter.box.x1 <= 136 for letter in found)


@pytest.mark.parametrize(
    "beside",
    [
        figure("93.20", 103, 188, 50),  # in the same hand: the next line of the paper
        figure("93.20", 103, 188, 1, PEN),  # printed before it
        figure("93.20", 103, 170, 50, PEN),  # too far above
        figure("93.20", 160, 188, 50, PEN),  # above something else
        [*figure("93.20", 103, 188, 50, PEN), *figure("95.20", 103, 212, 60, PEN)],  # which of two?
    ],
)
def test_other_figures_stay_where_they_are(beside: list[Letter]) -> None:
    assert in_their_place(beside, PRINTED) == beside


def test_a_long_correction_is_drawn_in_so_that_it_runs_into_nothing() -> None:
    found = in_their_place(figure("1093.20", 99, 188, 50, PEN), PRINTED)
    assert (found[0].box.x0, found[-1].box.x1) == (100, 136)


def test_a_sheet_corrected_by_hand_says_the_new_figure_in_its_row(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(80, 700, "Total")
        canvas.drawString(160, 700, "612,400.00 EUR")
        canvas.setStrokeColorRGB(*PEN)
        canvas.setLineWidth(1.4)
        canvas.line(158, 704, 224, 703)
        canvas.setFillColorRGB(*PEN)
        canvas.setFont("Courier", 11)
        canvas.drawString(162, 711, "412,400")

    page = read_one(pdf(tmp_path / "sheet.pdf", draw))
    assert "412,400 EUR" in text_of(page)
    assert "612,400" not in text_of(page)
    assert "tracked_changes" in note_codes(page)
