"""Spots are numbered and measured just as OpenCV does it, on pages with few and with very many of them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.recognise.components import components


@pytest.mark.parametrize("share", [0.0, 0.01, 0.2, 1.0])
@pytest.mark.parametrize("shape", [(900, 700), (1, 9), (9, 1)])
def test_spots_are_those_that_opencv_finds(share: float, shape: tuple[int, int]) -> None:
    mask = np.where(np.random.default_rng(5).random(shape) < share, 255, 0).astype(np.uint8)
    count, labels, stats, middles = components(mask)
    plain = cv2.connectedComponentsWithStats(mask)
    assert count == plain[0]
    assert np.array_equal(labels, plain[1])
    assert np.array_equal(stats, plain[2])
    assert np.array_equal(middles, plain[3], equal_nan=True)


def test_more_spots_than_two_bytes_can_number_are_all_told_apart() -> None:
    mask = np.zeros((700, 900), dtype=np.uint8)
    mask[::2, ::2] = 255
    count, labels, _, _ = components(mask)
    assert count == 350 * 450 + 1
    assert len(np.unique(labels)) == count
