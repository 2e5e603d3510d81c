"""Paths of OFD as operators of PDF."""

from __future__ import annotations

import math

import pytest

from extractors.ofd.outlines import outline, rectangle


def _points(said):
    """The end points of all operators."""
    found, numbers = [], []
    for word in said.split():
        if word.isalpha():
            found += [tuple(numbers[-2:])] if numbers else []
            numbers = []
        else:
            numbers.append(float(word))
    return found


def test_lines_and_curves():
    said = outline("M 0 0 L 10 0 Q 15 0 15 5 B 1 2 3 4 5 6 C")
    assert said == (
        "0.0000 0.0000 m 10.0000 0.0000 l 13.3333 0.0000 15.0000 1.6667 15.0000 5.0000 c "
        "1.0000 2.0000 3.0000 4.0000 5.0000 6.0000 c h"
    )


@pytest.mark.parametrize(("sweep", "middle"), [(1, (5, -5)), (0, (5, 5))])
def test_half_a_circle_goes_by_the_side_that_it_says(sweep, middle):
    found = _points(outline(f"M 0 0 A 5 5 0 0 {sweep} 10 0"))
    assert found[0] == (0, 0)
    assert found[-1] == pytest.approx((10, 0), abs=1e-3)
    assert min(math.dist(point, middle) for point in found) < 0.01


@pytest.mark.parametrize(("large", "parts"), [(0, 1), (1, 3)])
def test_the_shorter_and_the_longer_way_round(large, parts):
    found = _points(outline(f"M 5 0 A 5 5 0 {large} 1 0 5"))
    assert len(found) - 1 == parts


def test_an_arc_that_is_too_small_is_made_to_fit_and_a_flat_one_is_a_line():
    assert _points(outline("M 0 0 A 1 1 0 0 1 10 0"))[-1] == pytest.approx((10, 0), abs=1e-3)
    assert _points(outline("M 0 0 A 0 5 0 0 1 10 0")) == [(0, 0), (10, 0)]


@pytest.mark.parametrize("data", ["M 0 0 L 5", "M 0 0 L x y", "M 0 0 Z 1 2", ""])
def test_it_ends_where_the_data_breaks_off(data):
    assert outline(data) in ("0.0000 0.0000 m", "")


def test_it_is_taken_through_a_transformation():
    assert outline("M 1 2", (2, 0, 0, 3, 10, 20)) == "12.0000 26.0000 m"
    assert rectangle(0, 0, 2, 1, (0, 1, -1, 0, 0, 0)).startswith("0.0000 0.0000 m 0.0000 2.0000 l")
