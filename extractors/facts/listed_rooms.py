"""What a table of rooms leaves of the applicant's office: the rooms that are used for something else, that others have,
or that were not given over are none of it, and nor are those of which it cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.facts.lessened import FIELDS, speaks_of_the_applicant
from extractors.facts.supplements import is_supplement
from extractors.facts.taking import ALL_ROOMS, ROOMS, Taking
from extractors.facts.told import Told
from extractors.fields import all_fields
from extractors.model import Document, FactName, Kind, Paper, Passage, Remark, Table
from extractors.paper_texts import title_lines
from extractors.scopes import Scope, scopes
from extractors.statements.room_rows import Listed, listed
from extractors.text.script import script
from extractors.words.loading import pattern

HAD_BY = "had_by"
"""The remark that names bodies and the area that each has of the rooms."""

_FEWEST = 2
"""Rooms that a table lists, unless it is of a lease or of what was given over."""
_SHOWN = 3
"""Rooms that are quoted."""


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """What each table of rooms leaves, where it does not leave them all."""
    for block, scope in zip(document.blocks, scopes(document, papers), strict=True):
        if isinstance(block, Table) and scope.paper and _speaks(document, scope):
            tells_all = _gives_over(document, scope.paper) or scope.paper.kind is Kind.LEASE
            if rooms := listed(block):
                yield from _told(rooms, tells_all, _gives_over(document, scope.paper))


def _speaks(document: Document, scope: Scope) -> bool:
    supplements = scope.paper is not None and is_supplement(document, scope.paper)
    return supplements or speaks_of_the_applicant(scope)


def _gives_over(document: Document, paper: Paper) -> bool:
    """Whether a paper is one by which rooms are given over: those that it lists are all that was."""
    lines = (*title_lines(document, paper), script(document.name).text)
    return any(pattern("statements/listed_rooms", "given_over").search(line) for line in lines)


def _told(found: Listed, tells_all: bool, gives_over: bool) -> Iterator[Told]:
    enough = tells_all or len(found.rooms) >= _FEWEST
    if not enough or not (found.tells or gives_over):
        return
    rest = [r for r in found.rooms if not r.own or r.in_hand < r.area] or list(found.rooms)
    own = _sum(r.in_hand for r in found.rooms if r.own)
    taking = Taking(ROOMS, own, of=ALL_ROOMS if tells_all else "", whole=_sum(r.area for r in found.rooms))
    bodies = tuple(part for r in found.rooms if r.body for part in (r.body, str(r.in_hand)))
    premises = tuple(field.id for field in all_fields().values() if field.premises)
    remarks = (Remark(FIELDS, premises), taking.remark(), *((Remark(HAD_BY, bodies),) if bodies else ()))
    passage = rest[0].cell.passage
    said = "; ".join(r.said for r in rest[:_SHOWN])
    yield Told(FactName.LESSENED, said, passage, 0, len(passage.text), remarks=remarks)


def _sum(areas: Iterator[Decimal]) -> Decimal:
    return sum(areas, Decimal(0))
