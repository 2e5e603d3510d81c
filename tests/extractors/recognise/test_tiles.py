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


def _noisy(sheet: np.ndarray) -> np.ndarray:
    """A poor scan of it: blurred, so that print loses its black, and with grains along one side."""
    chance = np.random.default_rng(7)
    soft = cv2.GaussianBlur(sheet, (0, 0), 1.8).astype(np.float32)
    shade = np.where(np.arange(sheet.shape[1]) > 1500, 11.0, 2.0)[None, :, None]
    grain = cv2.GaussianBlur(chance.normal(0, 1, sheet.shape[:2]).astype(np.float32), (0, 0), 2.0)[..., None]
    return (soft - np.abs(grain) * 4 * shade).clip(0, 255).astype(np.uint8)


@pytest.mark.parametrize("tone", [130, 175])
@pytest.mark.parametrize("ruled", [False, True])
def test_tiles_go_from_a_poor_scan_and_from_a_ruled_sheet(tone: int, ruled: bool) -> None:
    plain = drawn.page()
    for y in range(1060, 1700, 45) if ruled else ():
        cv2.line(plain, (190, y), (1500, y), (40, 40, 40), 2)
    for x in range(190, 1520, 110) if ruled else ():
        cv2.line(plain, (x, 1060), (x, 1690), (40, 40, 40), 2)
    cleaned = tiles.without(_noisy(_pale(plain, ["REVIEW OF 2031"], tone, 0.0, 50)), drawn.DPI)[:, :1480, 0]
    words = _pale(np.full_like(plain, 250), ["REVIEW OF 2031"], tone, 0.0, 50)[:, :1480, 0] < tone + 20
    bare = cv2.erode(_noisy(plain)[:, :1480, 0], np.ones((9, 9), np.uint8)) > 225
    assert np.percentile(cleaned[words & bare], 5) > 240
    assert cleaned[plain[:, :1480, 0] < 60].mean() < 190


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
