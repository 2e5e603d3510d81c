"""A tilted or slanted picture is levelled by its own lines, and a level one is left as it is."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.recognise.geometry import frame, moved, onto, quarter_turn
from extractors.recognise.straighten import straighten
from tests.extractors.recognise import drawn


def test_a_level_page_is_left_alone() -> None:
    assert straighten(drawn.page(), [], drawn.DPI) is None


@pytest.mark.parametrize("degrees", [-8.0, -0.6, 2.5, 9.0])
def test_a_tilt_is_taken_back(degrees: float) -> None:
    turn = np.vstack([cv2.getRotationMatrix2D((827, 1170), degrees, 1), [0, 0, 1]])
    tilted = cv2.warpPerspective(drawn.page(), turn, (1654, 2339), borderValue=(252, 252, 252))
    way = straighten(tilted, [], drawn.DPI)
    assert way is not None
    start, end = moved(np.array([[200.0, 400.0], [1400.0, 400.0]]), way @ turn)
    assert abs(np.degrees(np.arctan2(end[1] - start[1], end[0] - start[0]))) < 0.12


def test_perspective_is_taken_back() -> None:
    corners = np.array([[60.0, 40.0], [1600.0, 120.0], [1654.0, 2300.0], [-40.0, 2200.0]])
    slant = np.linalg.inv(onto(corners, 1654, 2339))
    photo = cv2.warpPerspective(drawn.page(), slant, (1654, 2339), borderValue=(252, 252, 252))
    way = straighten(photo, [], drawn.DPI)
    assert way is not None
    box = moved(np.array([[200.0, 400.0], [1400.0, 400.0], [1400.0, 880.0], [200.0, 880.0]]), way @ slant)
    sides = np.roll(box, -1, axis=0) - box
    assert max(abs(sides[[0, 2], 1] / sides[[0, 2], 0])) < 0.006
    assert max(abs(sides[[1, 3], 0] / sides[[1, 3], 1])) < 0.006


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_quarter_turns_lead_pixels_where_they_go(turns: int) -> None:
    picture = np.zeros((30, 50), dtype=np.uint8)
    picture[5, 40] = 1
    (y,), (x,) = np.nonzero(np.rot90(picture, turns))
    led = moved(np.array([[40.5, 5.5]]), quarter_turn(turns, 50, 30))[0]
    assert (int(led[0]), int(led[1])) == (x, y)


def test_onto_leads_corners_to_corners() -> None:
    corners = np.array([[10.0, 20.0], [110.0, 25.0], [105.0, 180.0], [5.0, 170.0]])
    assert moved(corners, onto(corners, 100, 150)) == pytest.approx(frame(100, 150), abs=1e-6)
