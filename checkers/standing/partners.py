"""The organisations that an applicant gathered, each once, and the agreements that it signed, each by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from checkers.model import Case
from checkers.standing.enterprises import Whose
from checkers.standing.facts import Numbered, is_read
from checkers.standing.owners import whose_name, whose_paper
from checkers.standing.places import paper_index
from extractors.known_facts import JOINED_BY
from extractors.lists.enterprises import Likeness, likeness
from extractors.lists.enterprises import plain as plain_name
from extractors.model import BY_HAND, Basis, Fact, FactName

_OF_AGREEMENT = (
    FactName.AGREEMENT,
    FactName.AGREEMENT_PARTIES,
    FactName.AGREEMENT_SIGNED_ON,
    FactName.AGREEMENT_UNTIL,
    FactName.AGREEMENT_UNSIGNED,
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement: its facts by number."""

    facts: Numbered

    def of(self, name: FactName) -> Fact | None:
        """What it says of one thing, None where it does not."""
        return next((f for f in self.facts.values() if f.name is name), None)

    @property
    def parties(self) -> tuple[str, ...]:
        """Whom it names as parties."""
        said = self.of(FactName.AGREEMENT_PARTIES)
        return tuple(said.text.split(JOINED_BY)) if said else ()

    def day(self, name: FactName) -> date | None:
        """A day that it names."""
        said = self.of(name)
        return said.value if said and isinstance(said.value, date) else None

    def whose(self, case: Case) -> Whose:
        """Whether the applicant is a party: surely, perhaps, or not; in doubt where no party was read."""
        read = any(is_read(f) for f in self.facts.values())
        return min((whose_name(name, case, read) for name in self.parties), default=Whose.DOUBTFUL)

    def partners(self, case: Case) -> tuple[str, ...]:
        """The parties that are not the applicant."""
        return tuple(name for name in self.parties if whose_name(name, case, True) is Whose.ANOTHER)


def agreements(case: Case) -> tuple[Agreement, ...]:
    """The agreements in the order of the case: in each document every title opens another."""
    by_document: defaultdict[str, list[dict[int, Fact]]] = defaultdict(list)
    for i, fact in case.numbered(*_OF_AGREEMENT).items():
        open_ = by_document[fact.evidence.document]
        if not open_ or (fact.name is FactName.AGREEMENT and _has(open_[-1], FactName.AGREEMENT)):
            open_.append({})
        open_[-1][i] = fact
    return tuple(Agreement(facts) for found in by_document.values() for facts in found)


def _has(facts: Mapping[int, Fact], name: FactName) -> bool:
    return any(f.name is name for f in facts.values())


def gathered(case: Case) -> Numbered:
    """The organisations that lists name, each once, without the applicant and its branches."""
    kept: dict[int, Fact] = {}
    for i, fact in case.numbered(FactName.PARTNER).items():
        if whose_name(fact.text, case, is_read(fact)) is Whose.OWN and case.numbered(FactName.APPLICANT):
            continue
        if _in_anothers_list(fact, case) or any(same(fact.text, other.text) for other in kept.values()):
            continue
        kept[i] = fact
    return kept


def _in_anothers_list(fact: Fact, case: Case) -> bool:
    index = paper_index(fact, case.papers)
    return index >= 0 and bool(case.papers[index].owner) and whose_paper(case.papers[index], case) is Whose.ANOTHER


def same(one: str, other: str) -> bool:
    """Whether two names are one organisation's; in doubt they are, so that none is counted twice."""
    if plain_name(one) == plain_name(other):
        return True
    return likeness(one, other) in (Likeness.SAME, Likeness.NEAR, Likeness.PERHAPS)


def each_once(names: Iterable[str]) -> tuple[str, ...]:
    """The names of different organisations."""
    kept: list[str] = []
    for name in names:
        if not any(same(name, other) for other in kept):
            kept.append(name)
    return tuple(kept)


def counted(facts: Sequence[Fact], case: Case) -> tuple[Fact, ...]:
    """The facts, each list's number of names made that of all lists together: every organisation once.

    What a person counted, and what stands in another's list, stays as it is.
    """
    number = str(len(gathered(case)))
    return tuple(replace(f, value=number, basis=Basis.COMPUTED) if _is_count(f, case) else f for f in facts)


def _is_count(fact: Fact, case: Case) -> bool:
    named = fact.name is FactName.PARTNER_COUNT and BY_HAND not in fact.confirmed_by
    return named and not _in_anothers_list(fact, case)
