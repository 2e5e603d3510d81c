"""What a figure's print leaves open: its last digit, and how rough it means to be."""

from __future__ import annotations

from decimal import Decimal

import pytest

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
        ("近1000家", 1000, LESS, 750, 1000),
        ("80-100家", 80, ABOUT, 80, 100),
        ("120家", 120, Approximation.EXACT, 120, 120),
    ],
)
def test_what_a_vague_figure_leaves_open(quote: str, value: int, how: Approximation, low: int, high: int) -> None:
    found = printed(claim(CLIENTS, FORM, value, quote, approximation=how))
    assert (found.low, found.high, found.vague) == (low, high, low != high)


def test_a_share_is_never_more_than_all() -> None:
    assert printed(claim(RATIO, FORM, 0.6, "60%以上", approximation=MORE)).high == 1


@pytest.mark.parametrize(
    ("value", "quote", "quantum"), [("1", "百分之一百", "0.01"), ("0.8", "百分之八十", "0.01"), ("0.7", "七成", "0.1")]
)
def test_shares_in_words_are_as_fine_as_their_words(value: str, quote: str, quantum: str) -> None:
    assert printed(claim(RATIO, FORM, value, quote)).quantum == Decimal(quantum)
