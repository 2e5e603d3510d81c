"""Slips of the pen: the unit, the point, a digit, rounding up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from checkers.causes.pairs import Pair
from checkers.causes.slips import rounded_up, wrong_digit, wrong_scale
from checkers.model import Cause
from checkers.standing.agreement import amount
from checkers.standing.figures import Option
from extractors.model import Claim
from tests.checkers.build import AREA, ASSETS, FORM, HEADCOUNT, LEASE, REPORT, ROSTER, SHEET, case, claim


def pair(said: Claim, proved: Claim, *more: Claim) -> Pair:
    """The first claim against the second, the others beside them."""
    made = case(said, proved, *more)
    return Pair(0, Option(amount(proved), (1,), (1,)), None, dict(enumerate(made.claims)), made)


@pytest.mark.parametrize(
    ("said", "proved", "code"),
    [
        (claim(ASSETS, FORM, "52.35"), claim(ASSETS, SHEET, 523500), "factor_10000"),
        (claim(ASSETS, FORM, 523500, "523,500"), claim(ASSETS, SHEET, "523.5", "523,500.00"), "factor_1000"),
        (claim(AREA, FORM, 1085, "1085"), claim(AREA, LEASE, "108.5", "108.5"), "decimal_point"),
        (claim(AREA, FORM, 10850, "10,850"), claim(AREA, LEASE, "10.85", "10.850"), "comma_for_point"),
        (claim(HEADCOUNT, FORM, 80), claim(HEADCOUNT, ROSTER, 8), "factor_10"),
        (claim(ASSETS, FORM, 523500), claim(ASSETS, SHEET, 719300), None),
    ],
)
def test_a_power_of_ten(said: Claim, proved: Claim, code: str | None) -> None:
    assert next((c.code for c in wrong_scale(pair(said, proved))), None) == code


def test_who_says_too_little_is_named_with_those_who_bear_it_out() -> None:
    beside = claim(ASSETS, REPORT, 523500)
    (found,) = wrong_scale(pair(claim(ASSETS, FORM, "52.35"), claim(ASSETS, SHEET, 523500), beside))
    assert found.text.zh == "申请表（“application_form.pdf”第 1 页）所填数少 10,000 倍，应为元与万元混用"
    assert found.claims == (2,)


@pytest.mark.parametrize(
    ("test", "said", "code"),
    [
        (wrong_digit, 528456, "look_alike_digit"),
        (wrong_digit, 523456, None),
        (rounded_up, 530000, "rounded_up"),
        (rounded_up, 520000, None),
    ],
)
def test_other_slips(test: Callable[[Pair], Iterator[Cause]], said: int, code: str | None) -> None:
    found = pair(claim(ASSETS, FORM, said), claim(ASSETS, SHEET, 523456))
    assert next((c.code for c in test(found)), None) == code
