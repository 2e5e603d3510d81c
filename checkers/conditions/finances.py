"""Last year's statements, and the report of auditors on them, are there: found, with what stands in the way named.

MET says that they are there: statements of the last 31 December, no loss, equity above nothing, an opinion that will
do where they were audited. An adverse opinion or none at all is NOT_MET; whatever else speaks against is UNCERTAIN.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from checkers.conditions.findings import finding
from checkers.model import Case, Finding, Status, Text
from checkers.rulebook.asks.finances import FinancesAsked
from checkers.rulebook.model import Rule
from checkers.saying import finances as messages
from checkers.standing.enterprises import Whose
from checkers.standing.facts import LEGIBLE, Numbered
from checkers.standing.handed_in import lost
from checkers.standing.owners import whose, whose_paper
from checkers.standing.places import paper_index
from checkers.standing.questioned import questioned
from extractors.known_facts import JOINED_BY, known
from extractors.model import Fact, FactName, Kind, Paper

_BOOKS = (FactName.NET_PROFIT, FactName.NET_ASSETS)
_AUDIT = (FactName.AUDIT_OPINION, FactName.AUDIT_SIGNED_BY, FactName.AUDIT_YEAR, FactName.AUDITOR)
_MORE = (FactName.AUDIT_REPORT_NUMBER, FactName.AUDITED_ENTITY)


@dataclass(frozen=True, slots=True)
class Against:
    """One thing that stands in the way, and the facts by which it does."""

    why: Text
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What the applicant's own papers say for the year, and all that they say."""

    day: date
    all: Numbered
    papers: tuple[Paper, ...]

    def of(self, name: FactName) -> Numbered:
        """What is said of one thing, whatever its year."""
        return {i: f for i, f in self.all.items() if f.name is name}

    def due(self, name: FactName) -> Numbered:
        """What is said of it for the year that is asked about."""
        return {i: f for i, f in self.of(name).items() if f.as_of == self.day}


def judge(rule: Rule, case: Case) -> Finding:
    """The word on last year's statements."""
    told = Told(date(case.as_of.year - 1, 12, 31), _own(case), _papers(case, Whose.OWN, Whose.DOUBTFUL))
    others = [messages.of_another(p, case) for p in _papers(case, Whose.ANOTHER)]
    if not told.papers:
        return _nothing(rule, case, others)
    asked = rule.asked(FinancesAsked)
    refused = _refused(told, asked)
    if refused:
        number, opinion = next(iter(refused.items()))
        return finding(rule, Status.NOT_MET, messages.refused(opinion), (number, *_numbers(told, (number,))))
    audit = [*_audit(told, asked), *_questioned(told, case)] if _is_audited(told) else []
    against = [*_whose(told, case), *_statements(told, case), *_figures(told), *audit, *_lost(told, case)]
    ahead = tuple(dict.fromkeys(n for a in against for n in a.numbers))
    status = Status.UNCERTAIN if against else Status.MET
    message = messages.told(told.day.year, _shown(told), [a.why for a in against], _is_audited(told), others)
    return finding(rule, status, message, (*ahead, *_numbers(told, ahead)))


def _nothing(rule: Rule, case: Case, others: Sequence[Text]) -> Finding:
    unread = lost(case, _kinds())
    status = Status.UNCERTAIN if unread else Status.MISSING
    return finding(rule, status, messages.missing(case.as_of.year - 1, others, unread))


def _kinds() -> frozenset[Kind]:
    """The kinds of paper that are statements or the report on them."""
    return frozenset(kind for name in (*_BOOKS, FactName.AUDIT_OPINION) for kind in known(name).proved_by)


def _papers(case: Case, *owners: Whose) -> tuple[Paper, ...]:
    return tuple(p for p in case.papers if p.kind in _kinds() and whose_paper(p, case) in owners)


def _own(case: Case) -> Numbered:
    said = case.numbered(*_BOOKS, *_AUDIT, *_MORE)
    return {i: f for i, f in said.items() if f.evidence.paper in _kinds() and whose(f, case) is not Whose.ANOTHER}


def _refused(told: Told, asked: FinancesAsked) -> Numbered:
    """Opinions on the year that the auditors refused or turned against the statements, where they can be read."""
    opinions = told.due(FactName.AUDIT_OPINION)
    return {i: f for i, f in opinions.items() if f.text in asked.refused and f.evidence.confidence >= LEGIBLE}


