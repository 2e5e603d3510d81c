"""Figures that staff corrected by hand go into a report, which is then judged again; each stays marked as corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from checkers.check import check
from checkers.model import Case
from checkers.rulebook.model import Rulebook
from extractors.model import Approximation, Claim, Count
from service.model import Report
from service.tables import ClaimCorrection

BY_HAND = "by_hand"
"""What confirms a claim whose value a person gave."""


def amended(report: Report, said: Mapping[int, ClaimCorrection], rulebook: Rulebook) -> Report:
    """The report with those claims' values as said, by the claims' indexes, and with findings that follow from them."""
    if not said:
        return report
    claims = tuple(_corrected(c, said[i]) if i in said else c for i, c in enumerate(report.claims))
    case = Case(
        claims=claims,
        facts=report.facts,
        papers=tuple(p for d in report.documents for p in d.papers),
        as_of=report.dossier.as_of,
        category=report.dossier.category,
        services=report.dossier.services,
    )
    return replace(report, claims=claims, findings=tuple(check(case, rulebook)))


def by_claim(spots: Sequence[str], corrections: Sequence[ClaimCorrection]) -> dict[int, ClaimCorrection]:
    """The correction of each claim that stands at a corrected spot."""
    known = {c.spot: c for c in corrections}
    return {i: known[spot] for i, spot in enumerate(spots) if spot in known}


def marked(body: dict[str, Any], said: Mapping[int, ClaimCorrection]) -> None:
    """Write into a report's JSON which claims were corrected, from what, why and by whom."""
    for index, correction in said.items():
        body["claims"][index]["correction"] = {
            "before": float(correction.before),
            "reason": correction.reason,
            "by": correction.by.name,
            "at": correction.at.isoformat(),
        }


def _corrected(claim: Claim, said: ClaimCorrection) -> Claim:
    """The value as said, without the doubts that the reading had."""
    value = said.value
    count = claim.count
    return replace(
        claim,
        value=value,
        approximation=Approximation.EXACT,
        rivals=(),
        confirmed_by=(BY_HAND,),
        count=Count(count.rows, value, value, of=count.of) if count else None,
    )
