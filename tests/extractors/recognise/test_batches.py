"""Strips of one width are read together, no more of them than a run takes, and come out in their own order."""

from __future__ import annotations

import numpy as np

from extractors.recognise.batches import batches, beside_one_another, together


def test_only_strips_of_one_width_are_read_together() -> None:
    widths = [320, 160, 320, 160, 160, 640]
    found = list(batches(widths, lambda width: 640 // width))
    assert found == [(1, 3, 4), (0, 2), (5,)]
    assert list(batches(widths, lambda width: 1)) == [(1,), (3,), (4,), (0,), (2,), (5,)]


def test_a_batch_is_filled_up_with_blank_strips() -> None:
    batch = together([np.ones((3, 2, 5), np.float32)], 4)
    assert batch.shape == (4, 3, 2, 5)
    assert batch.sum(axis=(1, 2, 3)).tolist() == [30, 0, 0, 0]


def test_work_comes_back_in_its_order() -> None:
    for most in (1, 3):
        assert beside_one_another(lambda n: n * n, [3, 1, 2], most) == [9, 1, 4]
