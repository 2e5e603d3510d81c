"""An explanation is named only where it gives one figure from the other."""

from __future__ import annotations

import pytest

from checkers.causes.explain import causes
from checkers.causes.pairs import Pair
from checkers.standing.settle import supporting
from extractors.model import Approximation, Claim
from tests.checkers.build import (
    AREA,
    ASSETS,
    BEFORE,
    FORM,
    HEADCOUNT,
    LAST,
    LEASE,
    RATIO,
    ROSTER,
    SHEET,
    case,
    claim,
    count,
)


def codes(said: Claim, *proved: Claim) -> list[str]:
    """Why the first claim departs from what the others prove."""
    made = case(said, *proved)
    support = supporting(made, said.field)
    assert support is not None
    return [c.code for c in causes(Pair(0, support.main, support, dict(enumerate(made.claims)), made))]


@pytest.mark.parametrize(
    ("said", "proved", "code"),
    [
        (
            claim(HEADCOUNT, FORM, 8),
            (claim(HEADCOUNT, ROSTER, 6, count=count(6, 6, part_time=2)),),
            "part_timers_counted",
        ),
        (claim(HEADCOUNT, FORM, 7), (claim(HEADCOUNT, ROSTER, 6, count=count(6, 6, left=1)),), "leavers_counted"),
        (
            claim(ASSETS, FORM, 412000),
            (claim(ASSETS, SHEET, 587000, as_of=LAST), claim(ASSETS, SHEET, 412000, as_of=BEFORE)),
            "last_year_figure",
        ),
        (claim(RATIO, FORM, 0.5), (claim(RATIO, ROSTER, 0.75, count=count(0.75, 0.75, 0.5)),), "degree_and_title"),
        (
            claim(RATIO, FORM, 0.6, "60%以上", approximation=Approximation.MORE_THAN),
            (claim(RATIO, ROSTER, 0.5),),
            "degrees_only",
        ),
        (
            claim(AREA, FORM, 180),
            (claim(AREA, LEASE, 110, subject="滨江路8号3楼"), claim(AREA, LEASE, 70, subject="滨江路8号仓库")),
            "other_premises_counted",
        ),
        (claim(ASSETS, FORM, "52.35"), (claim(ASSETS, SHEET, 523500),), "factor_10000"),
    ],
)
def test_the_explanation_that_fits_comes_first(said: Claim, proved: tuple[Claim, ...], code: str) -> None:
    assert codes(said, *proved)[0] == code


def test_nothing_is_made_up_where_nothing_fits() -> None:
    assert codes(claim(ASSETS, FORM, 719300), claim(ASSETS, SHEET, 523456)) == []
