"""What a figure's print leaves open, and whether two figures may be one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checkers.standing.agreement import agree, amount, exactly, total
from checkers.standing.printed import printed
from extractors.model import Approximation, Claim
from tests.checkers.build import AREA, ASSETS, CLIENTS, FORM, LEASE, RATIO, ROSTER, SHEET, claim, count


@pytest.mark.parametrize(
    ("found", "digits", "quantum"),
    [
        (claim(ASSETS, SHEET, 523456.82, "523,456.82"), "523,456.82", "0.01"),
        (claim(ASSETS, SHEET, 182456.30, "182.456.30"), "182,456.30", "0.01"),
        (claim(ASSETS, SHEET, 520000, "５２万元"), "52", "10000"),
        (claim(ASSETS, SHEET, 523500, "52.35"), "52.35", "100"),  # the unit stood in the header
        (claim(ASSETS, SHEET, 520000, "伍拾贰万元整"), "", "0.01"),
        (claim(ASSETS, SHEET, 520000, "五十二万元"), "", "10000"),
        (claim(RATIO, FORM, 0.75, "75%"), "75", "0.01"),
        (claim(RATIO, FORM, 0.75, "75"), "75", "0.01"),
        (claim(RATIO, FORM, 0.7, "七成"), "", "0.1"),
        (claim(AREA, LEASE, 120.5, "面积120.5㎡"), "120.5", "0.1"),
        (claim(AREA, LEASE, 120.5, "？？"), "", "0.1"),
        (claim(RATIO, ROSTER, 0.75, "8 人中 6 人", count=count(0.75, 0.75)), "", "0"),
    ],
)
def test_the_last_printed_digit(found: Claim, digits: str, quantum: str) -> None:
    shown = printed(found)
    assert (shown.digits, shown.quantum) == (digits, Decimal(quantum))


ABOUT, MORE, LESS = Approximation.ABOUT, Approximation.MORE_THAN, Approximation.LESS_THAN


@pytest.mark.parametrize(
    ("quote", "value", "how", "low", "high"),
    [
        ("约120家", 120, ABOUT, 114, 126),
        ("100余家", 100, MORE, 100, 200),
        ("120多家", 120, MORE, 120, 130),
        ("超过40家", 40, MORE, 40, 400),
        ("近400家", 400, LESS, 300, 400),
        ("80-100家", 80, ABOUT, 80, 100),
        ("120家", 120, Approximation.EXACT, 120, 120),
    ],
)
def test_what_a_vague_figure_leaves_open(quote: str, value: int, how: Approximation, low: int, high: int) -> None:
    found = printed(claim(CLIENTS, FORM, value, quote, approximation=how))
    assert (found.low, found.high, found.vague) == (low, high, low != high)


def test_a_share_is_never_more_than_all() -> None:
    assert printed(claim(RATIO, FORM, 0.6, "60%以上", approximation=MORE)).high == 1


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
