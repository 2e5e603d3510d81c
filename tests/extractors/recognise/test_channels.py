"""The quick way gives what numpy gives."""

import numpy as np

from extractors.recognise.channels import brightest, darkest


def test_channels_as_numpy_has_them() -> None:
    picture = np.random.default_rng(3).integers(0, 256, (31, 17, 3), dtype=np.uint8)
    for part in (picture, picture[3:9, 2:11], picture[:, :, [0, 2]], picture[:, :, [1]]):
        assert (darkest(part) == part.min(axis=2)).all()
        assert (brightest(part) == part.max(axis=2)).all()


def test_nothing_has_no_channels() -> None:
    nothing = np.zeros((0, 4, 3), dtype=np.uint8)
    assert darkest(nothing).shape == brightest(nothing).shape == (0, 4)
