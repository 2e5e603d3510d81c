"""Whose dossier it is, as the papers settle it."""

from __future__ import annotations

from dataclasses import replace

from checkers.model import Case
from checkers.standing.facts import settled
from extractors.model import FactName
from service.model import Dossier, Options


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


def with_services(case: Case, options: Options) -> Case:
    """The case with the services that were named beside the papers, in the rulebook's order."""
    return replace(case, services=case.offered.in_order((*case.services, *options.services)))
