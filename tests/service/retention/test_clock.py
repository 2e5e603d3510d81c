"""A clock that leapt, or is far ahead of the record, has nothing purged for a day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from service.retention import clock
from service.retention.clock import QUIET, Clock

DAY = timedelta(days=1)


class Time:
    """A wall clock and a count that goes on whatever the clock says."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.wall, self.count = datetime(2026, 3, 1, tzinfo=UTC), 1000.0
        monkeypatch.setattr(clock, "now", lambda: self.wall)
        monkeypatch.setattr(clock.time, "monotonic", lambda: self.count)

    def goes(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.count += seconds


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    return Time(monkeypatch)


def test_a_clock_that_goes_as_time_does_is_trusted(time: Time) -> None:
    found = Clock(time.wall - DAY)
    assert found.is_steady()
    for _ in range(100):
        time.goes(3600)
        time.wall += timedelta(seconds=20)
        assert found.is_steady()


@pytest.mark.parametrize("leap", [timedelta(days=2500), timedelta(hours=3), -timedelta(days=30)])
def test_a_leap_is_followed_by_a_day_without_purges(time: Time, leap: timedelta) -> None:
    found = Clock(time.wall)
    time.wall += leap
    assert not found.is_steady()
    time.goes(QUIET - 10)
    assert not found.is_steady()
    time.goes(20)
    assert found.is_steady()


def test_set_right_again_counts_as_a_leap_too(time: Time) -> None:
    found = Clock(time.wall)
    time.wall += 2500 * DAY
    assert not found.is_steady()
    time.goes(QUIET - 10)
    time.wall -= 2500 * DAY
    assert not found.is_steady()
    time.goes(100)
    assert not found.is_steady()


def test_a_start_long_after_the_last_record_waits(time: Time) -> None:
    assert Clock(None).is_steady()
    found = Clock(time.wall - 8 * DAY)
    assert not found.is_steady()
    time.goes(QUIET)
    assert found.is_steady()
