"""Areas as built and areas that can be used."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checkers.model import Status
from extractors.model import Measure
from tests.checkers.build import AREA, FORM, LEASE, agreement, case, claim

BUILT, USABLE = Measure.BUILT, Measure.USABLE


@pytest.mark.parametrize(
    ("said", "measure", "usable", "status"),
    [
        (112, USABLE, 112, Status.MET),
        (146, USABLE, 112, Status.INCONSISTENT),
        (112, None, 112, Status.MET),
        (146, None, 112, Status.MET),
        (112, BUILT, 112, Status.INCONSISTENT),
        (112, USABLE, None, Status.UNCERTAIN),
        (130, None, 112, Status.INCONSISTENT),
    ],
)
def test_like_is_held_against_like(said: int, measure: Measure | None, usable: int | None, status: Status) -> None:
    form = claim(AREA, FORM, said, measure=measure)
    lease = claim(AREA, LEASE, 146, measure=BUILT, usable=None if usable is None else Decimal(usable))
    assert agreement(case(form, lease)).status is status


def test_the_two_measures_are_named() -> None:
    found = agreement(case(claim(AREA, FORM, 112, measure=USABLE), claim(AREA, LEASE, 146, measure=BUILT)))
    assert "使用面积" in found.message.zh
