"""Whose degree or title is obtained only after the day of application has none yet, and stays one of the staff."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from extractors.model import Basis, Claim, Count, Remark, Row, RowReason

OBTAINED = "obtained"
"""The remark on a row that qualifies from a day on: its words, that day, the day of both, the remark before which it
stands."""

_MONTH = len("2031-07")


def qualified_by(day: date, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims; of shares of those who qualify, those rows count no more that do so only after the day."""
    return tuple(_of_those(claim, claim.count, day) if _says_days(claim) and claim.count else claim for claim in claims)


def _says_days(claim: Claim) -> bool:
    return claim.basis is Basis.COMPUTED and claim.count is not None and any(map(_says, claim.count.rows))


def _says(row: Row) -> bool:
    return row.remark is not None and row.remark.code == OBTAINED


def _of_those(claim: Claim, count: Count, day: date) -> Claim:
    rows = tuple(_judged(row, day) if _says(row) else row for row in count.rows)
    good = sum(r.counted for r in rows)
    everybody = max(good + sum(r.reason is RowReason.NOT_QUALIFIED for r in rows), 1)
    fewer = sum(r.counted for r in count.rows) - good
    perhaps = sum(r.remark is not None and r.remark.code == "obtained_perhaps" for r in rows)
    value = Decimal(good) / everybody if fewer else claim.value
    sure = count.low == claim.value == count.high
    off = Decimal(fewer + perhaps if sure else 2 * fewer + perhaps) / everybody
    both = Decimal(sum(_ends(row, day, 2) for row in count.rows)) / everybody
    fresh = replace(
        count,
        rows=rows,
        low=min(value, max(count.low - off, Decimal(0))),
        high=value if sure else max(count.high, value),
        strict=_less(count.strict, both),
        strict_low=_less(count.strict_low, both),
    )
    return replace(claim, value=value, count=fresh)


def _less(share: Decimal | None, by: Decimal) -> Decimal | None:
    return None if share is None else max(share - by, Decimal(0))


def _ends(row: Row, day: date, which: int) -> bool:
    """Whether the day that a row tells (1: of either, 2: of both) is after the day of application, or may be."""
    told = row.remark.parts[which] if row.remark and _says(row) else ""
    return bool(told) and (_is_after(told, day) or _may_be(told, day))


def _is_after(told: str, day: date) -> bool:
    """A month or year alone is after the day only where all of it is."""
    return told > day.isoformat()[: len(told)]


def _may_be(told: str, day: date) -> bool:
    """Whether nothing but the year is told, and it is that of the day."""
    return len(told) < _MONTH and told == str(day.year)


def _judged(row: Row, day: date) -> Row:
    assert row.remark is not None
    said, told, _, *inner = row.remark.parts
    if _is_after(told, day):
        return replace(row, counted=False, reason=RowReason.NOT_QUALIFIED, remark=Remark("obtained_later", (said,)))
    if _may_be(told, day):
        return replace(row, remark=Remark("obtained_perhaps", (said,)))
    return replace(row, remark=Remark(inner[0], tuple(inner[1:])) if inner else None)
