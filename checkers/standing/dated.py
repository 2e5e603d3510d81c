"""Of which year a paper is, and until when it holds, by what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checkers.model import Case
from checkers.standing.named import Owned
from checkers.standing.places import paper_index
from extractors.known_facts import JOINED_BY
from extractors.model import RECOGNISED, Claim, Fact, FactName, Kind, Statement

_BADLY = 0.7
"""Below this a year that was read from a picture may be another one."""


@dataclass(frozen=True, slots=True)
class Year:
    """The years that a paper names, () for none; `doubtful`: they were hardly read."""

    paper: Owned
    years: tuple[int, ...]
    claims: tuple[int, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """Until which day a paper holds. `known`: it says so, or that it has no end (`until` None).

    `unread`: the words of its end, where they could not be read as a day. `since`: it does not hold before;
    `ended`: it says that the registration is over; `fact`: where its last day stands.
    """

    paper: Owned
    known: bool
    until: date | None = None
    since: date | None = None
    ended: str = ""
    claims: tuple[int, ...] = ()
    fact: Fact | None = None
    unread: str = ""

    def over(self, on: date) -> bool:
        """Whether it does not hold on a day."""
        return bool(self.ended) or (self.until is not None and self.until < on) or self.begins_after(on)

    def begins_after(self, on: date) -> bool:
        """Whether it has not begun on a day."""
        return self.since is not None and self.since > on


def year_of(paper: Owned, case: Case) -> Year:
    """The years that a paper names: in its title or over its text, else by what its figures are of."""
    for name in (FactName.PAPER_YEAR, FactName.AUDIT_YEAR):
        for number, fact in _facts(paper, case, name):
            years = tuple(int(year) for year in fact.text.split(JOINED_BY) if year.isdigit())
            if years:
                return Year(paper, years, (number,), _hardly_read(fact))
    if paper.paper.year:
        return Year(paper, (paper.paper.year,), tuple(number for number, _ in _said(paper, case))[:1])
    dated = [(n, s.as_of.year) for n, s in _said(paper, case) if isinstance(s, Claim) and s.as_of]
    return Year(paper, tuple({year for _, year in dated}), tuple(n for n, _ in dated))


def term_of(paper: Owned, case: Case) -> Term:
    """The term of a licence, by its labels; of any other paper, as it says it."""
    licence = paper.paper.kind is Kind.BUSINESS_LICENCE
    ended = next(_facts(paper, case, FactName.REGISTRATION_ENDED), None) if licence else None
    if ended:
        return Term(paper, True, ended=ended[1].text, claims=(ended[0],))
    name = FactName.VALID_UNTIL if licence else FactName.PAPER_UNTIL
    leased = [(n, s.lease) for n, s in _said(paper, case) if isinstance(s, Claim) and s.lease]
    since = next((lease.since for _, lease in leased if lease.since), None)
    for number, fact in _facts(paper, case, name):
        if fact.value is None or isinstance(fact.value, date):
            return Term(paper, True, fact.value, since, claims=(number,), fact=fact)
    for number, lease in leased:
        if lease.until or lease.since:
            return Term(paper, True, lease.until, since, claims=(number,))
    unread = next(_facts(paper, case, FactName.PAPER_END_UNREAD), None)
    return Term(paper, False, claims=(unread[0],), unread=unread[1].text) if unread else Term(paper, False)


def _hardly_read(fact: Fact) -> bool:
    return fact.evidence.reader in RECOGNISED and fact.evidence.confidence < _BADLY and not fact.confirmed_by


def _facts(paper: Owned, case: Case, name: FactName) -> Iterator[tuple[int, Fact]]:
    return ((n, s) for n, s in _said(paper, case) if isinstance(s, Fact) and s.name is name)


def _said(paper: Owned, case: Case) -> Iterator[tuple[int, Statement]]:
    """What stands in a paper, by number."""
    everything: tuple[Statement, ...] = (*case.claims, *case.facts)
    return ((n, s) for n, s in enumerate(everything) if paper_index(s, case.papers) == paper.index)