def _numbers(told: Told, ahead: tuple[int, ...]) -> tuple[int, ...]:
    """The other facts of the year, then those of no year or of another."""
    rest = [i for i in told.all if i not in ahead]
    return tuple(sorted(rest, key=lambda i: (told.all[i].as_of != told.day, i)))


def _questioned(told: Told, case: Case) -> Iterator[Against]:
    """What other papers say by which the report may stand no more."""
    for i, fact in questioned(list(told.of(FactName.AUDIT_REPORT_NUMBER).values()), case).items():
        yield Against(messages.questioned(fact), (i,))


def _whose(told: Told, case: Case) -> Iterator[Against]:
    """Papers of a name that is not quite the applicant's."""
    for paper in told.papers:
        if whose_paper(paper, case) is Whose.DOUBTFUL:
            inside = (i for i, f in told.all.items() if _stands_in(f, paper, case))
            yield Against(messages.of_whom(paper, case), tuple(inside))


def _stands_in(fact: Fact, paper: Paper, case: Case) -> bool:
    index = paper_index(fact, case.papers)
    return index >= 0 and case.papers[index] == paper


def _statements(told: Told, case: Case) -> Iterator[Against]:
    """Whether any statement is of the day: by its profit, its equity, or its total of assets."""
    said = {i: f.as_of for name in _BOOKS for i, f in told.of(name).items()}
    totals = (c for c in case.claims if c.field.statement and c.evidence.paper in _kinds())
    days = {*said.values(), *(c.as_of for c in totals if _is_own(c.evidence.document, told))}
    if told.day in days:
        return
    dated = sorted(d for d in days if d)
    yield Against(messages.other_year(told.day, dated), tuple(said))


def _is_own(document: str, told: Told) -> bool:
    return any(p.document == document for p in told.papers)


def _figures(told: Told) -> Iterator[Against]:
    """A loss, equity that is used up, and what was not read of the two."""
    for name, least in ((FactName.NET_PROFIT, Decimal(0)), (FactName.NET_ASSETS, Decimal("0.01"))):
        said = told.due(name)
        if not said:
            yield Against(messages.not_read(name, told.day.year))
        for i, fact in said.items():
            if Decimal(fact.text) < least:
                yield Against(messages.below(fact), (i,))
            elif fact.evidence.confidence < LEGIBLE and not fact.confirmed_by:
                yield Against(messages.hardly_read(fact), (i,))


def _is_audited(told: Told) -> bool:
    return any(p.kind is Kind.AUDIT_REPORT for p in told.papers)


def _lost(told: Told, case: Case) -> Iterator[Against]:
    """Where no report of auditors is there, a file that could not be read may be it."""
    unread = () if _is_audited(told) else lost(case, (Kind.AUDIT_REPORT,))
    yield from (Against(why) for why in messages.perhaps_the_report(unread))


def _audit(told: Told, asked: FinancesAsked) -> Iterator[Against]:
    """What the report of auditors lacks."""
    years = told.of(FactName.AUDIT_YEAR)
    if not told.due(FactName.AUDIT_YEAR):
        yield Against(messages.audit_of_another_year(told.day.year, list(years.values())), tuple(years))
    yield from _opinion(told, asked)
    yield from _signatures(told, asked)


def _opinion(told: Told, asked: FinancesAsked) -> Iterator[Against]:
    said = told.due(FactName.AUDIT_OPINION) or told.of(FactName.AUDIT_OPINION)
    if not said:
        yield Against(messages.no_opinion())
    for i, fact in said.items():
        if fact.text not in asked.fine:
            yield Against(messages.qualified(fact), (i,))
        elif fact.evidence.confidence < LEGIBLE and not fact.confirmed_by:
            yield Against(messages.hardly_read(fact), (i,))


def _signatures(told: Told, asked: FinancesAsked) -> Iterator[Against]:
    said = told.due(FactName.AUDIT_SIGNED_BY) or told.of(FactName.AUDIT_SIGNED_BY)
    signed = max((_signatures_of(f) for f in said.values()), default=0)
    if signed < asked.signatures:
        yield Against(messages.unsigned(list(said.values()), signed, asked.signatures), tuple(said))


def _signatures_of(fact: Fact) -> int:
    return len(fact.text.split(JOINED_BY)) if fact.text else 0


def _shown(told: Told) -> Iterable[Fact]:
    """One fact of each name for the year, in the order in which they are told."""
    for name in (*_BOOKS, FactName.AUDITOR, FactName.AUDIT_REPORT_NUMBER, FactName.AUDIT_OPINION):
        yield from list(told.due(name).values())[:1]
