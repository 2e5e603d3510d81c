"""A counted list without some of its rows: the count and its bounds, or the share and how far it may be off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.model import Claim, Count, Row, RowReason


def without(claim: Claim, count: Count, rows: tuple[Row, ...], gone: Sequence[Row]) -> Claim:
    """The claim with these rows instead of its own, of which those `gone` count no more."""
    return _of_share(claim, count, rows, gone) if claim.field.share else _of_heads(claim, count, rows, len(gone))


def _of_heads(claim: Claim, count: Count, rows: tuple[Row, ...], fewer: int) -> Claim:
    """A total in the paper that confirmed the count confirms it no more."""
    low, high = (max(v - fewer, Decimal(0)) for v in (count.low, count.high))
    fresh = replace(count, rows=rows, low=low, high=high)
    return replace(claim, value=claim.value - fewer, count=fresh, confirmed_by=())


def _of_share(claim: Claim, count: Count, rows: tuple[Row, ...], gone: Sequence[Row]) -> Claim:
    """Which of the doubtful rows are gone is not known: the bounds widen by all who are."""
    good = sum(r.counted for r in rows)
    everybody = good + sum(r.reason is RowReason.NOT_QUALIFIED for r in rows)
    value = Decimal(good) / everybody if everybody else Decimal(0)
    some = max(everybody, 1)
    fresh = replace(
        count,
        rows=rows,
        low=min(value, _less(count.low, some, gone)),
        high=max(value, min(Decimal(1), count.high * (some + len(gone)) / some)),
        strict=count.strict and _less(count.strict, some, gone),
        strict_low=count.strict_low and _less(count.strict_low, some, gone),
    )
    return replace(claim, value=value, count=fresh, confirmed_by=())


def _less(share: Decimal, some: int, gone: Sequence[Row]) -> Decimal:
    """A share without those, had all of them who count been among its best."""
    good = sum(r.counted for r in gone)
    return max((share * (some + len(gone)) - good) / some, Decimal(0)).min(Decimal(1))
