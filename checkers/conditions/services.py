"""Which of the services the platform offers, as its papers say: each with the paper that names it.

MET says that services are named, nothing of how they are rendered; papers that name none in common contradict each
other, and so do one that names a service and one that says that it is not rendered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checkers.conditions.findings import finding
from checkers.model import Case, Finding, Status, Text
from checkers.rulebook.model import Rule
from checkers.rulebook.services import service_of_name
from checkers.saying import services as messages
from checkers.standing.facts import in_order
from extractors.facts.denied_services import DENIED, UNTICKED
from extractors.known_facts import JOINED_BY
from extractors.model import Fact, FactName
from extractors.paper_years import DECLARING

_OTHER = "other"
_SHOWN = 3
"""Sentences that a message quotes at most."""


@dataclass(frozen=True, slots=True)
class _Word:
    """One paper's word on the services; `by_name`: it is the platform's name that tells it."""

    number: int
    fact: Fact
    services: frozenset[str]
    by_name: bool = False


def judge(rule: Rule, case: Case) -> Finding:
    """The word on the services."""
    words = list(_words(case))
    if not case.services or not words:
        return finding(rule, Status.MISSING, messages.missing())
    named = [(service, _first(service, words)) for service in case.services]
    leading = [(service, word) for service, word in named if word is not None]
    apart = [word for word in words if not _goes_with(word, case.services)]
    others = [word for word in words if word not in apart and word.services - set(case.services)]
    message = messages.found([(case.offered.called(s), w.fact, w.by_name) for s, w in leading])
    message = messages.with_others(message, _told(others, case))
    numbers = dict.fromkeys([*(w.number for _, w in leading), *(w.number for w in (*apart, *others))])
    if apart:
        return finding(rule, Status.UNCERTAIN, messages.contradicted(message, _told(apart, case)), tuple(numbers))
    return _unless_denied(finding(rule, Status.MET, message, tuple(numbers)), case, words)


def _unless_denied(found: Finding, case: Case, words: Sequence[_Word]) -> Finding:
    """UNCERTAIN where a paper denies one of the services, or the form ticks none and no paper offers any in words."""
    denied = {i: f for i, f in _said(case, DENIED).items() if set(_parts(f)) & set(case.services)}
    unticked = {} if any(w.fact.evidence.paper in DECLARING and not w.by_name for w in words) else _said(case, UNTICKED)
    if not denied and not unticked:
        return found
    if denied:
        message = messages.denied(found.message, tuple(denied.values())[:_SHOWN])
    else:
        message = messages.unticked(found.message, next(iter(unticked.values())))
    claims = tuple(dict.fromkeys((*(denied or unticked), *found.claims)))
    return replace(found, status=Status.UNCERTAIN, message=message, claims=claims)


def _said(case: Case, code: str) -> Mapping[int, Fact]:
    said = case.numbered(FactName.SERVICES_DENIED)
    return {i: f for i, f in said.items() if any(r.code == code for r in f.remarks)}


def _parts(fact: Fact) -> tuple[str, ...]:
    return tuple(part for remark in fact.remarks for part in remark.parts)


def _words(case: Case) -> Iterator[_Word]:
    """What papers say of the services, the weightiest first, the platform's name last."""
    known = frozenset(s.id for s in case.offered.services)
    for fact in in_order(case.facts, FactName.SERVICES):
        yield _Word(case.number(fact), fact, frozenset(fact.text.split(JOINED_BY)) & known)
    for fact in in_order(case.facts, FactName.PLATFORM_NAME)[:1]:
        if service := service_of_name(fact.text, case.offered):
            yield _Word(case.number(fact), fact, frozenset({service}), True)


def _first(service: str, words: Sequence[_Word]) -> _Word | None:
    return next((word for word in words if service in word.services), None)


def _goes_with(word: _Word, services: Sequence[str]) -> bool:
    """Whether a paper names one of the services as well; an other service may be called anything."""
    return not word.services or bool(word.services & set(services)) or _OTHER in (*services, *word.services)


def _told(words: Sequence[_Word], case: Case) -> list[tuple[Fact, list[Text]]]:
    return [(word.fact, [case.offered.called(s) for s in case.offered.in_order(word.services)]) for word in words]
