"""What the line finder's corners are made of."""

from __future__ import annotations

import numpy as np

from extractors.recognise.rapid import from_the_left

LEVEL = [[10, 10], [200, 14], [200, 34], [10, 30]]
DOWN = [[74, 47], [80, 47], [90, 151], [84, 151]]


def test_a_level_line_stays_as_it_is() -> None:
    assert from_the_left(np.array(LEVEL, dtype=np.float32)).tolist() == LEVEL


def test_a_line_that_runs_down_and_aside_begins_with_its_short_edge() -> None:
    begun = [*DOWN[1:], DOWN[0]]
    assert from_the_left(np.array(begun, dtype=np.float32)).tolist() == DOWN
