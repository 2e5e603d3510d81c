"""A slip of 元 and 万元 is seen by the figure alone, or by another paper."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checkers.doubts.units import times, unit_slips
from checkers.standing.agreement import amount
from checkers.standing.figures import Option
from extractors.model import Claim
from tests.checkers.build import AREA, ASSETS, AUDIT, FORM, LEASE, SHEET, claim


def slips(*claims: Claim) -> list[tuple[Decimal, str]]:
    """What the first claim may be with another unit, and why."""
    numbered = dict(enumerate(claims))
    return [(o.value, o.why.en) for o in unit_slips(Option(amount(claims[0]), (0,), (0,)), numbered)]


def test_a_sum_that_no_enterprise_has_may_be_in_ten_thousands() -> None:
    assert slips(claim(ASSETS, SHEET, "52.35")) == [
        (Decimal(523500), "it is too small; the unit may be 万元 (CNY 10,000)")
    ]


def test_ten_thousand_times_another_papers_figure_is_a_slip() -> None:
    ((value, _),) = slips(claim(ASSETS, FORM, 5235000000), claim(ASSETS, AUDIT, 523500))
    assert value == Decimal(523500)


@pytest.mark.parametrize(
    "claims",
    [
        (claim(ASSETS, SHEET, 523500), claim(ASSETS, AUDIT, 523500)),
        (claim(ASSETS, SHEET, 0),),
        (claim(AREA, LEASE, "52.35"),),
    ],
)
def test_all_else_is_no_slip(claims: tuple[Claim, ...]) -> None:
    assert slips(*claims) == []


def test_an_amount_in_another_unit_keeps_what_it_leaves_open() -> None:
    shown = times(amount(claim(ASSETS, SHEET, 520000, "52万元")), Decimal(10))
    assert (shown.value, shown.quantum) == (Decimal(5200000), Decimal(100000))
