"""Whose the papers of a dossier are."""

from __future__ import annotations

from checkers.model import Case
from extractors.model import FactName, Kind

_OWN_WORD = (Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT, Kind.BUSINESS_LICENCE)


def applicants(case: Case) -> list[str]:
    """What the form, the report or the licence call the applicant; other papers (a lease) only where these do not."""
    said = [f for f in case.facts if f.name is FactName.APPLICANT]
    own = [f for f in said if f.evidence.paper in _OWN_WORD]
    return [f.value for f in own or said]
