"""Figures of papers that are another's do not count: they go among what was seen and left out, with their pictures.

One paper does not know who applies: whose it is shows only when all are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import compress

from checkers.model import Case
from checkers.standing.owners import another, owner_of
from extractors.model import Claim, LeftOut, Reason
from service.children import Understood


def with_strangers_aside(said: Iterable[Understood], case: Case) -> Iterator[Understood]:
    """What each document says, the figures that the case of all of them shows to be another's left out."""
    for understood in said:
        strange = [another(claim, case) for claim in understood.extraction.claims]
        yield _parted(understood, strange, case) if any(strange) else understood


def _parted(understood: Understood, strange: list[bool], case: Case) -> Understood:
    own = [not is_strange for is_strange in strange]
    said = understood.extraction
    aside = tuple(_left_out(claim, case) for claim in compress(said.claims, strange))
    return replace(
        understood,
        extraction=replace(said, claims=tuple(compress(said.claims, own)), left_out=(*aside, *said.left_out)),
        excerpts=tuple(compress(understood.excerpts, own)),
        left_out_excerpts=(*compress(understood.excerpts, strange), *understood.left_out_excerpts),
    )


def _left_out(claim: Claim, case: Case) -> LeftOut:
    return LeftOut(claim, (Reason("paper_of_others.owner", owner_of(claim, case)),))
