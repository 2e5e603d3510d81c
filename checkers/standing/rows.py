"""What the rows of a counted list say beyond their count: what it would be with the rows that were left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from checkers.standing.agreement import agree, amount, exactly
from extractors.model import Basis, Claim, RowReason

Reasons = tuple[RowReason, ...]

_NEVER = {RowReason.EMPTY, RowReason.TOTAL_ROW}


def left_out(claim: Claim) -> Counter[RowReason]:
    """How many rows of a count were left out, by reason."""
    rows = claim.count.rows if claim.count else ()
    return Counter(r.reason for r in rows if r.reason and not r.counted)


def lent(claim: Claim) -> int:
    """How many of the people counted are employed by another: whether they are staff is no question of reading."""
    rows = claim.count.rows if claim.count else ()
    return sum(r.counted and r.reason is RowReason.DISPATCHED for r in rows)


def with_rows(claim: Claim) -> Iterator[tuple[Reasons, Decimal]]:
    """The values that the count would have with some of the rows left out, the fewest reasons first."""
    counts = _amounts(claim)
    reasons = sorted(r for r in counts if r not in _NEVER and r is not RowReason.NOT_QUALIFIED)
    for size in range(1, len(reasons) + 1):
        for some in combinations(reasons, size):
            more = sum((counts[r] for r in some), Decimal(0))
            yield from ((some, value) for value in _counted_with(claim, more))


def _amounts(claim: Claim) -> dict[RowReason, Decimal]:
    """What the rows that were left out would have added, by reason."""
    rows = claim.count.rows if claim.count else ()
    left = [(r.reason, r.amount) for r in rows if r.reason and not r.counted]
    return {reason: sum((a for r, a in left if r is reason), Decimal(0)) for reason, _ in left}


def _counted_with(claim: Claim, more: Decimal) -> Iterator[Decimal]:
    if not claim.field.share:
        yield claim.value + more
        return
    rows = claim.count.rows if claim.count else ()
    qualified = sum(r.counted for r in rows)
    everybody = qualified + left_out(claim)[RowReason.NOT_QUALIFIED] + more
    # Whether the people left out are qualified is not known: none of them or all.
    yield Decimal(qualified) / everybody
    yield Decimal(qualified + more) / everybody


def explained_by(counted: Claim, stated: Claim) -> Reasons | None:
    """The reasons whose rows make up the difference between a count and a stated figure; None where none do."""
    if counted.basis is not Basis.COMPUTED:
        return None
    said = amount(stated)
    return next((some for some, value in with_rows(counted) if agree(exactly(value), said)), None)


def overlap(one: Claim, other: Claim) -> bool:
    """Whether two lists name some of the same rows, and so are not parts of one; unnamed rows tell nothing."""
    return bool(names(one) & names(other))


def names(claim: Claim) -> set[str]:
    """What the counted rows of a list name."""
    rows = claim.count.rows if claim.count else ()
    return {r.label.strip() for r in rows if r.counted and r.label.strip()}
