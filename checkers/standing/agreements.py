"""The agreements that an applicant signed, each by itself: with whom, and what is the matter with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checkers.model import Case
from checkers.standing.enterprises import Whose
from checkers.standing.facts import Numbered, is_read
from checkers.standing.owners import whose_name
from extractors.known_facts import JOINED_BY
from extractors.lists.enterprises import Likeness, likeness
from extractors.lists.named_places import plain as plain_name
from extractors.model import Fact, FactName

_OF_AGREEMENT = (
    FactName.AGREEMENT,
    FactName.AGREEMENT_PARTIES,
    FactName.AGREEMENT_SIGNED_ON,
    FactName.AGREEMENT_UNTIL,
    FactName.AGREEMENT_UNSIGNED,
    FactName.AGREEMENT_NOT_BINDING,
)


class Matter(StrEnum):
    """What may be the matter with an agreement on the day of application."""

    EXPIRED = "expired"
    NOT_BINDING = "not_binding"
    UNSIGNED = "unsigned"
    UNDATED = "undated"
    SIGNED_AFTER = "signed_after"
    NO_TERM = "no_term"
    PARTIES_NOT_READ = "parties_not_read"
    PERHAPS_OF_OTHERS = "perhaps_of_others"
    WITH_ITSELF = "with_itself"


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

    def text(self, name: FactName) -> str:
        """The same as text, "" where it does not."""
        said = self.of(name)
        return said.text if said else ""

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
        read = any(is_read(f) for f in self.facts.values())
        return tuple(name for name in self.parties if whose_name(name, case, read) is Whose.ANOTHER)


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


def in_force(case: Case) -> tuple[Agreement, ...]:
    """The applicant's agreements with which nothing is the matter on the day of application."""
    own = (a for a in agreements(case) if a.whose(case) is not Whose.ANOTHER)
    return tuple(a for a in own if matter_with(a, case) is None)


def matter_with(agreement: Agreement, case: Case) -> Matter | None:
    """What is the matter with an agreement of the applicant's, the gravest alone; None where nothing is."""
    return next(_matters(agreement, case), None)


def _matters(agreement: Agreement, case: Case) -> Iterator[Matter]:
    signed, last = agreement.day(FactName.AGREEMENT_SIGNED_ON), agreement.day(FactName.AGREEMENT_UNTIL)
    if last and last < case.as_of:
        yield Matter.EXPIRED
    if agreement.of(FactName.AGREEMENT_NOT_BINDING):
        yield Matter.NOT_BINDING
    if agreement.of(FactName.AGREEMENT_UNSIGNED):
        yield Matter.UNSIGNED
    if signed is None:
        yield Matter.UNDATED
    elif signed > case.as_of:
        yield Matter.SIGNED_AFTER
    if agreement.of(FactName.AGREEMENT_UNTIL) is None:
        yield Matter.NO_TERM
    yield from _of_parties(agreement, case)


def _of_parties(agreement: Agreement, case: Case) -> Iterator[Matter]:
    if not agreement.parties:
        yield Matter.PARTIES_NOT_READ
    elif agreement.whose(case) is Whose.DOUBTFUL or not case.numbered(FactName.APPLICANT):
        yield Matter.PERHAPS_OF_OTHERS
    elif not agreement.partners(case):
        yield Matter.WITH_ITSELF if len(agreement.parties) > 1 else Matter.PARTIES_NOT_READ


def with_whom(found: Iterable[Agreement], case: Case) -> tuple[str, ...]:
    """The partners of agreements, each once."""
    return each_once(name for agreement in found for name in agreement.partners(case))


def each_once(names: Iterable[str]) -> tuple[str, ...]:
    """The names of different organisations."""
    kept: list[str] = []
    for name in names:
        if not any(same(name, other) for other in kept):
            kept.append(name)
    return tuple(kept)


def same(one: str, other: str) -> bool:
    """Whether two names are one organisation's; in doubt they are, so that none is counted twice."""
    if plain_name(one) == plain_name(other):
        return True
    return likeness(one, other) in (Likeness.SAME, Likeness.NEAR, Likeness.PERHAPS)
