"""Counted percentiles are numpy's to the last bit."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.recognise.percent import percent

RNG = np.random.default_rng(11)
PICTURES = {
    "many tones": RNG.integers(0, 256, (48, 311, 3), np.uint8),
    "two tones": RNG.choice(np.array([3, 250], np.uint8), (31, 17, 3)),
    "one tone": np.full((5, 7, 3), 200, np.uint8),
    "one pixel": np.array([[[1, 2, 3]]], np.uint8),
    "part of another": RNG.integers(0, 256, (90, 90, 3), np.uint8)[7:50:2, 5:61],
}


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_they_are_those_of_numpy(picture: np.ndarray) -> None:
    for share in (0, 1, 3, 33.3, 50, 75, 85, 97.5, 100):
        for channel in range(3):
            assert percent(picture, share, channel=channel) == [np.percentile(picture[:, :, channel], share)]


def test_several_of_a_grey_picture_in_one_go() -> None:
    grey = PICTURES["many tones"][:, :, 1]
    assert percent(grey, 3, 75) == np.percentile(grey, [3, 75]).tolist()
