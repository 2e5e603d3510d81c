"""All papers are of one applicant: its name and its credit code on each, or a name that it bore before.

MET only where the papers that bear a name bear that of the applicant; a paper of another is INCONSISTENT, a name or a
code that may be misread UNCERTAIN, and so are rules or plans of another in a paper of its own. A landlord's licence or
certificate, and that of an auditor or partner, is none, nor that of a subsidiary which papers show to be the
applicant's alone. Beside the applicant's own licence that of a subsidiary is none which form or report names so:
whether it is one is asked by the rule that rests on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checkers.conditions.findings import finding
from checkers.model import Case, Finding, Status, Text
from checkers.rulebook.asks.one_applicant import OneApplicant
from checkers.rulebook.model import Rule
from checkers.saying import papers as messages
from checkers.standing.applicant import applicant_names
from checkers.standing.codes import Difference, differing_codes
from checkers.standing.enterprises import Whose, compared
from checkers.standing.facts import in_order
from checkers.standing.named import Owned, owned
from checkers.standing.owners import owner_of, whose
from checkers.standing.places import paper_index
from checkers.standing.shares import Share, declared, shares
from extractors.model import RECOGNISED, Fact, FactName, Kind

_LEAST = 2
"""Papers that must bear a name before it can be said that all bear the same."""

_PERSON = 4
"""Characters of a person's name at most."""


@dataclass(frozen=True, slots=True)
class _Objection:
    """What speaks against it, the statements that show it, and whether it may be a slip of reading."""

    why: Text
    claims: tuple[int, ...]
    doubtful: bool


def judge(rule: Rule, case: Case) -> Finding:
    """The word on whose the papers are."""
    asked = rule.asked(OneApplicant)
    papers = owned(case, asked.papers)
    own = [p for p in papers if p.whose is Whose.OWN]
    if not own:
        return _nobody(rule, papers)
    found = [*_strange(papers, case), *_chapters(papers, case), *_renamed(own), *_codes(case, papers)]
    found += [*_nameless(papers, asked), *_alone(own)]
    status = _status(found)
    objecting = (number for one in sorted(found, key=lambda one: one.doubtful) for number in one.claims)
    numbers = tuple(dict.fromkeys((*objecting, *(number for p in own for number in p.named))))
    message = messages.one_applicant(_name(case), own, [one.why for one in found], status)
    return finding(rule, status, message, numbers)


def _status(found: Iterable[_Objection]) -> Status:
    doubts = [one.doubtful for one in found]
    if not doubts:
        return Status.MET
    return Status.UNCERTAIN if all(doubts) else Status.INCONSISTENT


def _name(case: Case) -> str:
    return applicant_names(case)[0].text


def _nobody(rule: Rule, papers: Iterable[Owned]) -> Finding:
    """No paper bears the name of an applicant that is known."""
    there = [number for p in papers for number in p.named]
    status = Status.UNCERTAIN if there else Status.MISSING
    return finding(rule, status, messages.no_applicant(), tuple(there))


def _strange(papers: Iterable[Owned], case: Case) -> Iterator[_Objection]:
    """The papers of another, and those whose name may be the applicant's or not."""
    known = tuple(papers)
    for paper in known:
        if paper.whose not in (Whose.ANOTHER, Whose.DOUBTFUL) or _fits(paper, case):
            continue
        if _licensed(known) and _is_called_subsidiary(paper, case):
            continue
        doubtful = paper.whose is Whose.DOUBTFUL or _may_be(paper, known, case)
        yield _Objection(messages.of_another(paper, doubtful), tuple(paper.named), doubtful)


def _chapters(papers: Iterable[Owned], case: Case) -> Iterator[_Objection]:
    """Rules and plans of another among the applicant's own, where its paper as a whole is not another's already."""
    strange = {p.index for p in papers if p.whose in (Whose.ANOTHER, Whose.DOUBTFUL)}
    whole = [s for s in shares(case, _name(case)) if s.whole]
    for number, fact in case.numbered(FactName.INSTITUTION_PAPERS).items():
        name, whose_is = owner_of(fact, case), whose(fact, case)
        if whose_is is Whose.OWN or paper_index(fact, case.papers) in strange or any(s.of(name) for s in whole):
            continue
        yield _Objection(messages.chapter_of_another(fact, name, whose_is is Whose.DOUBTFUL), (number,), True)


