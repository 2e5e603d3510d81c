"""How often the machine misreads, by the blind sample; beside it what was mended outside of it, which is no sample."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.blind.drawing import PAPER_KIND
from service.blind.rates import Bin, Rate, Reading, by, calibration, overall
from service.records import blind
from service.tables import BlindReading, ClaimCorrection, Decision, Dossier, Verdict


@dataclass(frozen=True, slots=True)
class ErrorRates:
    """The rates of a round. `groups`: by figure, paper, source and scanner, in this order; `doubted`: where the machine
    said itself that it was not sure. `unreadable` and `waiting` are counted in none.

    `corrected` (by figure) and `overruled` (by condition) stand outside the sample.
    """

    overall: Rate
    groups: Mapping[str, tuple[Rate, ...]]
    bins: tuple[Bin, ...]
    doubted: Rate
    unreadable: int
    waiting: int
    unexplained: int
    corrected: Mapping[str, int]
    overruled: Mapping[str, int]


def error_rates(session: Session, round_id: int | None) -> ErrorRates:
    """Of a round, of all for None."""
    found = blind.in_round(session, round_id)
    sure = _told(one for one in found if not one.doubted)
    return ErrorRates(
        overall=overall(sure),
        groups={
            "field": by(sure, lambda one: one.field),
            "paper": by(sure, lambda one: one.paper),
            "source": by(sure, lambda one: one.source),
            "scanner": by(sure, lambda one: one.scanner),
        },
        bins=calibration([one for one in sure if one.field != PAPER_KIND]),
        doubted=overall(_told(one for one in found if one.doubted)),
        unreadable=sum(one.is_right is None for one in found),
        waiting=blind.waiting(session, round_id),
        unexplained=sum(one.agrees is False and one.ruling is None for one in found),
        corrected=_corrected(session, round_id),
        overruled=_overruled(session, round_id, found),
    )


def _told(found: Iterable[BlindReading]) -> list[Reading]:
    """Those of which it is known whether the machine was right."""
    return [
        Reading(one.field, one.paper, one.source.value, one.scanner, one.confidence, bool(one.is_right))
        for one in found
        if one.is_right is not None
    ]


def _corrected(session: Session, round_id: int | None) -> dict[str, int]:
    """The corrections by hand that are in force, by figure."""
    query = select(ClaimCorrection.field, func.count()).join(Dossier, ClaimCorrection.dossier_id == Dossier.id)
    query = query.where(ClaimCorrection.withdrawn_at.is_(None)).group_by(ClaimCorrection.field)
    if round_id is not None:
        query = query.where(Dossier.round_id == round_id)
    return _most_first(Counter({name: int(count) for name, count in session.execute(query)}))


def _overruled(session: Session, round_id: int | None, found: Sequence[BlindReading]) -> dict[str, int]:
    """The findings that an expert overruled and none had read blind, by condition."""
    sample = {(one.dossier_id, one.rule) for one in found}
    query = select(Decision.dossier_id, Decision.rule).join(Dossier, Decision.dossier_id == Dossier.id).distinct()
    query = query.where(Decision.verdict == Verdict.OVERRULE, Decision.withdrawn_at.is_(None))
    if round_id is not None:
        query = query.where(Dossier.round_id == round_id)
    outside = [key for dossier, key in session.execute(query) if (dossier, key) not in sample]
    return _most_first(Counter(key.partition("#")[0] for key in outside))


def _most_first(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
