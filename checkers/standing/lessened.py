"""What the papers say of a figure that lessens it by an untold part, and that nothing counted has taken off already."""

from __future__ import annotations

from collections.abc import Iterable

from checkers.model import Case
from checkers.standing.applicant import applicant_names
from checkers.standing.enterprises import Whose
from checkers.standing.figures import Numbered, Option
from checkers.standing.owners import whose
from checkers.standing.places import paper_index
from checkers.standing.rows import left_out
from extractors.facts.lessened import lessens
from extractors.fields import Field
from extractors.model import Claim, Fact, FactName, RowReason

_TAKEN_OFF = frozenset(
    {RowReason.PART_TIME, RowReason.INTERN, RowReason.LEFT, RowReason.DISPATCHED, RowReason.NOT_SERVED}
)
"""Rows that a count leaves out for what such words say of some."""


def lessened(main: Option, claims: Numbered, field: Field, case: Case) -> dict[int, Fact]:
    """The facts by their number; none where the figure is itself what is left when others are taken off."""
    if all(_is_left(claims[i]) for i in main.parts):
        return {}
    said = case.numbered(FactName.LESSENED).items()
    return {i: f for i, f in said if field.id in lessens(f) and _counts(f, case)}


def _is_left(claim: Claim) -> bool:
    return claim.whole is not None or any(reason in _TAKEN_OFF for reason in left_out(claim))


def _counts(fact: Fact, case: Case) -> bool:
    """Whether it is of the applicant, gives nothing to the applicant, and is of no year before the one that counts."""
    if any(name.text in fact.text for name in applicant_names(case)):
        return False
    home = paper_index(fact, case.papers)
    years: Iterable[int | None] = (
        fact.as_of.year if fact.as_of else None,
        case.papers[home].year if home >= 0 else None,
    )
    of = next((year for year in years if year is not None), None)
    return whose(fact, case) is not Whose.ANOTHER and (of is None or of >= case.as_of.year - 1)
