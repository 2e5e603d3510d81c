"""What licences say, each with its number in the case: those of the applicant told apart from those of others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checkers.model import Case
from checkers.standing.enterprises import Whose, compared
from checkers.standing.places import place_of
from extractors.model import Fact, FactName, Kind

Facts = Mapping[int, Fact]
"""Facts by their number in the case."""

_APPLYING = (Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT)


@dataclass(frozen=True, slots=True)
class Licensed:
    """One fact as the applicant's licences say it, as licences of others do, and as any other paper does."""

    own: Facts
    of_others: Facts
    elsewhere: Facts


def licensed(case: Case, name: FactName) -> Licensed:
    """All that the papers say of a fact that a licence proves."""
    said = {i: f for i, f in enumerate(case.facts, len(case.claims)) if f.name is name}
    proved = {i: f for i, f in said.items() if f.evidence.paper is Kind.BUSINESS_LICENCE}
    own = {i: f for i, f in proved.items() if not _of_another(f, case)}
    return Licensed(
        own,
        {i: f for i, f in proved.items() if i not in own},
        {i: f for i, f in said.items() if i not in proved},
    )


def _of_another(fact: Fact, case: Case) -> bool:
    """Whether the licence names a holder that form and report do not apply for: a landlord, a client, a parent."""
    named = [f for f in case.facts if f.name is FactName.APPLICANT]
    applying = [f.text for f in named if f.evidence.paper in _APPLYING]
    home = place_of(fact, case.papers)
    holders = [f.text for f in named if place_of(f, case.papers) == home]
    alike = any(compared(holder, name, read=True) is not Whose.ANOTHER for holder in holders for name in applying)
    return bool(applying and holders) and not alike
