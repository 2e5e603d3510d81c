"""An applicant that stands in its own list of clients serves itself there, which is no service to an enterprise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from checkers.standing.subjects import plain
from extractors.model import Claim, Fact, FactName, Kind, Remark, Row, RowReason

_NAMED_BY = frozenset({Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT, Kind.BUSINESS_LICENCE})


def without_applicant(claims: Iterable[Claim], facts: Iterable[Fact]) -> tuple[Claim, ...]:
    """The claims, the counts of clients without the applicant's own row; the names are those of form and licence."""
    names = {plain(f.value) for f in facts if f.name is FactName.APPLICANT and f.evidence.paper in _NAMED_BY}
    return tuple(_without(c, names) if c.field.list == "clients" else c for c in claims)


def _without(claim: Claim, names: set[str]) -> Claim:
    count = claim.count
    if count is None or not any(_own(row, names) for row in count.rows):
        return claim
    rows = tuple(_left_out(row) if _own(row, names) else row for row in count.rows)
    fewer = Decimal(sum(_own(row, names) for row in count.rows))
    recount = replace(count, rows=rows, low=max(count.low - fewer, Decimal(0)), high=count.high - fewer)
    return replace(claim, value=claim.value - fewer, count=recount)


def _own(row: Row, names: set[str]) -> bool:
    return row.counted and plain(row.label) in names


def _left_out(row: Row) -> Row:
    return replace(row, counted=False, reason=RowReason.NOT_ENTERPRISE, remark=Remark("applicant_itself"))
