"""What lies outside of a clip path is not shown, and a letter cut through may be another one."""

from __future__ import annotations

import pytest

from extractors.readers.clipping import NO_CLIP, cuts, hides, with_path
from tests.extractors.readers import papers
from tests.extractors.readers.papers import note_codes, read_one, text_of

HERE = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
SQUARE = [("m", 0, 0), ("l", 10, 0), ("l", 10, 10), ("l", 0, 10), ("h",)]
BESIDE = [(step[0], *(v + 20 for v in step[1:])) for step in SQUARE]


def test_the_middle_of_a_letter_decides_whether_it_is_shown() -> None:
    clip = with_path(NO_CLIP, SQUARE, HERE)
    assert [hides(clip, box) for box in ((1, 1, 5, 9), (12, 1, 16, 9), (6, 1, 18, 9))] == [False, True, True]
    assert [cuts(clip, box) for box in ((1, 1, 5, 9), (7, 1, 12, 9))] == [False, True]


def test_paths_in_force_together_show_what_all_of_them_do() -> None:
    both = with_path(with_path(NO_CLIP, SQUARE, HERE), BESIDE, HERE)
    either = with_path(NO_CLIP, [*SQUARE, *BESIDE], HERE)
    inside, between, beside = (1, 1, 5, 9), (13, 13, 17, 17), (21, 21, 25, 29)
    assert [hides(both, box) for box in (inside, between, beside)] == [True, True, True]
    assert [hides(either, box) for box in (inside, between, beside)] == [False, True, False]


def test_a_path_without_an_inside_hides_nothing() -> None:
    assert with_path(NO_CLIP, [], HERE) == with_path(NO_CLIP, [("m", 1, 1)], HERE) == NO_CLIP


FORM = papers.stream(
    b"BT /F 12 Tf 1 0 0 1 0 0 Tm (1) Tj 1 0 0 1 7 0 Tm (72.5 m) Tj ET",
    b"/Type/XObject/Subtype/Form/BBox[7 -5 200 20]/Resources<</Font<</F 4 0 R>>>>",
)


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    "program",
    [
        b"q 0 0 1 1 re W n BT /F 12 Tf 100 600 Td (1) Tj ET Q BT /F 12 Tf 107 600 Td (72.5 m) Tj ET",
        b"q 107 590 200 30 re W* n BT /F 12 Tf 100 600 Td (1) Tj 7 0 Td (72.5 m) Tj ET Q",
        b"q 1 0 0 1 100 600 cm /X Do Q",
    ],
)
def test_a_digit_that_is_clipped_away_is_none_of_the_figure(tmp_path, program: bytes) -> None:
    (tmp_path / "paper.pdf").write_bytes(
        papers.page_pdf(program, b"/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>>>", [FORM])
    )
    page = read_one(tmp_path / "paper.pdf")
    assert text_of(page).split() == ["72.5", "m"]
    assert "hidden_text" in note_codes(page)
