"""Do all papers bear one credit code? Those of the applicant's own papers, held against that of its licence."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from checkers.model import Case
from checkers.standing.coded_names import SOLE_CODE, stands_behind
from checkers.standing.enterprises import Whose
from checkers.standing.licences import APPLYING, Relation, licences
from checkers.standing.named import Owned
from checkers.standing.places import paper_index
from extractors.model import RECOGNISED, Fact, FactName, Kind
from extractors.text.codes import checks

_BASE = (Kind.BUSINESS_LICENCE, Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT)
"""By whose code that of others is judged, the weightiest first."""

_HELD_AGAINST = (*_BASE, *SOLE_CODE)
"""Papers whose only code is the applicant's."""

_Coded = Mapping[int, Fact]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two codes that are not one. `misread`: one of them was recognised and cannot be a code, or another reader saw
    the other; `aside`: it stands in a paper that may bear another's code."""

    base: int
    other: int
    first: Fact
    second: Fact
    misread: bool
    aside: bool

    @property
    def claims(self) -> tuple[int, ...]:
        """The two by number, the differing one first."""
        return self.other, self.base


def differing_codes(case: Case, papers: Iterable[Owned]) -> Iterator[Difference]:
    """The codes that differ from that of the licence, else of the form: one for each paper that bears no other.

    A branch has a code of its own: where its licence lies there, its papers may bear that; form and report may not.
    """
    own = [p for p in papers if p.whose is not Whose.ANOTHER]
    of_branches = _of_branches(case)
    coded = {p.index: _codes(case, p, () if p.paper.kind in APPLYING else of_branches) for p in own}
    ordered = sorted((p for p in own if coded[p.index]), key=_weight)
    if not ordered:
        return
    number, base = next(iter(coded[ordered[0].index].items()))
    for paper in ordered[1:]:
        said = coded[paper.index]
        if all(fact.text != base.text for fact in said.values()):
            other, second = next(iter(said.items()))
            yield Difference(number, other, base, second, _misread(base, second), paper.paper.kind not in _BASE)


def _weight(paper: Owned) -> int:
    kind = paper.paper.kind
    return _HELD_AGAINST.index(kind) if kind in _HELD_AGAINST else len(_HELD_AGAINST)


def _codes(case: Case, paper: Owned, but: Container[str]) -> _Coded:
    """The codes of a paper; of one that bears those of others too only such as stand behind the names of its own."""
    said = case.numbered(FactName.CREDIT_CODE).items()
    here = {n: f for n, f in said if paper_index(f, case.papers) == paper.index and f.text not in but}
    if paper.paper.kind in _HELD_AGAINST:
        return here
    return {n: f for n, f in here.items() if any(stands_behind(f, name) for name in paper.names)}


def _of_branches(case: Case) -> frozenset[str]:
    """The codes on licences of the applicant's branches, or of the enterprise that it is a branch of."""
    related = [one for one in licences(case) if one.relation in (Relation.BRANCH, Relation.PARENT)]
    return frozenset(f.text for one in related for f in one.says(FactName.CREDIT_CODE).values())


def _misread(one: Fact, other: Fact) -> bool:
    seen_so = any(r.value == b.text for a, b in ((one, other), (other, one)) for r in a.rivals)
    return seen_so or any(not checks(f.text) and _recognised(f) for f in (one, other))


def _recognised(fact: Fact) -> bool:
    return fact.evidence.reader in RECOGNISED or fact.evidence.confidence < 1
