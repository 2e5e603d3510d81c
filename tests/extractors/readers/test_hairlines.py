"""Letters that are squeezed to a hairline, or that mix to nothing with white paper, are none of the figure."""

from __future__ import annotations

import pytest

from extractors.readers.hairlines import is_squeezed, unit_length
from tests.extractors.readers import papers
from tests.extractors.readers.papers import note_codes, read_one, text_of

REST = b" 1 0 0 1 107 600 Tm (72.5 m) Tj ET"


@pytest.mark.parametrize(
    ("matrix", "scaling", "squeezed"),
    [
        ((1, 0, 0, 1, 0, 0), 1.0, False),
        ((1, 0, 0, 1, 0, 0), 0.5, False),
        ((1, 0, 0, 1, 0, 0), 0.01, True),
        ((0.01, 0, 0, 1, 0, 0), 1.0, True),
        ((1, 0, 0, 0.02, 0, 0), 1.0, True),
        ((0, 1, -1, 0, 0, 0), 1.0, False),
        ((0, 0.01, -1, 0, 0, 0), 1.0, True),
        ((1, 0, 0.3, 1, 0, 0), 1.0, False),
        ((0, 0, 0, 0, 0, 0), 1.0, True),
    ],
)
def test_is_squeezed(matrix, scaling, squeezed) -> None:
    assert is_squeezed(matrix, scaling, object()) is squeezed
    assert unit_length((2, 0, 0, 2, 0, 0)) == 2


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    ("program", "shown"),
    [
        (b"BT /F 12 Tf 1 Tz 1 0 0 1 100 600 Tm (1) Tj 100 Tz" + REST, "72.5"),
        (b"BT /F 12 Tf 0.01 0 0 1 100 600 Tm (1) Tj" + REST, "72.5"),
        (b"q 1 0 0 .02 0 588 cm BT /F 12 Tf 100 600 Td (1) Tj ET Q BT /F 12 Tf" + REST, "72.5"),
        (b"BT /F 12 Tf 60 Tz 1 0 0 1 103 600 Tm (1) Tj 100 Tz" + REST, "172.5"),
    ],
)
def test_a_squeezed_digit_is_none_of_the_figure(tmp_path, program: bytes, shown: str) -> None:
    (tmp_path / "paper.pdf").write_bytes(papers.page_pdf(program, b"/MediaBox[0 0 595 842]"))
    page = read_one(tmp_path / "paper.pdf")
    assert text_of(page).split() == [shown, "m"]
    assert ("hidden_text" in note_codes(page)) is (shown == "72.5")
