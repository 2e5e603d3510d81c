"""Two figures may be one as far as their digits and their rough words go, and no further."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checkers.standing.agreement import agree, amount, exactly, total
from extractors.model import Approximation
from tests.checkers.build import AREA, ASSETS, CLIENTS, FORM, LEASE, RATIO, claim

MORE, ABOUT = Approximation.MORE_THAN, Approximation.ABOUT


def test_two_rough_figures_agree_where_they_overlap() -> None:
    rough = [amount(claim(CLIENTS, FORM, n, f"约{n}家", approximation=ABOUT)) for n in (100, 108, 130)]
    assert agree(rough[0], rough[1])
    assert not agree(rough[0], rough[2])


def test_counts_agree_only_when_equal() -> None:
    assert agree(exactly(Decimal(8)), exactly(Decimal(8)))
    assert not agree(exactly(Decimal(8)), exactly(Decimal("8.01")))


def test_a_sum_is_as_exact_as_its_roughest_part() -> None:
    parts = (amount(claim(AREA, LEASE, 60, "60")), amount(claim(AREA, LEASE, 55.25, "55.25")))
    assert total(parts) == amount(claim(AREA, LEASE, 115.25, "115.25")).__class__(
        Decimal("115.25"), Decimal(1), Decimal("115.25"), Decimal("115.25")
    )


@pytest.mark.parametrize(("said", "quote", "agrees"), [("0.73", "73%", True), ("0.8", "八成", False)])
def test_a_whole_percent_may_be_rounded_up(said: str, quote: str, agrees: bool) -> None:
    degrees = claim(RATIO, FORM, said, quote, approximation=MORE)
    assert agree(amount(degrees), exactly(Decimal(8) / Decimal(11))) is agrees


@pytest.mark.parametrize(
    ("said", "stated", "agrees"),
    [
        ("2816700", "2816744.19", True),
        ("2816700", "2816812.19", False),
        ("500000", "499968.10", False),
        ("2816740", "2816744.19", True),
    ],
)
def test_a_sum_that_ends_in_noughts_may_be_rounded_by_next_to_nothing(said: str, stated: str, agrees: bool) -> None:
    form = claim(ASSETS, FORM, said, f"{int(said):,}元")
    assert agree(amount(form), amount(claim(ASSETS, LEASE, stated, stated))) is agrees
