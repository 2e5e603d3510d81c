"""The writing along a seal's ring."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.model import Box
from extractors.recognise.rapid import Picture
from extractors.recognise.rings import BAND, words

TEXT = "MOJIANG TRADE OFFICE"
RADIUS, MIDDLE = 150.0, 250


def sealed(turn: float) -> Picture:
    """A red ring with `TEXT` along it from left over the top to the right, turned by so many degrees."""
    band = np.full((80, 1000), 255, dtype=np.uint8)
    cv2.putText(band, TEXT, (190, 58), cv2.FONT_HERSHEY_SIMPLEX, 1.7, 0, 4, cv2.LINE_AA)
    y, x = np.mgrid[0:500, 0:500].astype(np.float32) - MIDDLE
    along = (np.arctan2(y, x) - np.pi / 2 - np.radians(turn)) % (2 * np.pi) / (2 * np.pi) * 1000
    reach = np.hypot(x, y) / RADIUS
    down = (BAND[1] - reach) / (BAND[1] - BAND[0]) * 80
    ink = cv2.remap(band, along.astype(np.float32), down.astype(np.float32), cv2.INTER_LINEAR, borderValue=255)
    ink[(reach > 0.97) & (reach < 1.0)] = 0
    share = (1 - ink / 255.0)[..., None]
    return np.asarray(255 * (1 - share) + np.array([205, 40, 50]) * share, dtype=np.uint8)


BOX = Box(MIDDLE - RADIUS - 4, MIDDLE - RADIUS - 4, MIDDLE + RADIUS + 4, MIDDLE + RADIUS + 4)


@pytest.mark.parametrize("turn", [0.0, 170.0])
def test_a_round_seal_is_read_wherever_its_writing_begins(turn: float) -> None:
    (word,) = words(sealed(turn), [BOX], 150.0, 1)
    assert word.text.replace(" ", "") == TEXT.replace(" ", "")
    assert word.box == BOX


def test_oblong_and_empty_seals_say_nothing() -> None:
    assert words(sealed(0.0), [Box(BOX.x0, BOX.top, BOX.x1, 250)], 150.0, 1) == []
    assert words(np.full((500, 500, 3), 255, dtype=np.uint8), [BOX], 150.0, 1) == []
