"""What staff corrected by hand goes into a report, which is then judged again; each stays marked as corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from checkers.doubts.beside import DOUBTS
from checkers.rulebook.model import Rulebook
from extractors.known_facts import is_fact, known
from extractors.model import BY_HAND, Approximation, Claim, Count, Fact
from service.model import Options, Report
from service.rejudging import judged_as_numbered
from service.tables import ClaimCorrection


def amended(
    report: Report, said: Mapping[int, ClaimCorrection], rulebook: Rulebook, options: Options, today: date
) -> Report:
    """The report with those values as said, by the statements' numbers, and with all that follows from them.

    `options` and `today` are those of the review: what they settle, corrections do not.
    """
    if not said:
        return report
    claims = tuple(_corrected(c, said[i]) if i in said else c for i, c in enumerate(report.claims))
    facts = tuple(
        _corrected_fact(f, said[i]) if i in said else f for i, f in enumerate(report.facts, len(report.claims))
    )
    return judged_as_numbered(replace(report, claims=claims, facts=facts), rulebook, options, today)


def by_claim(spots: Sequence[str], corrections: Sequence[ClaimCorrection]) -> dict[int, ClaimCorrection]:
    """The correction of each claim that stands at a corrected spot."""
    known = {c.spot: c for c in corrections}
    return {i: known[spot] for i, spot in enumerate(spots) if spot in known}


def marked(body: dict[str, Any], said: Mapping[int, ClaimCorrection]) -> None:
    """Write into a report's JSON which claims were corrected, from what, why and by whom."""
    for index, correction in said.items():
        body["claims"][index]["correction"] = {
            "before": correction.before if is_fact(correction.field) else float(correction.before),
            "reason": correction.reason,
            "by": correction.by.name,
            "at": correction.at.isoformat(),
        }


def _corrected(claim: Claim, said: ClaimCorrection) -> Claim:
    """The value as said, without the doubts that the reading had."""
    value = Decimal(said.value)
    count = claim.count
    return replace(
        claim,
        value=value,
        approximation=Approximation.EXACT,
        rivals=(),
        doubts=(),
        confirmed_by=(BY_HAND,),
        count=Count(count.rows, value, value, of=count.of) if count else None,
        told=None,
    )


def _corrected_fact(fact: Fact, said: ClaimCorrection) -> Fact:
    """Likewise; what the rules ask of it (how long a paper is) stays noticed."""
    value, kept = known(fact.name).value(said.value), tuple(r for r in fact.remarks if r.code not in DOUBTS)
    return replace(fact, value=value, rivals=(), confirmed_by=(BY_HAND,), remarks=kept)
