"""Who comes only after the day of application is nobody of its staff, whatever a list without a day counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from checkers.standing.fewer import without
from extractors.model import Basis, Claim, Remark, Row, RowReason

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
    return without(claim, count, rows, coming)


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
