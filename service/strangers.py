"""Figures of papers that are another's, or of a year gone by, go among what was seen and left out, with their pictures.

One paper does not know who applies and when: whose it is, and of which time, shows only when all are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import compress

from checkers.model import Case
from checkers.standing.bygone import bygone
from checkers.standing.owners import another, owner_of
from extractors.model import Claim, LeftOut, Reason
from service.children import Understood


def with_strangers_aside(said: Iterable[Understood], case: Case) -> Iterator[Understood]:
    """What each document says, the figures that the case of all of them shows to be another's left out."""
    for understood in said:
        against = [_against(claim, case) for claim in understood.extraction.claims]
        yield _parted(understood, against) if any(against) else understood


def _against(claim: Claim, case: Case) -> Reason | None:
    """What the papers together say against a figure."""
    if another(claim, case):
        return Reason("paper_of_others.owner", owner_of(claim, case))
    year = bygone(claim, case)
    return Reason("earlier_year", str(year)) if year else None


def _parted(understood: Understood, against: list[Reason | None]) -> Understood:
    strange, own = [reason is not None for reason in against], [reason is None for reason in against]
    said = understood.extraction
    aside = tuple(LeftOut(claim, (why,)) for claim, why in zip(said.claims, against, strict=True) if why)
    return replace(
        understood,
        extraction=replace(said, claims=tuple(compress(said.claims, own)), left_out=(*aside, *said.left_out)),
        excerpts=tuple(compress(understood.excerpts, own)),
        left_out_excerpts=(*compress(understood.excerpts, strange), *understood.left_out_excerpts),
    )
