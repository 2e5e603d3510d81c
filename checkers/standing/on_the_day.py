"""What the day of application makes of figures: who has come by then and has a degree, and of which year papers are.

What the papers themselves tell is kept beside it, so that another day may be asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from checkers.standing.arrivals import there_by
from checkers.standing.obtained import qualified_by
from checkers.standing.paper_years import of_their_year
from extractors.model import Claim, Paper, Told


def on_the_day(claims: Iterable[Claim], papers: Sequence[Paper], day: date) -> tuple[Claim, ...]:
    """The claims as they hold on that day, whatever day was asked about before."""
    told = tuple(map(as_told, claims))
    held = qualified_by(day, there_by(day, of_their_year(told, papers, day)))
    return tuple(map(_remembering, told, held))


def as_told(claim: Claim) -> Claim:
    """The claim as its paper tells it."""
    said = claim.told
    if said is None:
        return claim
    return replace(
        claim, value=said.value, as_of=said.as_of, count=said.count, confirmed_by=said.confirmed_by, told=None
    )


def _remembering(told: Claim, held: Claim) -> Claim:
    if held == told:
        return held
    return replace(held, told=Told(told.value, told.as_of, told.count, told.confirmed_by))
