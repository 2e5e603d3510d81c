"""Do two figures say the same? Within what their printed digits and their 约 leave open, and no further."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checkers.standing.printed import printed
from extractors.model import Claim

_WIDEST = Decimal("0.05")
"""1亿 is printed to the nearest 100 million, but does not agree with 1.4亿: rounding reaches at most 5 %."""


_PERCENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Amount:
    """A value with what its print leaves open: a `quantum` (0: exact), or a span `low`..`high` where it is vague."""

    value: Decimal
    quantum: Decimal
    low: Decimal
    high: Decimal

    @property
    def vague(self) -> bool:
        return self.low != self.high


def amount(claim: Claim) -> Amount:
    """A claim's value with what its print leaves open."""
    found = printed(claim)
    quantum = found.quantum
    if not claim.field.share:
        quantum = min(max(quantum, _of_noughts(claim)), abs(claim.value) * _WIDEST)
    return Amount(claim.value, quantum, found.low, found.high)


def _of_noughts(claim: Claim) -> Decimal:
    """The size to which a sum of money that ends in noughts was rounded, where that takes next to nothing of it."""
    exponent = claim.value.normalize().as_tuple().exponent
    if not claim.field.money or not claim.value or not isinstance(exponent, int):
        return Decimal(0)
    size = Decimal(1).scaleb(exponent)
    return size if size <= abs(claim.value) * _NEXT_TO_NOTHING else Decimal(0)


_NEXT_TO_NOTHING = Decimal("0.0001")


def exactly(value: Decimal) -> Amount:
    """A value that leaves nothing open."""
    return Amount(value, Decimal(0), value, value)


def total(parts: tuple[Amount, ...]) -> Amount:
    """Amounts added up (the areas of several premises); one alone stays as it is."""
    return Amount(
        sum((p.value for p in parts), Decimal(0)),
        max(p.quantum for p in parts),
        sum((p.low for p in parts), Decimal(0)),
        sum((p.high for p in parts), Decimal(0)),
    )


def agree(one: Amount, other: Amount) -> bool:
    """Whether both may be the same figure: one is the other rounded (or cut off) to fewer digits, or lies in its 约."""
    if one.vague and other.vague:
        return one.low <= other.high and other.low <= one.high
    if one.vague or other.vague:
        vague, exact = (one, other) if one.vague else (other, one)
        # 73% of degrees alone is no more than 72.73% rounded; 七成以上 and 50万以上 leave nothing below them open.
        half = max(exact.quantum, (vague.quantum if vague.quantum <= _PERCENT else Decimal(0))) / 2
        return vague.low - half <= exact.value <= vague.high + half
    coarse, fine = sorted((one, other), key=lambda a: a.quantum, reverse=True)
    gap = fine.value - coarse.value
    # 523,456.82 cut off to 52.34万 is a habit of forms, not a disagreement; rounding up beyond half is one.
    if coarse.quantum == fine.quantum:
        return gap == 0 if coarse.quantum == 0 else abs(gap) <= coarse.quantum / 2
    return -coarse.quantum / 2 <= gap < coarse.quantum
