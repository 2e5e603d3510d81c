"""Bars in percent."""

from __future__ import annotations

from service.web.charts import Gauge, Part, bars, gauge


def test_the_greatest_sum_is_as_wide_as_there_is_room() -> None:
    one, other = bars([("a", "", {"x": 3, "y": 1}), ("b", "/b", {"x": 0, "y": 2})])
    assert one.parts == (Part("x", 3, 0.0, 75.0), Part("y", 1, 75.0, 25.0))
    assert other.parts == (Part("y", 2, 0.0, 50.0),)
    assert (one.count, other.count) == (4, 2)


def test_nothing_has_no_width() -> None:
    assert bars([("a", "", {"x": 0})])[0].parts == ()
    assert bars([]) == ()


def test_a_gauge_is_drawn_in_percent_of_its_most() -> None:
    assert gauge(0.1, (0.05, 0.2), most=0.4) == Gauge(25.0, 12.5, 50.0)
    assert gauge(0.9, (0.8, 1.0), said=0.97) == Gauge(90.0, 80.0, 100.0, 97.0)
    assert gauge(0.0, (0.0, 0.0), most=0.0) == Gauge(0.0, 0.0, 0.0)
