"""Whose dossier it is: the one statement among several that the papers support best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from checkers.model import Case
from extractors.model import Fact, FactName, Kind
from service.model import Dossier

TRUST = {
    FactName.APPLICANT: {Kind.BUSINESS_LICENCE: 3.0, Kind.APPLICATION_FORM: 2.0, Kind.APPLICATION_REPORT: 1.5},
    FactName.CREDIT_CODE: {Kind.BUSINESS_LICENCE: 3.0, Kind.APPLICATION_FORM: 2.0},
    FactName.PLATFORM_NAME: {Kind.APPLICATION_FORM: 3.0, Kind.APPLICATION_REPORT: 2.0},
}
"""How much a paper's word weighs; any other paper weighs 1."""


def dossier_of(case: Case) -> Dossier:
    """The dossier's identity as the case states it."""
    return Dossier(
        applicant=settled(case.facts, FactName.APPLICANT),
        credit_code=settled(case.facts, FactName.CREDIT_CODE),
        platform_name=settled(case.facts, FactName.PLATFORM_NAME),
        category=case.category,
        services=case.services,
        as_of=case.as_of,
    )


def settled(facts: Iterable[Fact], name: FactName) -> str | None:
    """The value with the most weight behind it, the first among equals; None where no paper says it."""
    weights: defaultdict[str, float] = defaultdict(float)
    for fact in facts:
        if fact.name == name:
            weights[fact.value] += TRUST[name].get(fact.evidence.paper, 1.0) * max(fact.evidence.confidence, 0.1)
    return max(weights, key=lambda value: weights[value]) if weights else None
