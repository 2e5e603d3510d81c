"""Least and most at many places are those of each place looked at alone."""

from __future__ import annotations

import numpy as np

from extractors.pictures.extremes import extremes, place

PICTURE = np.random.default_rng(4).integers(0, 256, (60, 80, 3), np.uint8)


def test_places_on_shared_rows_and_on_their_own() -> None:
    places = [(0, 60, 0, 80), (5, 9, 70, 80), (5, 9, 10, 11), (5, 9, 8, 30), (59, 60, 79, 80), (5, 9, 10, 11)]
    low, high = extremes(PICTURE, places)
    for (top, bottom, left, right), least, most in zip(places, low, high, strict=True):
        part = PICTURE[top:bottom, left:right]
        assert (part.min(axis=(0, 1)) == least).all() and (part.max(axis=(0, 1)) == most).all()


def test_a_place_without_pixels_has_no_range() -> None:
    low, high = extremes(PICTURE, [(5, 5, 1, 4), (70, 70, 1, 4), (1, 4, 9, 9), (2, 3, 4, 5)])
    assert (low[:3] == 255).all() and (high[:3] == 0).all()
    assert (low[3] == PICTURE[2, 4]).all()


def test_nothing_asked_for() -> None:
    low, high = extremes(PICTURE, [])
    assert low.shape == high.shape == (0, 3)


def test_a_box_beyond_the_rim_is_cut_off_there() -> None:
    assert place(PICTURE, -5, -5, 2, 1, 2.0) == (0, 3, 0, 5)
    assert place(PICTURE, 39, 29, 90, 90, 2.0) == (58, 60, 78, 80)
    for away in (place(PICTURE, -9, 3, -4, 8, 2.0), place(PICTURE, 50, 50, 60, 60, 2.0)):
        assert away[0] >= away[1] or away[2] >= away[3]
