"""What is left of a cropped picture."""

from __future__ import annotations

import pytest

from extractors.pictures.crop import WHOLE, Crop


@pytest.mark.parametrize(
    ("crop", "left"),
    [
        (WHOLE, (0, 0, 200, 100)),
        (Crop(0.1, 0.2, 0.3, 0.4), (20, 20, 140, 60)),
        (Crop(top=0.7, bottom=0.6), (0, 70, 200, 70)),
    ],
)
def test_a_share_of_each_side_is_cut_off(crop: Crop, left: tuple[int, int, int, int]) -> None:
    assert crop.left_of(200, 100) == left
