"""Ink that repeats itself is found by the distances of its tiles; what stands once is none of it."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.recognise import lattice, tiles
from tests.extractors.recognise import drawn

DPI = 150.0
PLACES = [(x, y) for y in range(60, 1700, 150) for x in range(40, 1100, 260)]


def _tiled() -> lattice.Mask:
    ink = np.zeros((1754, 1240), dtype=np.uint8)
    for place in PLACES:
        cv2.putText(ink, "COPY", place, cv2.FONT_HERSHEY_SIMPLEX, 1.2, 1, 3)
    return ink


def test_the_distances_of_tiles_are_found() -> None:
    best, shifts = lattice.likeness(_tiled(), DPI)
    assert best > 0.5
    near = {(round(y / 10), round(x / 10)) for y, x in shifts}
    assert {(15, 0), (0, 26)} <= near | {(y, -x) for y, x in near}


def test_what_stands_once_is_not_of_the_pattern() -> None:
    ink, alone = _tiled(), np.zeros((1754, 1240), dtype=np.uint8)
    cv2.putText(alone, "2,252.04", (90, 860), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 1, 2)
    both = np.maximum(ink, alone)
    found = lattice.repeated(both, lattice.likeness(both, DPI)[1], DPI)
    assert found[ink > 0].mean() > 0.9
    assert found[(alone > 0) & (cv2.dilate(ink, np.ones((9, 9), np.uint8)) == 0)].mean() < 0.1


def test_a_sheet_without_any_ink_has_no_distances() -> None:
    assert lattice.likeness(np.zeros((400, 300), dtype=np.uint8), DPI) == (0.0, ())


def test_print_hardly_darker_than_the_watermark_stays_where_no_tile_lies() -> None:
    sheet = drawn.page()
    cv2.putText(sheet, "3,026.63", (700, 2130), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (150, 150, 150), 2, cv2.LINE_AA)
    marked = sheet.copy()
    for y in range(200, 2000, 50):
        for x in range(60, 1500, 460):
            cv2.putText(
                marked, "REVIEW OF 2031", (x, y), cv2.FONT_HERSHEY_SIMPLEX, 1.3, (165, 165, 165), 3, cv2.LINE_AA
            )
    marked = np.minimum(marked, sheet)
    cleaned = tiles.without(marked, drawn.DPI)
    assert cleaned is not marked
    before, after = (picture[2090:2140, 690:880, 0] for picture in (marked, cleaned))
    assert np.array_equal(before, after)
