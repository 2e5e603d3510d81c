"""What a paper of an earlier year declares, or counts of people, is how things were: its figures are of that year.

A roster without a day of its own in its title is of the year in which it was drawn up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from checkers.standing.places import paper_index
from extractors.fields import Dated
from extractors.model import Basis, Claim, CountOf, Paper

_PEOPLE = frozenset({CountOf.STAFF, CountOf.INSURED, CountOf.QUALIFIED})


def of_their_year(claims: Iterable[Claim], papers: Sequence[Paper], day: date) -> tuple[Claim, ...]:
    """The claims; what papers of a year before the last one say without a day of its own takes their year."""
    return tuple(_dated(claim, papers, day) for claim in claims)


def _dated(claim: Claim, papers: Sequence[Paper], day: date) -> Claim:
    index = paper_index(claim, papers)
    year = papers[index].year if index >= 0 else None
    own_day = claim.as_of is not None and claim.field.dated is not Dated.NEVER
    speaks = claim.basis is Basis.DECLARED or _of_people(claim)
    if not speaks or own_day or year is None or year >= day.year - 1:
        return claim
    return replace(claim, as_of=date(year, 12, 31))


def _of_people(claim: Claim) -> bool:
    return claim.count is not None and claim.count.of in _PEOPLE
