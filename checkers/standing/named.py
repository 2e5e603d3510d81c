"""Whose each paper of a dossier is, by the names that it bears, held against the names of the applicant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from checkers.model import Case
from checkers.standing.applicant import DECLARING, Named, applicant_names, former_names, named, platform_names
from checkers.standing.enterprises import Whose
from checkers.standing.owners import by_code, held_against
from checkers.standing.places import paper_index
from checkers.standing.subjects import plain
from extractors.model import Fact, FactName, Kind, Paper

_BY_APPLICANT = (*DECLARING, Kind.BUSINESS_LICENCE)
_OWN_PLATFORM = (Kind.CLIENT_LIST, Kind.STAFF_ROSTER, Kind.AGREEMENT, Kind.INSTITUTION)
"""Papers that may bear the name of the platform instead of that of whoever runs it."""


@dataclass(frozen=True, slots=True)
class Owned:
    """A paper, its place in the case, the facts that name whose it is (by number), and whose that is.

    `whose` None: it names nobody. `former`: the name is one that the applicant bore before, `proved` where another
    paper than form and report tells the change.
    """

    index: int
    paper: Paper
    named: Mapping[int, Fact]
    whose: Whose | None
    former: bool = False
    proved: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """The names that it bears, each once; of whose name no single place is known that name alone."""
        told = tuple(dict.fromkeys(fact.text for fact in self.named.values()))
        return told or ((self.paper.owner,) if self.paper.owner else ())


@dataclass(frozen=True, slots=True)
class _Known:
    """The applicant's names of today, those of before, and which of these a paper proves; its platform's names."""

    now: tuple[Named, ...]
    before: tuple[Named, ...]
    proved: frozenset[str]
    platforms: tuple[Named, ...]


def owned(case: Case, kinds: Iterable[Kind] | None = None) -> tuple[Owned, ...]:
    """The papers of those kinds (None: of all), each with whose it is."""
    known, wanted = _known(case), None if kinds is None else frozenset(kinds)
    marks = tuple(_marks(case))
    found = (
        _owned(index, paper, {n: f for at, n, f in marks if at == index}, known)
        for index, paper in enumerate(case.papers)
        if wanted is None or paper.kind in wanted
    )
    return tuple(replace(o, whose=by_code(o.whose, o.names, case)) if o.whose is Whose.DOUBTFUL else o for o in found)


def _known(case: Case) -> _Known:
    names = applicant_names(case)
    told = former_names(case, names)
    before = {f.text for f in told}
    proved = frozenset(f.text for f in told if f.evidence.paper not in DECLARING)
    return _Known(
        now=tuple(n for n in names if n.text not in before),
        before=tuple(n for n in names if n.text in before),
        proved=proved,
        platforms=platform_names(case),
    )


def _marks(case: Case) -> Iterator[tuple[int, int, Fact]]:
    """What names the owner of a paper: the paper's place, the fact's number, the fact."""
    owners = [*case.numbered(FactName.PAPER_OWNER).items()]
    told = {paper_index(f, case.papers) for _, f in owners}
    audited = case.numbered(FactName.AUDITED_ENTITY).items()
    owners += [(n, f) for n, f in audited if paper_index(f, case.papers) not in told]
    yield from ((paper_index(f, case.papers), n, f) for n, f in owners)
    for number, fact in case.numbered(FactName.APPLICANT).items():
        home = paper_index(fact, case.papers)
        if home not in told or fact.evidence.paper in _BY_APPLICANT:
            yield home, number, fact


def _owned(index: int, paper: Paper, named: Mapping[int, Fact], known: _Known) -> Owned:
    if not named:
        return Owned(index, paper, named, _whose_unread(paper, known))
    if not known.now:
        return Owned(index, paper, named, None)
    platforms = known.platforms if paper.kind in _OWN_PLATFORM else ()
    now = _best(named.values(), (*known.now, *platforms))
    before = _best(named.values(), known.before)
    if before is Whose.OWN and now is not Whose.OWN:
        proved = any(plain(f.text) == plain(p) for f in named.values() for p in known.proved)
        return Owned(index, paper, named, Whose.OWN, former=True, proved=proved)
    return Owned(index, paper, named, now)


def _whose_unread(paper: Paper, known: _Known) -> Whose | None:
    """Whose a paper is whose owner is known, but stands in no single place of it."""
    if not paper.owner or not known.now:
        return None
    return held_against(Named(paper.owner, True), (*known.now, *known.before, *known.platforms), exact=True)


def _best(facts: Iterable[Fact], names: Iterable[Named]) -> Whose:
    own = tuple(names)
    return min((held_against(named(fact), own, exact=True) for fact in facts), default=Whose.ANOTHER)
