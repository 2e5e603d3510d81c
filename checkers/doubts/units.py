"""Total assets written in 万元 and read in 元, or the other way: the commonest slip, and no second reader sees it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checkers.doubts.stability import Other
from checkers.standing.agreement import Amount, agree, amount
from checkers.standing.figures import Numbered, Option
from checkers.wording import say

TEN_THOUSAND = Decimal(10_000)


def times(found: Amount, factor: Decimal) -> Amount:
    """An amount in another unit."""
    return Amount(found.value * factor, found.quantum * factor, found.low * factor, found.high * factor)


def unit_slips(option: Option, claims: Numbered) -> Iterator[Other]:
    """What an amount of money would be with its unit missed or taken for another."""
    first = claims[option.parts[0]]
    smallest = first.field.least
    if smallest is None or option.amount.value <= 0:
        return
    if option.amount.value < smallest:
        yield Other(option.amount.value * TEN_THOUSAND, say("too_small"), False, "rival")
    for index, claim in claims.items():
        if index in option.claims or claim.value < smallest:
            continue
        if agree(times(amount(claim), TEN_THOUSAND), option.amount):
            yield Other(option.amount.value / TEN_THOUSAND, say("too_large"), False, "rival")
            return
