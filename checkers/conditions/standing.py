"""A comprehensive platform was founded, recognised or designated by the local government or the SME authority.

MET only where a paper shows it whose issuer is such an office and which names the applicant. For any other platform
the experts judge whom it serves; what was found is gathered for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checkers.conditions.findings import finding
from checkers.model import Case, Finding, Status, Text
from checkers.rulebook.asks.standing import StandingAsked
from checkers.rulebook.model import Rule
from checkers.saying import standing as messages
from checkers.standing.applicant import Named, applicant_names
from checkers.standing.enterprises import Whose
from checkers.standing.facts import LEGIBLE, Numbered, is_read
from checkers.standing.handed_in import lost
from checkers.standing.owners import held_against, whose_name
from checkers.standing.places import place_of
from extractors.model import Fact, FactName, Kind

_NAMES = (FactName.DESIGNATED_BY, FactName.DESIGNATED_ON, FactName.DESIGNATED_FOR, FactName.DESIGNATED_AS)


@dataclass(frozen=True, slots=True)
class Designation:
    """What one paper of an authority says, and what of it does not fit."""

    facts: Numbered
    against: tuple[Text, ...]

    def of(self, name: FactName) -> tuple[Fact, ...]:
        """What it says of one thing."""
        return tuple(f for f in self.facts.values() if f.name is name)


def judge(rule: Rule, case: Case) -> Finding:
    """The word on the standing of the applicant."""
    whole = case.offered.has_several(case.category)
    if case.category is not None and not whole:
        return _for_expert(rule, case)
    found = _comprehensive(rule, case)
    if whole:
        return found
    if found.status is Status.MET:
        return finding(rule, Status.FOR_EXPERT, messages.category_open(found.message, True), found.claims)
    return finding(rule, Status.UNCERTAIN, messages.category_open(found.message, False), found.claims)


def _for_expert(rule: Rule, case: Case) -> Finding:
    """Whom the platform serves, and any paper of an authority that is there."""
    served, papers = case.numbered(FactName.SERVED_AREA), case.numbered(*_NAMES)
    return finding(rule, Status.FOR_EXPERT, messages.gathered(list(served.values())), (*served, *papers))


def _comprehensive(rule: Rule, case: Case) -> Finding:
    designations = list(_designations(case, rule.asked(StandingAsked)))
    if not designations:
        return _nothing(rule, case)
    fitting = [d for d in designations if not d.against]
    first = (fitting or designations)[0]
    rest = (n for d in designations if d is not first for n in d.facts)
    numbers = (*_in_order(first), *rest)
    if fitting:
        return finding(rule, Status.MET, messages.fits(first.of), numbers)
    each = [messages.unfit(d.of, d.against) for d in designations]
    return finding(rule, Status.UNCERTAIN, messages.none_fits(each), numbers)


def _nothing(rule: Rule, case: Case) -> Finding:
    """No paper, or one in which nothing was read."""
    there = [p for p in case.papers if p.kind is Kind.DESIGNATION]
    unread = lost(case, (Kind.DESIGNATION,))
    status = Status.UNCERTAIN if there or unread else Status.MISSING
    return finding(rule, status, messages.missing(there, unread))


def _in_order(designation: Designation) -> Iterator[int]:
    """The numbers of its facts, the deciding ones first."""
    yield from (i for name in _NAMES for i, f in designation.facts.items() if f.name is name)


def _designations(case: Case, asked: StandingAsked) -> Iterator[Designation]:
    """The papers of authorities, each with what does not fit."""
    said = case.numbered(*_NAMES)
    for home in dict.fromkeys(place_of(f, case.papers) for f in said.values()):
        facts = {i: f for i, f in said.items() if place_of(f, case.papers) == home}
        paper = Designation(facts, ())
        yield Designation(facts, tuple(_against(paper, case, asked)))


def _against(paper: Designation, case: Case, asked: StandingAsked) -> Iterator[Text]:
    issuers = paper.of(FactName.DESIGNATED_BY)
    if not issuers:
        yield messages.issuer_not_read()
    yield from (messages.issuer_unfit(f) for f in issuers if not asked.fits(f.text))
    yield from _addressees(paper, case)
    if not paper.of(FactName.DESIGNATED_AS):
        yield messages.designates_nothing()
    yield from _days(paper, case)
    yield from _over(paper, case)
    yield from (messages.hardly_read(f) for f in paper.facts.values() if f.evidence.confidence < LEGIBLE)


def _addressees(paper: Designation, case: Case) -> Iterator[Text]:
    """Whether it names the applicant, or its platform and nobody else: platforms of many places are called alike."""
    named = paper.of(FactName.DESIGNATED_FOR)
    said = {f.text: whose_name(f.text, case, is_read(f)) for f in named}
    applicant = applicant_names(case)
    names_it = any(held_against(Named(f.text, is_read(f)), applicant) is Whose.OWN for f in named)
    if not case.numbered(FactName.APPLICANT):
        yield messages.applicant_not_read()
    elif Whose.OWN not in said.values() or (Whose.ANOTHER in said.values() and not names_it):
        yield messages.addressee_unfit(list(said))


def _days(paper: Designation, case: Case) -> Iterator[Text]:
    days = [f for f in paper.of(FactName.DESIGNATED_ON) if isinstance(f.value, date)]
    if not days:
        yield messages.day_not_read()
    yield from (messages.after_application(f, case.as_of) for f in days if f.text > case.as_of.isoformat())


def _over(paper: Designation, case: Case) -> Iterator[Text]:
    """That its term ended before the day of application: what was given for a time is in force no more."""
    homes = {place_of(f, case.papers) for f in paper.facts.values()}
    for fact in case.numbered(FactName.PAPER_UNTIL).values():
        told = isinstance(fact.value, date) and place_of(fact, case.papers) in homes
        if told and fact.text < case.as_of.isoformat():
            yield messages.term_over(fact, case.as_of)
