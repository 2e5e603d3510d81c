"""Clients in several files, a trade or a quarter each: together one list where they come to just what is declared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from checkers.standing.continued import TOGETHER, added
from checkers.standing.rows import names
from extractors.model import Basis, Claim, Kind, Remark


def as_one(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims; of lists of one year that together hold as many enterprises as is declared the first counts all.

    Each enterprise counts once. Where one list says so alone, or all come to another number, they stay apart.
    """
    lists = [c for c in claims if _is_list(c)]
    groups = [[c for c in lists if _year(c) in (year, None)] for year in {_year(c) for c in lists} - {None}]
    wholes = {id(group[0]): whole for group in groups or [lists] if (whole := _whole(group, claims))}
    return tuple(wholes.get(id(c), c) for c in claims)


def _is_list(claim: Claim) -> bool:
    counted = claim.field.list == "clients" and claim.basis is Basis.COMPUTED and claim.count is not None
    return counted and claim.evidence.paper is Kind.CLIENT_LIST


def _year(claim: Claim) -> int | None:
    return claim.as_of.year if claim.as_of else None


def _whole(group: Sequence[Claim], claims: Sequence[Claim]) -> Claim | None:
    if len({c.evidence.document for c in group}) < 2 or len({c.evidence.document for c in group}) < len(group):
        return None
    whole = group[0]
    for other in group[1:]:
        whole = _with(whole, other)
    said = (c for c in claims if c.field is whole.field and c.basis is Basis.DECLARED and _of_one_year(c, whole))
    declared = {c.value for c in said}
    return whole if whole.value in declared and all(c.value < whole.value for c in group) else None


def _of_one_year(one: Claim, other: Claim) -> bool:
    return None in (one.as_of, other.as_of) or _year(one) == _year(other)


def _with(claim: Claim, other: Claim) -> Claim:
    """The claim with the enterprises of another list that it does not name."""
    whole = added(claim, other)
    assert whole.count is not None and claim.count is not None
    more = Remark(TOGETHER, (other.evidence.document, str(whole.value - claim.value)))
    low = max(whole.count.low - _perhaps_again(claim, other), Decimal(0))
    count = replace(whole.count, low=low, numbers=claim.count.numbers, joined=(*claim.count.joined, more))
    return replace(whole, count=count)


def _perhaps_again(claim: Claim, other: Claim) -> int:
    """How many enterprises of the other list may be ones of the first under a name written otherwise."""
    from extractors.lists.enterprises import Likeness, likeness
    from extractors.lists.twins import alike

    first, second = sorted(names(claim)), sorted(names(other) - names(claim))
    both = [*first, *second]
    pairs = ((i, j) for i, j in alike(both) if j < len(first) <= i)
    doubtful = (Likeness.SAME, Likeness.NEAR, Likeness.PERHAPS)
    return len({i for i, j in pairs if likeness(both[i], both[j]) in doubtful})
