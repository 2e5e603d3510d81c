"""Whose dossier it is, as the papers settle it, and by which rules it is judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from checkers.model import Case
from checkers.rulebook.model import Rulebook
from checkers.rulebook.validity import out_of_time
from checkers.standing.facts import settled
from extractors.model import FactName
from service.model import Dossier, NoticeIdentity, Options, RulebookIdentity


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


def identity(rulebook: Rulebook, on: date) -> RulebookIdentity:
    """Which rules were asked, by which notice, and whether the day of application lies outside their days."""
    told = rulebook.round
    return RulebookIdentity(
        id=rulebook.id,
        title=rulebook.title,
        version=rulebook.version,
        notice=NoticeIdentity(told.number, told.title) if told else None,
        warnings=out_of_time(rulebook, on),
        not_looked_at=rulebook.not_looked_at,
    )


def with_services(case: Case, options: Options) -> Case:
    """The case with the services that were named beside the papers, in the rulebook's order."""
    return replace(case, services=case.offered.in_order((*case.services, *options.services)))
