"""A roster on several sheets of one workbook, an office each: one roster where the sheets come to what is declared.

No person may stand on two of them. Sheets that do not come to the declared number stay apart, and so does whatever
lies in different files: those may be a roster of another day, or of another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from checkers.standing.continued import SHEETS
from checkers.standing.rows import left_out, names
from extractors.model import Basis, Claim, Count, CountOf, Remark, RowReason


def sheets_as_one(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims; of sheets that are one roster the first counts all people, and tells the share of all of them."""
    wholes: dict[int, Claim] = {}
    for document in dict.fromkeys(c.evidence.document for c in claims if _of(c, CountOf.STAFF)):
        staff = [c for c in claims if _of(c, CountOf.STAFF) and c.evidence.document == document]
        if _are_one(staff, claims):
            shares = [c for c in claims if _of(c, CountOf.QUALIFIED) and c.evidence.document == document]
            wholes[id(staff[0])] = _whole(staff, staff)
            if len(shares) == len(staff):
                wholes[id(shares[0])] = _whole(shares, staff)
            elif shares:
                wholes |= {id(c): _of_some(c, staff) for c in shares}
    return tuple(wholes.get(id(c), c) for c in claims)


def _of(claim: Claim, what: CountOf) -> bool:
    return claim.basis is Basis.COMPUTED and claim.count is not None and claim.count.of is what


def _are_one(staff: Sequence[Claim], claims: Sequence[Claim]) -> bool:
    sheets = {c.evidence.place.sheet for c in staff if c.evidence.place and c.evidence.place.sheet}
    if len(staff) < 2 or len(sheets) < len(staff) or len({c.as_of for c in staff}) > 1:
        return False
    if any(names(one) & names(other) for one, other in combinations(staff, 2)):
        return False
    whole = sum(c.value for c in staff)
    declared = {c.value for c in claims if c.field is staff[0].field and c.basis is Basis.DECLARED}
    return whole in declared and all(0 < c.value < whole for c in staff)


def _whole(group: Sequence[Claim], staff: Sequence[Claim]) -> Claim:
    """All sheets' rows as one count; of shares, each weighs as its people do."""
    first, counts = group[0], [c.count for c in group if c.count]
    weights = [c.value for c in staff] if first.field.share else [Decimal(1)] * len(staff)
    per = sum(weights) if first.field.share else Decimal(1)

    def added(values: Sequence[Decimal]) -> Decimal:
        return sum((v * w for v, w in zip(values, weights, strict=True)), Decimal(0)) / per

    def all_of(values: Sequence[Decimal | None]) -> Decimal | None:
        told = [v for v in values if v is not None]
        return added(told) if len(told) == len(values) else None

    count = Count(
        rows=tuple(row for c in counts for row in c.rows),
        low=added([c.low for c in counts]),
        high=added([c.high for c in counts]),
        strict=all_of([c.strict for c in counts]),
        gaps=tuple(gap for c in counts for gap in c.gaps),
        of=counts[0].of,
        joined=tuple(_more(c) for c in group[1:]),
        strict_low=all_of([c.strict_low for c in counts]),
        strict_high=all_of([c.strict_high for c in counts]),
    )
    confirmed = set(first.confirmed_by).intersection(*(c.confirmed_by for c in group))
    return replace(first, value=_value(count, first), count=count, confirmed_by=tuple(sorted(confirmed)))


def _of_some(share: Claim, staff: Sequence[Claim]) -> Claim:
    """The share of one sheet where another tells none: of the rest all may qualify, or nobody."""
    assert share.count is not None
    everybody = sum((c.value for c in staff), Decimal(0))
    counted = sum(r.counted for r in share.count.rows)
    rest = everybody - counted - left_out(share)[RowReason.NOT_QUALIFIED]
    count = replace(share.count, low=counted / everybody, high=(counted + rest) / everybody)
    return replace(share, count=count)


def _more(claim: Claim) -> Remark:
    sheet = claim.evidence.place.sheet if claim.evidence.place else None
    return Remark(SHEETS, (sheet or "", str(sum(r.counted for r in claim.count.rows) if claim.count else 0)))


def _value(count: Count, first: Claim) -> Decimal:
    counted = Decimal(sum(r.counted for r in count.rows))
    if not first.field.share:
        return counted
    return counted / (counted + left_out(replace(first, count=count))[RowReason.NOT_QUALIFIED])
