"""Bars in percent."""

from __future__ import annotations

from service.web.charts import Part, bars


def test_the_greatest_sum_is_as_wide_as_there_is_room() -> None:
    one, other = bars([("a", "", {"x": 3, "y": 1}), ("b", "/b", {"x": 0, "y": 2})])
    assert one.parts == (Part("x", 3, 0.0, 75.0), Part("y", 1, 75.0, 25.0))
    assert other.parts == (Part("y", 2, 0.0, 50.0),)
    assert (one.count, other.count) == (4, 2)


def test_nothing_has_no_width() -> None:
    assert bars([("a", "", {"x": 0})])[0].parts == ()
    assert bars([]) == ()
