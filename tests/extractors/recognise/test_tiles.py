"""The tiles of a watermark go from a scan, and the print below and beside them stays; pale print that is text stays."""

from __future__ import annotations

import random

import cv2
import numpy as np
import pytest

from extractors.recognise import tiles
from tests.extractors.recognise import drawn


def _pale(sheet: np.ndarray, texts: list[str], tone: int, lean: float = 0.0, step: int = 160) -> np.ndarray:
    """The sheet with pale lines of these texts over it, one after the other."""
    layer = np.zeros((2339, 1654), dtype=np.uint8)
    places = [(x, y) for y in range(200, 2200, step) for x in range(60, 1500, 460)]
    for i, place in enumerate(places):
        cv2.putText(layer, texts[i % len(texts)], place, cv2.FONT_HERSHEY_SIMPLEX, 1.3, 255, 3, cv2.LINE_AA)
    turn = cv2.getRotationMatrix2D((827, 1170), lean, 1)
    share = cv2.warpAffine(layer, turn, (1654, 2339))[..., None] / 255
    return (sheet * (1 - share) + sheet / 255.0 * tone * share).astype(np.uint8)


@pytest.mark.parametrize("lean", [0.0, 30.0])
@pytest.mark.parametrize("tone", [165, 205])
def test_tiles_go_and_print_stays(tone: int, lean: float) -> None:
    plain = drawn.page()
    cleaned = tiles.without(_pale(plain, ["REVIEW OF 2031"], tone, lean, 50), drawn.DPI)
    dark, bright = plain[:, :, 0] < 60, plain[:, :, 0] > 240
    assert cleaned[:, :, 0][dark].mean() < 60
    assert np.percentile(cleaned[:, :, 0][bright], 2) > 225


def test_pale_text_that_does_not_repeat_itself_stays() -> None:
    chance = random.Random(31)
    numbered = ["".join(chance.choices("abcdefghiknoprstuvwxyz ", k=chance.randint(6, 16))) for _ in range(60)]
    sheet = _pale(drawn.page(), numbered, 165)
    assert tiles.without(sheet, drawn.DPI) is sheet


def test_a_page_of_one_tone_stays_as_it_is() -> None:
    for page in (drawn.page(), _pale(np.full((2339, 1654, 3), 250, dtype=np.uint8), ["REVIEW OF 2031"], 60)):
        assert tiles.without(page, drawn.DPI) is page


def test_pale_rows_of_one_wording_beside_dark_headings_are_print() -> None:
    sheet = np.full((2339, 1654, 3), 250, dtype=np.uint8)
    for i in range(14):
        for x in (150, 700, 1200):
            place = (x, 500 + 100 * i)
            cv2.putText(sheet, "Smallest firm", place, cv2.FONT_HERSHEY_SIMPLEX, 1.1, (160, 160, 160), 2, cv2.LINE_AA)
    for x in (150, 700, 1200):
        cv2.putText(sheet, "HEADING", (x, 380), cv2.FONT_HERSHEY_SIMPLEX, 1.5, (15, 15, 15), 5, cv2.LINE_AA)
    assert tiles.without(sheet, drawn.DPI) is sheet
