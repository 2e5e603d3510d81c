"""What licences say, each with its number in the case: those of the applicant told apart from those of others."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from checkers.model import Case
from checkers.standing.enterprises import Whose, compared
from checkers.standing.places import place_of
from checkers.standing.subjects import plain
from extractors.model import RECOGNISED, Fact, FactName, Kind
from extractors.words.loading import pattern

Facts = Mapping[int, Fact]
"""Facts by their number in the case."""

APPLYING = (Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT)
"""Papers that say who applies."""


class Relation(StrEnum):
    """What the holder of a licence is to the applicant; `UNNAMED`: the holder, or who applies, is not known."""

    OWN = "own"
    DOUBTFUL = "doubtful"
    UNNAMED = "unnamed"
    BRANCH = "branch"
    PARENT = "parent"
    ANOTHER = "another"


_OWN = frozenset({Relation.OWN, Relation.DOUBTFUL, Relation.UNNAMED})


@dataclass(frozen=True, slots=True)
class Licence:
    """One licence: what it says, and what its holder is to the applicant."""

    facts: Facts
    relation: Relation = Relation.UNNAMED

    def says(self, name: FactName) -> Facts:
        """What it says of one thing."""
        return {i: f for i, f in self.facts.items() if f.name is name}

    def first(self, name: FactName) -> tuple[int, Fact] | None:
        """What it says of one thing first; None where it is silent."""
        return next(iter(self.says(name).items()), None)

    def text(self, name: FactName) -> str:
        """The same as text, "" where it is silent."""
        found = self.first(name)
        return found[1].text if found else ""

    @property
    def holder(self) -> str:
        """Whom it names, "" for nobody."""
        return self.text(FactName.APPLICANT)

    @property
    def read(self) -> bool:
        """Whether it was read from a picture."""
        return any(f.evidence.reader in RECOGNISED for f in self.facts.values())

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its facts."""
        return tuple(self.facts)


@dataclass(frozen=True, slots=True)
class Licensed:
    """One fact as the applicant's licences say it, as licences of others do, and as any other paper does."""

    own: Facts
    of_others: Facts
    elsewhere: Facts


def licensed(case: Case, name: FactName) -> Licensed:
    """All that the papers say of a fact that a licence proves."""
    said = case.numbered(name)
    every = licences(case)
    own = {i for licence in every if licence.relation in _OWN for i in licence.facts}
    proved = {i for licence in every for i in licence.facts}
    return Licensed(
        {i: f for i, f in said.items() if i in own},
        {i: f for i, f in said.items() if i in proved - own},
        {i: f for i, f in said.items() if i not in proved},
    )


def licences(case: Case) -> tuple[Licence, ...]:
    """The licences of a case, a page or picture each, in their order."""
    proved = {i: f for i, f in case.numbered().items() if f.evidence.paper is Kind.BUSINESS_LICENCE}
    sheets: dict[Hashable, dict[int, Fact]] = {}
    for i, fact in proved.items():
        sheets.setdefault(_sheet(fact, case), {})[i] = fact
    found = [Licence(facts) for sheet in sheets.values() for facts in _each(sheet)]
    return tuple(_told_apart(tuple(_of_their_holders(found, case))))


def applying(case: Case) -> tuple[str, ...]:
    """Whom form and report name as the one who applies, and how that was called before."""
    named = [f for f in case.facts if f.evidence.paper in APPLYING]
    said = (f.text for name in (FactName.APPLICANT, FactName.FORMER_NAME) for f in named if f.name is name)
    return tuple(dict.fromkeys(said)) if any(f.name is FactName.APPLICANT for f in named) else ()


def is_branch(name: str) -> bool:
    """Whether a name is that of a branch, which is no enterprise of its own."""
    return bool(pattern("owners", "branch_ends").search(plain(name)))


def _sheet(fact: Fact, case: Case) -> Hashable:
    """Page or picture that a fact stands on; a file without pages is one sheet, but for its pictures."""
    evidence, place = fact.evidence, fact.evidence.place
    if evidence.page is not None:
        return evidence.document, evidence.page, place.half if place else None
    picture = place.number if place is not None and place.spot == "picture" else None
    return (*place_of(fact, case.papers), picture)


def _each(sheet: Facts) -> Iterator[Facts]:
    """The licences of a sheet: in a file without pages each name of a holder opens another."""
    whole: list[dict[int, Fact]] = [{}]
    for i, fact in sheet.items():
        held = {f.text for f in whole[-1].values() if f.name is FactName.APPLICANT}
        if fact.name is FactName.APPLICANT and fact.evidence.page is None and held and fact.text not in held:
            whole.append({})
        whole[-1][i] = fact
    if len(whole) == 1:
        return iter(whole)
    # Codes are told apart from their licences, after all of them.
    return ({i: f for i, f in one.items() if f.name is not FactName.CREDIT_CODE} for one in whole)


def _of_their_holders(found: Iterable[Licence], case: Case) -> Iterator[Licence]:
    """The licences with their relations; a sheet that names nobody goes on with the one before it in its paper."""
    names, codes, homes = applying(case), _codes(case), dict[Hashable, Relation]()
    several = len({plain(one.holder) for one in found if one.holder}) > 1
    for one in found:
        home = place_of(next(iter(one.facts.values())), case.papers)
        relation = homes.get(home, Relation.UNNAMED)
        if one.holder:
            relation = _relation(one, names, codes) if names else _unasked(several)
        homes[home] = relation
        yield replace(one, relation=relation)


def _told_apart(found: Sequence[Licence]) -> Iterator[Licence]:
    """A name that may be the applicant's is another's where the applicant's own licence bears another code."""
    codes = {f.text for one in found if one.relation is Relation.OWN for f in one.says(FactName.CREDIT_CODE).values()}
    for one in found:
        said = {f.text for f in one.says(FactName.CREDIT_CODE).values()}
        apart = one.relation is Relation.DOUBTFUL and codes and said and not said & codes
        yield replace(one, relation=Relation.ANOTHER) if apart else one


def _unasked(several: bool) -> Relation:
    """Where nobody says who applies, the only holder does."""
    return Relation.UNNAMED if several else Relation.OWN


def _codes(case: Case) -> frozenset[str]:
    said = (f for f in case.facts if f.name is FactName.CREDIT_CODE and f.evidence.paper in APPLYING)
    return frozenset(f.text for f in said)


def _relation(licence: Licence, names: Iterable[str], codes: frozenset[str]) -> Relation:
    if any(f.text in codes for f in licence.says(FactName.CREDIT_CODE).values()):
        return Relation.OWN
    found = [_to(holder.text, name) for holder in _holders(licence) for name in names]
    return min(found, key=list(Relation).index)


def _holders(licence: Licence) -> Iterable[Fact]:
    return licence.says(FactName.APPLICANT).values()


def _to(holder: str, name: str) -> Relation:
    """What a holder is to one who applies under a name; a branch and its enterprise are not of one standing."""
    whose = compared(holder, name, read=True)
    if is_branch(holder) != is_branch(name):
        if whose is Whose.OWN or _opens(holder, name):
            return Relation.BRANCH if is_branch(holder) else Relation.PARENT
        return Relation.ANOTHER
    return {Whose.OWN: Relation.OWN, Whose.DOUBTFUL: Relation.DOUBTFUL}.get(whose, Relation.ANOTHER)


def _opens(one: str, other: str) -> bool:
    """Whether the shorter of two names opens the longer, as readers of pictures have it."""
    short, long = sorted((plain(one), plain(other)), key=len)
    return compared(long[: len(short)], short, read=True) is Whose.OWN
