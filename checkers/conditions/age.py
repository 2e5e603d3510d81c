"""An applicant has been established for so many years on the day of application: the licence is the proof.

MET only where the day on the applicant's own licence, and whatever else its print may be, lies far enough back and the
licence is in force; a notice of registration tells it beside a licence that is silent. What only the form says is
UNCERTAIN, papers that name different days are INCONSISTENT, unless a licence that is read for sure does not do and only
form or report say otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from checkers.conditions.findings import finding
from checkers.doubts.misread_days import misread_days, seen_otherwise, unconfirmed_day
from checkers.doubts.stability import SURE
from checkers.model import Alternative, Case, Finding, Required, Status, Text
from checkers.rulebook.model import Rule
from checkers.saying import age as messages
from checkers.saying.threshold import not_in_force
from checkers.standing.facts import LEGIBLE, same_day
from checkers.standing.licences import Facts, Licensed, Relation, licences, licensed
from checkers.standing.subjects import plain as plain_name
from extractors.facts.days import days, plain
from extractors.facts.notices import REGISTERED
from extractors.known_facts import known
from extractors.model import RECOGNISED, Basis, Fact, FactName, Kind


@dataclass(frozen=True, slots=True)
class _Asked:
    """So many years, counted to the day of application."""

    years: int
    on: date

    def status(self, established: date) -> Status:
        """The word on a day of establishment."""
        return Status.MET if due(established, self.years) <= self.on else Status.NOT_MET


def due(established: date, years: int) -> date:
    """The same day so many years on; of 29 February the 28th where the year has none."""
    try:
        return established.replace(year=established.year + years)
    except ValueError:
        return established.replace(year=established.year + years, day=28)


def whole_years(established: date, on: date) -> Decimal:
    """How many years are over on a day; none before the first is."""
    years = on.year - established.year
    return Decimal(max(years if due(established, years) <= on else years - 1, 0))


def judge(rule: Rule, case: Case) -> Finding:
    """The word on the age of the applicant; a rule without values is refused by the loader."""
    value = rule.value(case.as_of)
    if value is None:
        return replace(finding(rule, Status.NOT_APPLICABLE, not_in_force(case.as_of)), required=None)
    asked = _Asked(int(value.value), case.as_of)
    found = replace(_judged(rule, case, asked), required=Required(">=", value.value, "years"))
    return _unless_struck_off(_unless_expired(found, case), case)


def _judged(rule: Rule, case: Case, asked: _Asked) -> Finding:
    said = licensed(case, FactName.ESTABLISHED_ON)
    dated = {i: f for i, f in said.own.items() if isinstance(f.value, date)}
    own = dated or _by_notices(case, said)
    if own:
        terms = [f for f in licensed(case, FactName.VALID_UNTIL).own.values() if f.evidence.confidence >= SURE]
        return _by_licence(rule, replace(said, own=own), asked, terms)
    return _without_licence(rule, case, said, asked)


def _by_notices(case: Case, said: Licensed) -> Facts:
    """The days of notices of registration, which prove them beside a licence of the applicant's own that is silent."""
    holders = {plain_name(one.holder) for one in licences(case) if one.relation is Relation.OWN}
    noticed = {i: r.parts[0] for i, f in said.elsewhere.items() for r in f.remarks if r.code == REGISTERED}
    own = {i for i, name in noticed.items() if plain_name(name) in holders}
    return {i: said.elsewhere[i] for i in sorted(own)} if len(own) == len(noticed) else {}


def _without_licence(rule: Rule, case: Case, said: Licensed, asked: _Asked) -> Finding:
    """The form's word alone, or another's licence, settles nothing."""
    there = any(p.kind is Kind.BUSINESS_LICENCE for p in case.papers)
    numbers = (*said.elsewhere, *said.of_others)
    first = next((f for f in said.elsewhere.values() if f.value), None)
    if first is None and not there:
        return finding(rule, Status.MISSING, messages.missing())
    message = messages.unproved(first, tuple(said.of_others.values()), there)
    found = finding(rule, Status.UNCERTAIN, message, numbers)
    return (
        replace(found, value=whole_years(first.value, asked.on)) if first and isinstance(first.value, date) else found
    )


