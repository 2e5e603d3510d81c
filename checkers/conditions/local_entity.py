"""The applicant is registered where the regulation holds, or has a branch or a wholly owned subsidiary there.

MET only by licences: the applicant's own seat, that of a branch, or that of a subsidiary of which a paper shows that
the applicant owns it whole. A place that others are called by as well needs its registrar.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checkers.conditions.findings import finding
from checkers.doubts.seats import Seat, seat
from checkers.model import Case, Finding, Status
from checkers.rulebook.model import Rule
from checkers.saying import local_entity as messages
from checkers.standing.licences import APPLYING, Licence, Relation, licences
from checkers.standing.shares import related, shares
from checkers.standing.whereabouts import Where
from extractors.model import Fact, FactName, Kind


@dataclass(frozen=True, slots=True)
class _Seen:
    """The licences of a case by what their holders are to the applicant, each with its seat."""

    own: tuple[Seat, ...]
    branches: tuple[Seat, ...]
    others: tuple[Seat, ...]


def judge(rule: Rule, case: Case) -> Finding:
    """The word on where the applicant is registered."""
    every = licences(case)
    seen = _Seen(*(tuple(_seats(rule, case, every, sort)) for sort in (_OWN, _BRANCHES, _OTHERS)))
    here = next((s for s in seen.own if s.where is Where.INSIDE), None)
    if here and not any(s.where is not Where.INSIDE for s in seen.own if s.address):
        return finding(rule, Status.MET, messages.inside(here), here.numbers)
    if branch := next((s for s in seen.branches if s.where is Where.INSIDE and not s.over), None):
        return _with_own(finding(rule, Status.MET, messages.branch(branch), branch.numbers), seen.own)
    if not seen.own:
        return _without_licence(rule, case, every, seen)
    if any(s.where is not Where.OUTSIDE for s in seen.own):
        return finding(rule, Status.UNCERTAIN, messages.unsure(seen.own), _numbers(seen.own))
    return _from_outside(rule, case, seen)


_OWN = frozenset({Relation.OWN})
_BRANCHES = frozenset({Relation.BRANCH})
_OTHERS = frozenset({Relation.ANOTHER, Relation.DOUBTFUL})


def _seats(rule: Rule, case: Case, every: Sequence[Licence], sort: frozenset[Relation]) -> Iterator[Seat]:
    return (seat(one, rule.where(), case.as_of) for one in every if one.relation in sort)


def _from_outside(rule: Rule, case: Case, seen: _Seen) -> Finding:
    """The applicant is registered elsewhere, and no branch is shown."""
    local = [s for s in seen.others if s.where is Where.INSIDE and not s.over]
    held = shares(case, seen.own[0].holder)
    for company in local:
        whole = next((s for s in held if s.of(company.holder) and s.whole), None)
        if whole is not None:
            numbers = (*company.numbers, whole.number)
            return _with_own(finding(rule, Status.MET, messages.subsidiary(company, whole), numbers), seen.own)
    open_ = [s for s in seen.branches if s.where is not Where.OUTSIDE]
    perhaps = [s for s in local if related(s.holder, case)]
    if held and not open_ and not any(s.whole or s.read for s in held):
        numbers = (*(s.number for s in held), *_numbers(perhaps))
        return _with_own(finding(rule, Status.NOT_MET, messages.partly(seen.own[0], held), numbers), seen.own)
    if not (perhaps or open_ or held):
        return finding(rule, Status.NOT_MET, messages.outside(seen.own), _numbers(seen.own))
    numbers = (*_numbers([*open_, *perhaps]), *(s.number for s in held))
    found = finding(rule, Status.UNCERTAIN, messages.unproved(seen.own[0], open_, perhaps, held), numbers)
    return _with_own(found, seen.own)


def _without_licence(rule: Rule, case: Case, every: Sequence[Licence], seen: _Seen) -> Finding:
    """No licence is known to be the applicant's own."""
    told = case.numbered(FactName.REGISTERED_ADDRESS).items()
    declared = next(((i, f) for i, f in told if f.evidence.paper in APPLYING), None)
    there = any(p.kind is Kind.BUSINESS_LICENCE for p in case.papers) or bool(every)
    if declared is None and not there:
        return finding(rule, Status.MISSING, messages.missing())
    others = [first for one in every if (first := one.first(FactName.APPLICANT))]
    numbers = [*([declared[0]] if declared else []), *(i for i, _ in others)]
    numbers += [i for one in every if not one.holder for i in one.says(FactName.REGISTERED_ADDRESS)]
    message = messages.unlicensed(_fact(declared), [f for _, f in others], there)
    return finding(rule, Status.UNCERTAIN, message, tuple(dict.fromkeys(numbers)))


def _fact(numbered: tuple[int, Fact] | None) -> Fact | None:
    return numbered[1] if numbered else None


def _numbers(seats: Sequence[Seat]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for one in seats for number in one.numbers))


def _with_own(found: Finding, own: Sequence[Seat]) -> Finding:
    return replace(found, claims=tuple(dict.fromkeys((*found.claims, *_numbers(own)))))
