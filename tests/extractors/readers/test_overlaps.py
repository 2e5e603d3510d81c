"""Pairs of boxes that share room are those that looking at each two finds, however many lie on one heap."""

from __future__ import annotations

from random import Random

import pytest

from extractors.model import Box
from extractors.readers import overlaps
from extractors.readers.overlaps import overlapping


def _boxes(rng: Random, number: int, room: float) -> list[Box]:
    corners = [(rng.uniform(0, room), rng.uniform(0, room)) for _ in range(number)]
    return [Box(x, y, x + rng.uniform(0, 9), y + rng.uniform(0, 9)) for x, y in corners]


def _share(one: Box, other: Box) -> bool:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    return wide > 0 and min(one.bottom, other.bottom) - max(one.top, other.top) > 0


@pytest.mark.parametrize("at_once", [3, 500_000])
@pytest.mark.parametrize("room", [5, 60])
def test_each_pair_once(room: float, at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overlaps, "_AT_ONCE", at_once)
    boxes = _boxes(Random(room), 70, room)
    found = [tuple(sorted(pair)) for pair in overlapping(boxes)]
    expected = [(i, j) for j in range(70) for i in range(j) if _share(boxes[i], boxes[j])]
    assert sorted(found) == sorted(expected) and expected


def test_boxes_side_by_side_share_nothing_and_equal_ones_do() -> None:
    one, beside, below = Box(0, 0, 5, 5), Box(5, 0, 9, 5), Box(0, 5, 5, 9)
    assert list(overlapping([one, beside, below])) == []
    assert [sorted(pair) for pair in overlapping([one, beside, one])] == [[0, 2]]
    assert list(overlapping([])) == []
