"""Who applies: its names as form, report and licences tell them, those of before, and the names of its platform.

Papers of one rank that name bodies which are not one leave open who applies (`rivals`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checkers.model import Case
from checkers.standing.enterprises import Whose, compared
from checkers.standing.facts import in_order
from checkers.standing.places import paper_index
from checkers.standing.subjects import plain
from extractors.known_facts import known
from extractors.model import RECOGNISED, Fact, FactName, Kind, Paper

DECLARING = (Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT)
"""Papers in which the applicant speaks of itself."""

_FIRST = (*DECLARING, Kind.BUSINESS_LICENCE)

_OF_ONE = frozenset(
    {Kind.AUDIT_REPORT, Kind.BALANCE_SHEET, Kind.STAFF_ROSTER, Kind.INSURANCE_LIST, Kind.CLIENT_LIST, Kind.LEASE}
)
"""Supporting papers that an applicant hands in of itself alone."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name, and whether it was read from a picture."""

    text: str
    read: bool


def named(fact: Fact) -> Named:
    """The name that a fact tells."""
    return Named(fact.text, fact.evidence.reader in RECOGNISED)


def best(name: Named, names: Iterable[Named]) -> Whose:
    """The best word on a name, held against names of one body."""
    return min((compared(name.text, own.text, name.read or own.read) for own in names), default=Whose.ANOTHER)


def applicant_names(case: Case) -> tuple[Named, ...]:
    """What the applicant is called: by its form, else its report, else licences, else any paper; and how before.

    Licences and reports add their wording where theirs is the same enterprise: that of a landlord or a client lies in
    many a dossier.
    """
    base = _agreed(case)
    names = [named(f) for f in base]
    spoken = known(FactName.APPLICANT).said_by
    said = in_order(case.facts, FactName.APPLICANT)
    more = (named(f) for f in said if f.evidence.paper in spoken and f not in base)
    names += [n for n in more if best(n, names) is Whose.OWN]
    names += [named(f) for f in former_names(case, names)]
    return tuple(names)


def rivals(case: Case) -> tuple[str, ...]:
    """The names of different bodies each of which papers of the first rank call the applicant; () where it is one.

    Where no form or report says who applies: with those of whom supporting papers are. A licence alone proves nothing
    of him to whom lease, roster and accounts belong.
    """
    agreed = _agreed(case)
    told = [_called(f) for f in agreed]
    if not any(f.evidence.paper in DECLARING for f in agreed):
        told += [_Called(p.document, Named(p.owner, True)) for p in case.papers if _is_of_one(p)]
    groups = _groups(told)
    return tuple(group[0].name.text for group in groups) if len(groups) > 1 else ()


def _is_of_one(paper: Paper) -> bool:
    return bool(paper.owner) and paper.kind in _OF_ONE


def _agreed(case: Case) -> list[Fact]:
    """What the papers of the first rank call the applicant; of several bodies those that the next ranks name."""
    ranks = _ranks(case)
    base = next(ranks, [])
    while len(groups := _groups([_called(f) for f in base])) > 1 and (further := next(ranks, [])):
        spoken = [one for group in groups for one in group if any(_same(_called(f), g) for f in further for g in group)]
        base = [f for f in base if _called(f) in spoken] or base
    return base


def _ranks(case: Case) -> Iterator[list[Fact]]:
    """What papers call the applicant, by rank; without form, report and licence all of them are of one."""
    said = in_order(case.facts, FactName.APPLICANT)
    found = [[f for f in said if f.evidence.paper is kind] for kind in _FIRST]
    yield from [rank for rank in found if rank] or [list(said)]


@dataclass(frozen=True, slots=True)
class _Called:
    """A name by which a document calls the applicant."""

    document: str
    name: Named


def _called(fact: Fact) -> _Called:
    return _Called(fact.evidence.document, named(fact))


def _groups(called: Sequence[_Called]) -> list[list[_Called]]:
    """The names by body: what one document calls the applicant is of one, and so are names that may be one."""
    groups: list[list[_Called]] = []
    for one in called:
        home = next((g for g in groups if any(_same(one, other) for other in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _same(one: _Called, other: _Called) -> bool:
    if one.document == other.document:
        return True
    alike = best(one.name, (other.name,))
    return alike is Whose.OWN or (alike is Whose.DOUBTFUL and (one.name.read or other.name.read))


def former_names(case: Case, names: Iterable[Named]) -> tuple[Fact, ...]:
    """The names that one of these names bore before, as the papers tell them."""
    own = tuple(names)
    return tuple(f for f in case.facts if f.name is FactName.FORMER_NAME and _is_former(f, own, case))


def _is_former(fact: Fact, names: Sequence[Named], case: Case) -> bool:
    """Whether a former name is the applicant's: its form or report says so, or its new name stands beside it.

    Beside it: in the same words, or as that of whom the same notice of the change is.
    """
    quote, home = plain(fact.evidence.quote), paper_index(fact, case.papers)
    owners = (f for f in case.facts if f.name is FactName.PAPER_OWNER and paper_index(f, case.papers) == home)
    renamed = {plain(f.text) for f in owners} if home >= 0 else set()
    told = any(plain(n.text) in quote or plain(n.text) in renamed for n in names)
    return fact.evidence.paper in DECLARING or told


def platform_names(case: Case) -> tuple[Named, ...]:
    """What the platform is called with which the applicant applies."""
    return tuple(named(f) for f in case.facts if f.name is FactName.PLATFORM_NAME)
