"""A tick is known by its drawing, whatever its weight; letters and signs that are read like one are none."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
import pytest

from extractors.recognise.tick_shape import is_tick

Points = list[tuple[int, int]]
ROOT: Points = [(20, 52), (26, 48), (34, 66), (48, 24), (66, 24)]
TICK: Points = [(20, 44), (34, 64), (62, 22)]
OTHERS: dict[str, Points] = {
    "slash": [(22, 66), (60, 22)],
    "v": [(20, 24), (38, 66), (58, 24)],
    "t": [(20, 24), (60, 24), (40, 24), (40, 66)],
    "hook": [(52, 22), (52, 60), (38, 66), (26, 56)],
    "corner": [(24, 22), (24, 64), (60, 64)],
    "dash": [(20, 44), (60, 44)],
}


def _drawn(points: Points, ink: int = 110, broad: int = 3) -> np.ndarray:
    sheet = np.full((90, 90, 3), 240, dtype=np.uint8)
    for one, other in pairwise(points):
        cv2.line(sheet, one, other, (ink, ink, ink), broad, cv2.LINE_AA)
    return cv2.GaussianBlur(sheet, (0, 0), 1.0).astype(np.uint8)


@pytest.mark.parametrize("points", [ROOT, TICK])
@pytest.mark.parametrize(("ink", "broad"), [(30, 5), (110, 3), (180, 2)])
def test_ticks_of_any_weight(points: Points, ink: int, broad: int) -> None:
    assert is_tick(_drawn(points, ink, broad))


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_read_like_a_tick_is_none(name: str) -> None:
    assert not is_tick(_drawn(OTHERS[name]))


def test_a_tick_among_other_print_a_blank_and_a_speck_are_none() -> None:
    sheet = _drawn(TICK)
    cv2.putText(sheet, "A", (62, 80), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (60, 60, 60), 2)
    assert not is_tick(sheet)
    assert not is_tick(np.full((40, 40, 3), 240, dtype=np.uint8)) and not is_tick(np.empty((0, 4, 3), np.uint8))
    assert not is_tick(_drawn([(40, 40), (42, 43), (45, 38)], broad=1))
