"""Whom a list of changes names is no more among the people of a roster of before: he left, or works part-time since.

A roster whose day is unknown, or a bare year, may be of before; one of a later day knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from checkers.standing.fewer import without
from extractors.lists.changes import GONE, PERHAPS
from extractors.model import Basis, Claim, CountOf, Fact, FactName, Remark, Row, RowReason

_PEOPLE = (CountOf.STAFF, CountOf.INSURED, CountOf.QUALIFIED)
_YEARS_END = "-12-31"


def without_gone(claims: Iterable[Claim], facts: Iterable[Fact]) -> tuple[Claim, ...]:
    """The claims; of counted people those left out who are gone, and those in doubt who may be."""
    told = [r for f in facts if f.name is FactName.STAFF_LEFT for r in f.remarks if r.code in (GONE, PERHAPS)]
    return tuple(_without(c, [r for r in told if _since(r, c)]) for c in claims) if told else tuple(claims)


def _since(change: Remark, claim: Claim) -> bool:
    """Whether a change may be of after the day of a roster."""
    if claim.basis is not Basis.COMPUTED or claim.count is None or claim.count.of not in _PEOPLE:
        return False
    day, when = change.parts[1], claim.as_of
    if not day or when is None:
        return True
    of = when.isoformat()
    length = 4 if of.endswith(_YEARS_END) else 7 if _ends_a_month(when) else len(day)
    return day[:length] >= of[:length]


def _ends_a_month(day: date) -> bool:
    """Whether a day may stand for its month."""
    return (day + timedelta(days=1)).day == 1


def _without(claim: Claim, changes: Sequence[Remark]) -> Claim:
    count, gone = claim.count, {r.parts[0]: r for r in changes if r.code == GONE}
    if count is None or not changes:
        return claim
    left = [r for r in count.rows if r.counted and r.label in gone]
    maybe = {r.parts[0] for r in changes} - gone.keys()
    if left:
        rows = tuple(_left_out(r, gone[r.label]) if r.counted and r.label in gone else r for r in count.rows)
        claim = without(claim, count, rows, left)
    doubtful = sum(r.counted and r.label in maybe for r in count.rows)
    return _in_doubt(claim, doubtful) if doubtful else claim


def _left_out(row: Row, change: Remark) -> Row:
    return replace(row, counted=False, reason=RowReason.LEFT, remark=Remark("said", (change.parts[2],)))


def _in_doubt(claim: Claim, some: int) -> Claim:
    assert claim.count is not None
    low = Decimal(0) if claim.field.share else max(claim.count.low - some, Decimal(0))
    return replace(claim, count=replace(claim.count, low=low))
