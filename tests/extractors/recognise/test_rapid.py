"""What the line finder's corners are made of, and what the recogniser is given, how often and how wide."""

from __future__ import annotations

from types import SimpleNamespace

import cv2
import numpy as np
import pytest

from extractors.recognise import rapid
from extractors.recognise.rapid import as_taken, from_the_left

LEVEL = [[10, 10], [200, 14], [200, 34], [10, 30]]
DOWN = [[74, 47], [80, 47], [90, 151], [84, 151]]


def test_a_level_line_stays_as_it_is() -> None:
    assert from_the_left(np.array(LEVEL, dtype=np.float32)).tolist() == LEVEL


def test_a_line_that_runs_down_and_aside_begins_with_its_short_edge() -> None:
    begun = [*DOWN[1:], DOWN[0]]
    assert from_the_left(np.array(begun, dtype=np.float32)).tolist() == DOWN


@pytest.mark.parametrize("size", [(30, 100), (12, 9), (96, 1500)])
def test_a_strip_is_given_as_the_recogniser_itself_would_take_it(size: tuple[int, int]) -> None:
    taker = pytest.importorskip("rapidocr.ch_ppocr_rec.main").TextRecognizer
    strip = np.random.default_rng(6).integers(0, 256, (*size, 3), dtype=np.uint8)
    own = taker.resize_norm_img(SimpleNamespace(rec_image_shape=[3, 48, 320]), strip[:, :, ::-1], 768.5 / 48)
    assert np.array_equal(as_taken(strip, 768), own)


STRIPS = [np.random.default_rng(i).integers(0, 256, (30, 40 + 90 * i, 3), dtype=np.uint8) for i in range(7)]


def test_strips_read_beside_one_another_are_those_read_one_by_one() -> None:
    assert rapid.read_strips(STRIPS, threads=2) == rapid.read_strips(STRIPS, threads=1)


def test_what_goes_wrong_with_one_strip_is_told_and_the_others_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(strip: object) -> object:
        raise MemoryError

    monkeypatch.setattr(rapid, "_with_margins", fails)
    with pytest.raises(MemoryError):
        rapid.read_strips(STRIPS, threads=2)


def _widths_of(monkeypatch: pytest.MonkeyPatch, strip: np.ndarray, sure: float) -> list[int]:
    """How wide a strip was given to a recogniser that is as sure as that."""
    widths: list[int] = []

    def taken(picture: np.ndarray, width: int) -> np.ndarray:
        widths.append(width)
        return as_taken(picture, width)

    monkeypatch.setattr(rapid, "as_taken", taken)
    monkeypatch.setattr(rapid, "_decode", lambda *_: rapid.Characters("7", (sure,), (0.5,)))
    rapid.read_strips([strip], threads=1)
    return widths


@pytest.mark.parametrize(("sure", "widths"), [(0.99, [160]), (0.97, [160, 320])])
def test_a_short_strip_is_read_wider_where_a_sign_is_not_sure(monkeypatch, sure: float, widths: list[int]) -> None:
    assert _widths_of(monkeypatch, STRIPS[0], sure) == widths


def test_a_long_strip_is_read_once_however_unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _widths_of(monkeypatch, STRIPS[6], 0.1) == [960]


def test_a_glance_sees_how_lines_lie() -> None:
    angle = np.deg2rad(1.5)
    page = np.full((1100, 800, 3), 255, np.uint8)
    for top in range(100, 1000, 60):
        cv2.putText(page, "2024 1,234,567.89 pending", (80, top), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (0, 0, 0), 2)
    way = cv2.getRotationMatrix2D((400, 550), float(np.rad2deg(angle)), 1.0)
    leaning = cv2.warpAffine(page, way, (800, 1100), borderValue=(255, 255, 255))
    found = rapid.glance(np.asarray(leaning, dtype=np.uint8), 96.0, 1)
    slopes = [np.arctan2(*(quad[1] - quad[0])[::-1]) for quad in found if quad[1][0] - quad[0][0] > 200]
    assert len(slopes) >= 12
    assert float(np.median(slopes)) == pytest.approx(-angle, abs=0.004)


def test_a_bent_line_is_found() -> None:
    page = np.full((500, 1600, 3), 255, np.uint8)
    cv2.putText(page, "the rent of this year is to be paid each quarter by transfer", (60, 250), 0, 1.4, (0, 0, 0), 2)
    across, down = np.meshgrid(np.arange(1600, dtype=np.float32), np.arange(500, dtype=np.float32))
    bent = cv2.remap(page, across, down + 35 * ((across - 800) / 800) ** 2, cv2.INTER_LINEAR, borderValue=(255,) * 3)
    found = rapid.find_lines(np.asarray(bent, dtype=np.uint8), 150.0, 1)
    assert max((float(np.ptp(quad[:, 0])) for quad in found), default=0.0) > 1100


@pytest.mark.parametrize(
    ("size", "found_in"),
    [
        ((1754, 1240), (1760, 1248)),
        ((1790, 1268), (1760, 1248)),
        ((1268, 1790), (1248, 1760)),
        ((1754, 1400), (1754 // 2, 1400 // 2)),
        ((1620, 1240), (1620 // 2, 1240 // 2)),
    ],
)
def test_sheets_that_were_straightened_are_looked_at_in_one_size(
    size: tuple[int, int], found_in: tuple[int, int]
) -> None:
    own = SimpleNamespace(resize=lambda picture: picture[::2, ::2])
    assert rapid._even(np.zeros((*size, 3), np.uint8), own).shape[:2] == found_in
