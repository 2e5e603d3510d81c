"""A list of clients in several files, a photo a page: its row numbers go on, and so does the count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from rapidfuzz.distance import Levenshtein

from checkers.standing.subjects import plain
from extractors.model import Basis, Claim, Kind, ListPart, Remark, Row, RowReason

NUMBERS_MISSING = "numbers_missing"
TOGETHER = "counted_with"
"""The remark on a list that is counted with another's rows: its file, and how many it adds."""
_TOTAL = "total_row"
"""What confirms a list whose total says that it ends there."""
_SLIP = 1
SHEETS = "counted_with_sheet"
"""The same of a roster and another sheet of its workbook: the sheet, and how many it adds."""


def joined(claims: Iterable[Claim], parts: Sequence[ListPart] = ()) -> tuple[Claim, ...]:
    """The claims, where the list that begins with row 1 counts those that go on after its last row as well.

    `parts` without a title go on from a list under the same headers.
    """
    found = tuple(claims)
    lists = [c for c in found if _first(c)]
    return tuple(_with_rest(c, [*lists, *_loose(c, parts)]) if _first(c) == 1 else c for c in found)


def _loose(claim: Claim, parts: Sequence[ListPart]) -> Iterator[Claim]:
    """The parts that may go on from a list, and lie in other files; none where its own total is told."""
    heads = next((p.heads for p in parts if p.whole and _is_of(p.claim, claim)), ())
    if not heads or claim.evidence.paper is not Kind.CLIENT_LIST or _TOTAL in claim.confirmed_by:
        return
    loose = (p for p in parts if not p.whole and p.claim.evidence.document != claim.evidence.document)
    for part in loose:
        bare = part.claim.as_of is not None and not any(part.heads) and len(part.heads) == len(heads)
        if bare or _headed_alike(part.heads, heads):
            proof = replace(part.claim.evidence, paper=Kind.CLIENT_LIST)
            yield replace(part.claim, evidence=proof)


def _is_of(one: Claim, other: Claim) -> bool:
    first, second = one.evidence, other.evidence
    return (first.document, first.page, one.as_of, _span(one)) == (
        second.document,
        second.page,
        other.as_of,
        _span(other),
    )


def _headed_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two tables have the same headers, but for a letter that a reader of pictures may have misread."""
    return len(one) == len(other) and sum(map(Levenshtein.distance, one, other)) <= _SLIP


def without_parts(claims: Mapping[int, Claim]) -> dict[int, Claim]:
    """The claims without the lists that another one counts as its own pages, or together with its own."""
    whole = max((_last(c) for c in claims.values() if _first(c) == 1), default=0)
    joins = [(c.evidence.document, r) for c in claims.values() if c.count for r in c.count.joined]
    joined_to = {r.parts[0] for _, r in joins if r.code == TOGETHER}
    sheets = {(document, r.parts[0]) for document, r in joins if r.code == SHEETS}
    parts = [i for i, c in claims.items() if c.count and (c.evidence.document in joined_to or _sheet(c) in sheets)]
    return {i: c for i, c in claims.items() if i not in parts and not (_first(c) > 1 and _last(c) <= whole)}


def _sheet(claim: Claim) -> tuple[str, str]:
    place = claim.evidence.place
    return (claim.evidence.document, (place.sheet or "") if place else "")


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
    return _with_rest(added(claim, following[0]), lists) if len(following) == 1 else claim


def _one_list(claim: Claim, other: Claim) -> bool:
    one_year = claim.as_of == other.as_of or None in (claim.as_of, other.as_of)
    return one_year and claim.evidence.paper is other.evidence.paper


def added(claim: Claim, other: Claim) -> Claim:
    """The claim with the rows of a list that goes on after it; whoever it names already is not counted again."""
    one, two = claim.count, other.count
    assert one is not None and two is not None
    known = {plain(r.label) for r in one.rows if r.counted}
    elsewhere = other.evidence.document != claim.evidence.document
    # No picture of this file shows them.
    there = [replace(r, page=None, box=None) for r in two.rows] if elsewhere else two.rows
    rows = tuple(_again(r) if r.counted and plain(r.label) in known else r for r in there)
    again = Decimal(sum(r.counted for r in two.rows) - sum(r.counted for r in rows))
    # A page that begins with row 31 was taken to lack the thirty before it.
    lacked = any(g.code == NUMBERS_MISSING for g in two.gaps)
    high = two.high - (_first(other) - 1 if lacked else 0) - again
    value = other.value - again
    whole = replace(
        one,
        rows=(*one.rows, *rows),
        low=one.low + max(two.low - again, Decimal(0)),
        high=one.high + max(high, value),
        strict=None,
        gaps=(*one.gaps, *_without_leading(two.gaps)),
        numbers=(_first(claim), _last(other)),
        joined=(*one.joined, _page(other, value)),
    )
    return replace(claim, value=claim.value + value, count=whole, as_of=claim.as_of or other.as_of)


def _without_leading(gaps: Iterable[Remark]) -> Iterator[Remark]:
    """The gaps of a list that begins above 1 without the first rows, which are those of the page before."""
    for gap in gaps:
        rest = replace(gap, parts=gap.parts[1:]) if gap.code == NUMBERS_MISSING else gap
        if rest.parts:
            yield rest


def _page(other: Claim, value: Decimal) -> Remark:
    return Remark("goes_on_in", (other.evidence.document, str(_first(other)), str(_last(other)), str(value)))


def _again(row: Row) -> Row:
    return replace(row, counted=False, reason=RowReason.DUPLICATE, remark=Remark("on_earlier_page"))