def _by_licence(rule: Rule, said: Licensed, asked: _Asked, terms: Sequence[Fact]) -> Finding:
    number, main = next(iter(said.own.items()))
    apart = _apart(main, {**said.own, **_speaking(said.elsewhere)})
    plain_status = asked.status(_day(main))
    others = tuple(_alternatives(main, said, asked, terms))
    turning = tuple(a for a in others if a.status is not plain_status and not a.settled)
    blurred = main.evidence.confidence < LEGIBLE and not main.confirmed_by
    status = Status.UNCERTAIN if turning or blurred else plain_status
    if apart and not (status is Status.NOT_MET and _only_declared(main, apart)):
        status = Status.INCONSISTENT
    message = messages.told(main, due(_day(main), asked.years), asked.years, asked.on)
    message = messages.with_doubts(message, turning, blurred, tuple(apart.values()))
    numbers = tuple(dict.fromkeys((number, *apart, *said.own, *said.elsewhere)))
    found = finding(rule, status, message, numbers)
    stable = status is plain_status and all(a.status is plain_status for a in others)
    return replace(found, value=whole_years(_day(main), asked.on), alternatives=others, stable=stable)


def _speaking(said: Facts) -> Facts:
    """Of what other papers say, the words of those that speak for the applicant."""
    kinds = known(FactName.ESTABLISHED_ON).said_by
    return {i: f for i, f in said.items() if f.evidence.paper in kinds}


def _only_declared(main: Fact, apart: Facts) -> bool:
    """Whether but form and report say otherwise: against a licence that is read for sure they lift nothing."""
    sure = main.evidence.reader not in RECOGNISED or bool(main.confirmed_by)
    return sure and all(f.basis is Basis.DECLARED for f in apart.values())


def _apart(main: Fact, said: Facts) -> Facts:
    """What names another day; a month alone is not held against a day of it."""
    return {i: f for i, f in said.items() if f.value and not same_day(main, f)}


def _begins_with(main: Fact, terms: Sequence[Fact]) -> bool:
    """Whether the term that the licence prints elsewhere begins on this day: it was read twice from two prints."""
    beside = (t.evidence for t in terms if t.evidence.document == main.evidence.document)
    firsts = (days(plain(proof.quote))[:1] for proof in beside if proof.quote != main.evidence.quote)
    return any(day.whole and day.value == main.value for first in firsts for day in first)


def _alternatives(main: Fact, said: Licensed, asked: _Asked, terms: Sequence[Fact]) -> Iterator[Alternative]:
    """Other days that the print may have, none after the day of application."""
    peers = [f for f in (*said.own.values(), *said.elsewhere.values()) if f.evidence != main.evidence]
    plain_status = asked.status(_day(main))
    for day, why in seen_otherwise(main):
        yield Alternative(whole_years(day, asked.on), why, asked.status(day), settled=bool(main.confirmed_by))
    doubted = unconfirmed_day(main, peers) and not _begins_with(main, terms)
    for day, why in misread_days(main) if doubted else ():
        if day <= asked.on and asked.status(day) is not plain_status:
            yield Alternative(whole_years(day, asked.on), why, asked.status(day))


def _unless_expired(found: Finding, case: Case) -> Finding:
    """A licence whose term is over proves nothing: NOT_MET, unless its day may be misread or papers differ."""
    terms = licensed(case, FactName.VALID_UNTIL).own
    over = {i: f for i, f in terms.items() if isinstance(f.value, date) and f.value < case.as_of}
    if not over or len(over) < len(terms) or found.status is Status.NOT_APPLICABLE:
        return found
    number, last = max(over.items(), key=lambda item: _day(item[1]))
    doubtful = [why for day, why in _other_terms(last) if day >= case.as_of]
    status = Status.UNCERTAIN if doubtful else Status.NOT_MET
    message = messages.expired(found.message, last, case.as_of, doubtful[:1])
    return replace(
        found,
        status=status,
        message=message,
        claims=(number, *found.claims),
        stable=False if doubtful else found.stable,
    )


def _unless_struck_off(found: Finding, case: Case) -> Finding:
    """A licence that says that it was given back or taken away proves nothing: NOT_MET, where that can be read."""
    ended = licensed(case, FactName.REGISTRATION_ENDED).own
    if not ended or found.status is Status.NOT_APPLICABLE:
        return found
    number, state = next(iter(ended.items()))
    blurred = state.evidence.confidence < LEGIBLE
    return replace(
        found,
        status=Status.UNCERTAIN if blurred else Status.NOT_MET,
        message=messages.struck_off(found.message, state, blurred),
        claims=(number, *found.claims),
        stable=not blurred,
    )


def _other_terms(term: Fact) -> Iterator[tuple[date, Text]]:
    yield from seen_otherwise(term)
    if unconfirmed_day(term, []):
        yield from misread_days(term)


def _day(fact: Fact) -> date:
    assert isinstance(fact.value, date)
    return fact.value
