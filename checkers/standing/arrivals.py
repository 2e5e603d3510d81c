"""Who comes only after the day of application is nobody of its staff, whatever a list without a day counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from extractors.model import Basis, Claim, Count, Remark, Row, RowReason

ARRIVES = "arrives"
"""The remark on a row of somebody who comes on a day: his words, the day, then the remark that it stands before."""


def there_by(day: date, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims; of counted lists those rows are left out that say of somebody that he comes after the day."""
    return tuple(_of_those_there(claim, day) for claim in claims)


def _of_those_there(claim: Claim, day: date) -> Claim:
    count = claim.count
    if claim.basis is not Basis.COMPUTED or count is None or not any(_says(r) for r in count.rows):
        return claim
    coming = [r for r in count.rows if _says(r) and _comes_after(r, day)]
    rows = tuple(_judged(r, day) for r in count.rows)
    if not coming:
        return replace(claim, count=replace(count, rows=rows))
    return _of_share(claim, count, rows, coming) if claim.field.share else _of_heads(claim, count, rows, len(coming))


def _says(row: Row) -> bool:
    return row.remark is not None and row.remark.code == ARRIVES


def _comes_after(row: Row, day: date) -> bool:
    """A month alone is after the day only where all of it is."""
    assert row.remark is not None
    told = row.remark.parts[1]
    return told > day.isoformat()[: len(told)]


def _judged(row: Row, day: date) -> Row:
    if row.remark is None or not _says(row):
        return row
    said, _, *inner = row.remark.parts
    if _comes_after(row, day):
        return replace(row, counted=False, reason=RowReason.LEFT, remark=Remark("said", (said,)))
    return replace(row, remark=Remark(inner[0], tuple(inner[1:])) if inner else None)


def _of_heads(claim: Claim, count: Count, rows: tuple[Row, ...], fewer: int) -> Claim:
    """A total in the paper that confirmed the count confirms it no more."""
    low, high = (max(v - fewer, Decimal(0)) for v in (count.low, count.high))
    fresh = replace(count, rows=rows, low=low, high=high)
    return replace(claim, value=claim.value - fewer, count=fresh, confirmed_by=())


def _of_share(claim: Claim, count: Count, rows: tuple[Row, ...], coming: list[Row]) -> Claim:
    """Which of the doubtful rows are gone is not known: the bounds widen by all who come."""
    good = sum(r.counted for r in rows)
    everybody = good + sum(r.reason is RowReason.NOT_QUALIFIED for r in rows)
    value = Decimal(good) / everybody if everybody else Decimal(0)
    some = max(everybody, 1)
    fresh = replace(
        count,
        rows=rows,
        low=min(value, _less(count.low, some, coming)),
        high=max(value, min(Decimal(1), count.high * (some + len(coming)) / some)),
        strict=count.strict and _less(count.strict, some, coming),
        strict_low=count.strict_low and _less(count.strict_low, some, coming),
    )
    return replace(claim, value=value, count=fresh, confirmed_by=())


def _less(share: Decimal, some: int, coming: list[Row]) -> Decimal:
    """A share without those who come, had all of them who count been among its best."""
    good = sum(r.counted for r in coming)
    return max((share * (some + len(coming)) - good) / some, Decimal(0)).min(Decimal(1))