def _fits(paper: Owned, case: Case) -> bool:
    """Whether the paper of another belongs there: that of a landlord, of an auditor, of a partner; one party alone."""
    if paper.paper.kind in (Kind.INSTITUTION, Kind.BUSINESS_LICENCE) and _is_subsidiary(paper, case):
        return True
    if paper.paper.kind in (Kind.PROPERTY_CERTIFICATE, Kind.BUSINESS_LICENCE):
        return any(compared(name, other, read=True) is Whose.OWN for name in paper.names for other in _related(case))
    return paper.paper.kind is Kind.AGREEMENT and len(paper.names) == 1


def _is_subsidiary(paper: Owned, case: Case) -> bool:
    """Whether papers show that the applicant owns all of whom it names: its licence, and articles that tell so."""
    whole = [s for s in shares(case, _name(case)) if s.whole]
    telling = paper.paper.kind is Kind.BUSINESS_LICENCE or any(_stands_in(s, paper, case) for s in whole)
    return telling and bool(paper.names) and all(any(s.of(name) for s in whole) for name in paper.names)


def _is_called_subsidiary(paper: Owned, case: Case) -> bool:
    """Whether it is the licence of whom form or report calls a subsidiary of the applicant."""
    named = paper.paper.kind is Kind.BUSINESS_LICENCE and bool(paper.names)
    return named and all(any(s.of(name) for s in declared(case)) for name in paper.names)


def _licensed(papers: Iterable[Owned]) -> bool:
    """Whether a licence of the applicant lies there."""
    return any(p.paper.kind is Kind.BUSINESS_LICENCE and p.whose is Whose.OWN for p in papers)


def _stands_in(share: Share, paper: Owned, case: Case) -> bool:
    return paper_index(share.fact, case.papers) == paper.index


def _related(case: Case) -> Iterator[str]:
    """Who has dealings with the applicant by other papers of the dossier."""
    yield from (p.landlord for p in case.papers if p.landlord)
    yield from (f.text for f in case.facts if f.name is FactName.AUDITOR)
    yield from (name for p in owned(case, (Kind.AGREEMENT,)) if p.whose is Whose.OWN for name in p.names)


def _may_be(paper: Owned, papers: Iterable[Owned], case: Case) -> bool:
    """Whether a paper of another may still have its place among the applicant's.

    A further licence beside the applicant's own; a certificate of rooms; a lease that who leads the applicant signed;
    a name that was hardly read.
    """
    kind = paper.paper.kind
    if kind is Kind.PROPERTY_CERTIFICATE or (kind is Kind.BUSINESS_LICENCE and _licensed(papers)):
        return True
    leads = {f.text for f in in_order(case.facts, FactName.LEGAL_REPRESENTATIVE)}
    by_hand = kind is Kind.LEASE and any(name in leads for name in paper.names)
    return by_hand or all(_blurred(fact) for fact in paper.named.values())


def _blurred(fact: Fact) -> bool:
    """Whether a name was read too badly to be held against anybody."""
    return fact.evidence.reader in RECOGNISED and fact.evidence.confidence < _BADLY and not fact.confirmed_by


_BADLY = 0.7


def _renamed(own: Iterable[Owned]) -> Iterator[_Objection]:
    """Papers under a former name that nothing but form and report tells of."""
    for paper in own:
        if paper.former and not paper.proved:
            yield _Objection(messages.former_unproved(paper), tuple(paper.named), True)


def _codes(case: Case, papers: Iterable[Owned]) -> Iterator[_Objection]:
    for one in differing_codes(case, papers):
        yield _Objection(messages.codes_differ(one), one.claims, _misread(one))


def _misread(one: Difference) -> bool:
    return one.misread or one.aside


def _nameless(papers: Iterable[Owned], asked: OneApplicant) -> Iterator[_Objection]:
    """Papers that always name somebody, in which no name was read: where another of their kind is the applicant's
    they are passed over."""
    known = tuple(papers)
    named = {p.paper.kind for p in known if p.whose is Whose.OWN}
    for paper in known:
        if paper.whose is None and paper.paper.kind in asked.naming and paper.paper.kind not in named:
            yield _Objection(messages.nameless(paper), (), True)


def _alone(own: Iterable[Owned]) -> Iterator[_Objection]:
    bearing = tuple(own)
    if len(bearing) < _LEAST:
        yield _Objection(messages.only_one_names(bearing[0]), (), True)
