"""The quick way gives what numpy gives."""

import cv2
import numpy as np

from extractors.recognise.channels import brightest, darkest, each, is_grey


def test_channels_as_numpy_has_them() -> None:
    picture = np.random.default_rng(3).integers(0, 256, (31, 17, 3), dtype=np.uint8)
    for part in (picture, picture[3:9, 2:11], picture[:, :, [0, 2]], picture[:, :, [1]]):
        assert (darkest(part) == part.min(axis=2)).all()
        assert (brightest(part) == part.max(axis=2)).all()


def test_nothing_has_no_channels() -> None:
    nothing = np.zeros((0, 4, 3), dtype=np.uint8)
    assert darkest(nothing).shape == brightest(nothing).shape == (0, 4)


def test_a_grey_picture_is_changed_once_and_comes_out_as_if_three_times() -> None:
    grey = np.repeat(np.random.default_rng(4).integers(0, 256, (301, 207, 1), dtype=np.uint8), 3, axis=2)
    coloured = grey.copy()
    coloured[298, 203, 1] ^= 1

    def smaller(picture: np.ndarray) -> np.ndarray:
        seen.append(picture.ndim)
        return cv2.resize(picture, None, fx=0.75, fy=0.75, interpolation=cv2.INTER_AREA)

    for picture, channels in ((grey, 2), (coloured, 3)):
        seen: list[int] = []
        plain = cv2.resize(picture, None, fx=0.75, fy=0.75, interpolation=cv2.INTER_AREA)
        assert np.array_equal(each(picture, smaller), plain)
        assert seen == [channels]
    assert is_grey(grey) and not is_grey(coloured)
