"""Seals that are pasted as pictures on a page with a text layer are read beside its words; other pictures are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tests.extractors.readers import papers
from tests.extractors.recognise.test_rings import TEXT, sealed

pytestmark = pytest.mark.usefixtures("engine")


def said(path: Path, across: float, turned: bool = True) -> list[str]:
    """What the seals of a page say on which print goes through one of so many points."""
    ring = Image.fromarray(sealed(0.0)) if turned else Image.new("RGB", (500, 500), (205, 40, 50))

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(papers.reader_of(ring), 100, 500, across, across)
        canvas.drawString(60, 500 + across / 2, "Party A (seal): signed at Mojiang on 2022-03-01")

    page = papers.read_one(papers.pdf(path, draw))
    assert papers.text_of(page).startswith("Party A")
    return [seal.text.replace(" ", "") for seal in page.seals]


def test_a_pasted_seal_is_read_though_print_goes_through_it(tmp_path: Path) -> None:
    assert said(tmp_path / "a.pdf", 160) == [TEXT.replace(" ", "")]


def test_small_pictures_and_plain_patches_are_no_seals(tmp_path: Path) -> None:
    assert said(tmp_path / "small.pdf", 30) == []
    assert said(tmp_path / "patch.pdf", 160, turned=False) == []
