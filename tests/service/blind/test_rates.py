"""Rates with their intervals, and bins of confidence."""

from __future__ import annotations

import pytest

from service.blind.rates import Reading, by, calibration, overall, wilson


def reading(field: str = "headcount", confidence: float = 0.99, right: bool = True) -> Reading:
    return Reading(field, "staff_roster", "scan", "", confidence, right)


@pytest.mark.parametrize(
    ("wrong", "count", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.2775), (1, 10, 0.0179, 0.4042), (5, 50, 0.0435, 0.2136), (10, 10, 0.7225, 1.0)],
)
def test_the_interval_is_wilsons(wrong: int, count: int, low: float, high: float) -> None:
    assert wilson(wrong, count) == pytest.approx((low, high), abs=5e-5)


def test_rates_stand_by_label_the_most_readings_first() -> None:
    found = [reading("a"), reading("b", right=False), reading("b"), reading("b")]
    assert [(r.label, r.count, r.wrong) for r in by(found, lambda one: one.field)] == [("b", 3, 1), ("a", 1, 0)]
    assert overall(found).share == 0.25
    assert overall([]).share == 0.0


def test_bins_hold_their_readings_with_the_mean_and_the_right_ones() -> None:
    found = [
        reading(confidence=0.85, right=False),
        reading(confidence=0.87),
        reading(confidence=1.0),
        reading(confidence=0.0),
    ]
    one, two, three = calibration(found)
    assert (one.low, one.count, one.right) == (0.0, 1, 1)
    assert (two.low, two.high, two.count, two.mean, two.share) == (0.8, 0.9, 2, 0.86, 0.5)
    assert (three.high, three.count) == (1.0, 1)
    assert calibration([]) == ()
