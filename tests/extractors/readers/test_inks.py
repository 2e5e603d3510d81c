"""Colours that nobody tells apart are told by how light they are, too."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.readers.inks import are_alike, contrasts, lightness

WHITE, BLACK = (255, 255, 255), (0, 0, 0)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (WHITE, WHITE, True),
        ((240, 240, 240), WHITE, True),
        ((255, 255, 210), WHITE, True),
        ((226, 255, 255), WHITE, True),
        ((0, 0, 50), BLACK, True),
        ((255, 255, 0), WHITE, False),
        ((200, 200, 200), WHITE, False),
        ((255, 0, 0), WHITE, False),
        ((0, 0, 160), BLACK, False),
    ],
)
def test_alike(one: tuple[int, ...], other: tuple[int, ...], alike: bool) -> None:
    assert are_alike(one, other) is are_alike(other, one) is alike


def test_lightness_goes_from_black_to_white() -> None:
    assert lightness(BLACK) == 0
    assert lightness(WHITE) == pytest.approx(1)
    assert 0.2 < lightness((128, 128, 128)) < 0.22


def test_many_pairs_are_asked_as_one_is() -> None:
    ones, others = np.array([WHITE, BLACK, (255, 255, 210)], np.int16), np.array([BLACK, BLACK, WHITE], np.int16)
    assert contrasts(ones, others) == pytest.approx([21, 1, 1.05 / (lightness((255, 255, 210)) + 0.05)])
