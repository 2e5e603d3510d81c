"""What papers state that name somebody: the applicant's told apart from another's, each fact with its number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checkers.model import Case, Unread
from checkers.standing.enterprises import Whose, compared
from checkers.standing.owners import Named, applicant_names
from checkers.standing.places import paper_index
from extractors.model import RECOGNISED, Fact, FactName, Kind, Paper, Statement

Numbered = Mapping[int, Fact]
"""Facts by their number in the case."""


def whose_name(name: str, case: Case, read: bool = False) -> Whose:
    """Whose a name is: the applicant's under any of its names, perhaps the applicant's, or another's."""
    return _best(name, applicant_names(case), read)


def of_platform(name: str, case: Case) -> bool:
    """Whether a name is that of the platform which the applicant applies with."""
    said = (f.text for f in case.facts if f.name is FactName.PLATFORM_NAME)
    return any(compared(name, platform) is Whose.OWN for platform in said)


def _best(name: str, names: Iterable[Named], read: bool) -> Whose:
    return min((compared(name, own.text, read or own.read) for own in names), default=Whose.OWN)


def owner_of(paper: Paper, case: Case) -> str:
    """Whom a paper is of: the entity that its auditors name, else as its head or its file says it; "" for nobody."""
    named = case.numbered(FactName.AUDITED_ENTITY).values()
    inside = (f.text for f in named if (i := paper_index(f, case.papers)) >= 0 and case.papers[i] == paper)
    return next(inside, paper.owner)


def whose_paper(paper: Paper, case: Case) -> Whose:
    """Whose a paper is; the applicant's where it names nobody."""
    owner = owner_of(paper, case)
    return whose_name(owner, case, _is_recognised(paper, case)) if owner else Whose.OWN


def _is_recognised(paper: Paper, case: Case) -> bool:
    """Whether anything that was taken from a paper was read from a picture."""
    said: tuple[Statement, ...] = (*case.claims, *case.facts)
    return any(s.evidence.reader in RECOGNISED for s in said if s.evidence.document == paper.document)


def whose(fact: Fact, case: Case) -> Whose:
    """Whose the paper is in which a fact stands."""
    index = paper_index(fact, case.papers)
    return whose_paper(case.papers[index], case) if index >= 0 else Whose.OWN


def is_read(fact: Fact) -> bool:
    """Whether a fact was read from a picture, so that a letter of it may be another."""
    return fact.evidence.reader in RECOGNISED


def lost(case: Case, kinds: Iterable[Kind]) -> tuple[Unread, ...]:
    """The files that could not be read and may be such a paper."""
    wanted = {*kinds, Kind.OTHER}
    return tuple(u for u in case.unread if u.kind in wanted)
