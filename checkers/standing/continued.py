"""A list of clients in several files, a photo a page: its row numbers go on, and so does the count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from checkers.standing.subjects import plain
from extractors.model import Basis, Claim, Count, Row, RowReason


def joined(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, where the list that begins with row 1 counts those that go on after its last row as well."""
    found = tuple(claims)
    lists = [c for c in found if _first(c)]
    return tuple(_with_rest(c, lists) if _first(c) == 1 else c for c in found)


def without_parts(claims: Mapping[int, Claim]) -> dict[int, Claim]:
    """The claims without the lists that another one counts as its own pages."""
    whole = max((_last(c) for c in claims.values() if _first(c) == 1), default=0)
    return {i: c for i, c in claims.items() if not (_first(c) > 1 and _last(c) <= whole)}


def _span(claim: Claim) -> tuple[int, int]:
    """The first and the last row number of a counted list of clients, (0, 0) for any other claim."""
    clients = claim.field.list == "clients" and claim.basis is Basis.COMPUTED
    return (claim.count.numbers if clients and claim.count else None) or (0, 0)


def _first(claim: Claim) -> int:
    return _span(claim)[0]


def _last(claim: Claim) -> int:
    return _span(claim)[1]


def _with_rest(claim: Claim, lists: Sequence[Claim]) -> Claim:
    """The claim with the only list that goes on after it, and what goes on after that."""
    following = [c for c in lists if _first(c) == _last(claim) + 1 and _one_list(claim, c)]
    return _with_rest(_added(claim, following[0]), lists) if len(following) == 1 else claim


def _one_list(claim: Claim, other: Claim) -> bool:
    one_year = claim.as_of == other.as_of or None in (claim.as_of, other.as_of)
    return one_year and claim.evidence.paper is other.evidence.paper


def _added(claim: Claim, other: Claim) -> Claim:
    one, two = claim.count, other.count
    assert one is not None and two is not None
    known = {plain(r.label) for r in one.rows if r.counted}
    rows = tuple(_again(r) if r.counted and plain(r.label) in known else r for r in two.rows)
    again = Decimal(sum(r.counted for r in two.rows) - sum(r.counted for r in rows))
    before = Decimal(_first(other) - 1)
    leading = f"序号缺 1-{before}" if before > 1 else "序号缺 1"
    rest = two.gaps.removeprefix(leading).lstrip("；、")
    high = two.high - (before if two.gaps.startswith(leading) else 0) - again
    value = other.value - again
    gaps = "；".join(filter(None, (one.gaps, rest)))
    low, high = one.low + max(two.low - again, Decimal(0)), one.high + max(high, value)
    numbers = (_first(claim), _last(other))
    quote = f"{claim.evidence.quote}；连同“{other.evidence.document}”序号 {_first(other)}-{_last(other)} 的 {value} 家"
    return replace(
        claim,
        value=claim.value + value,
        evidence=replace(claim.evidence, quote=quote),
        count=Count((*one.rows, *rows), low, high, None, gaps, numbers),
        as_of=claim.as_of or other.as_of,
    )


def _again(row: Row) -> Row:
    return replace(row, counted=False, reason=RowReason.DUPLICATE, detail="前页已列")
