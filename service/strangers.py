"""Figures of papers that are another's, or of a year gone by, go among what was seen and left out, with their pictures.

One paper does not know who applies and when: whose it is, and of which time, shows only when all are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import compress

from checkers.model import Case
from checkers.standing.bygone import bygone
from checkers.standing.on_the_day import as_told
from checkers.standing.owners import another, owner_of
from checkers.standing.places import paper_index
from extractors.fields import figures
from extractors.model import Basis, Claim, LeftOut, Reason
from service.children import Understood
from service.model import Excerpt, Report

GONE_BY = "earlier_year.gone_by"
"""Why a figure is left out that only the day of application makes one of an earlier year."""

Pictured = tuple[Claim, Excerpt | None]
"""A figure and what stands beside it."""


def with_strangers_aside(said: Iterable[Understood], case: Case) -> Iterator[Understood]:
    """What each document says, the figures that the case of all of them shows to be another's left out."""
    for understood in said:
        against = [_against(claim, case) for claim in understood.extraction.claims]
        yield _parted(understood, against) if any(against) else understood


def _against(claim: Claim, case: Case) -> Reason | None:
    """What the papers together say against a figure."""
    if another(claim, case):
        return Reason("paper_of_others.owner", owner_of(claim, case))
    return _of_a_year_gone_by(claim, case)


def _of_a_year_gone_by(claim: Claim, case: Case) -> Reason | None:
    year = bygone(claim, case)
    return Reason(GONE_BY, str(year)) if year else None


def is_aside_by_the_day(left: LeftOut) -> bool:
    """Whether a figure was left out for nothing but the day of application: another day may bring it back."""
    return [r.rule for r in left.reasons] == [GONE_BY]


def with_figures_of_the_day(report: Report, case: Callable[[Report], Case]) -> Report:
    """The report with those figures left out that are of a year gone by on another day than it was judged by.

    `case` is what the rules look at of a report, by the day that is asked about.
    """
    back = [is_aside_by_the_day(left) for left in report.left_out]
    pictured = report.excerpts or (None,) * len(report.statements)
    shown = report.left_out_excerpts or (None,) * len(report.left_out)
    own = list(zip(map(as_told, report.claims), pictured, strict=False))
    returned = zip((o.claim for o in compress(report.left_out, back)), compress(shown, back), strict=True)
    every = _in_order([*own, *returned], report)
    whole = case(replace(report, claims=tuple(c for c, _ in every)))
    against = [_of_a_year_gone_by(claim, whole) for claim, _ in every]
    kept = [one for one, why in zip(every, against, strict=True) if not why]
    aside = [(LeftOut(c, (why,)), e) for (c, e), why in zip(every, against, strict=True) if why]
    rest = [one for one, was in zip(zip(report.left_out, shown, strict=True), back, strict=True) if not was]
    return replace(
        report,
        claims=tuple(c for c, _ in kept),
        excerpts=(*(e for _, e in kept), *pictured[len(report.claims) :]),
        left_out=tuple(o for o, _ in (*aside, *rest)),
        left_out_excerpts=tuple(e for _, e in (*aside, *rest)),
    )


def _in_order(found: Iterable[Pictured], report: Report) -> list[Pictured]:
    """The figures in the order in which papers tell them: what is counted in a file behind what it states."""
    files = [d.name for d in report.documents]
    papers, fields = [p for d in report.documents for p in d.papers], list(figures())

    def place(one: Pictured) -> tuple[int, bool, int, int]:
        claim, counted = one[0], one[0].basis is Basis.COMPUTED
        file = files.index(claim.evidence.document) if claim.evidence.document in files else len(files)
        return file, counted, 0 if counted else paper_index(claim, papers), 0 if counted else fields.index(claim.field)

    return sorted(found, key=place)


def _parted(understood: Understood, against: list[Reason | None]) -> Understood:
    strange, own = [reason is not None for reason in against], [reason is None for reason in against]
    said = understood.extraction
    aside = tuple(LeftOut(claim, (why,)) for claim, why in zip(said.claims, against, strict=True) if why)
    return replace(
        understood,
        extraction=replace(said, claims=tuple(compress(said.claims, own)), left_out=(*aside, *said.left_out)),
        excerpts=tuple(compress(understood.excerpts, own)),
        left_out_excerpts=(*compress(understood.excerpts, strange), *understood.left_out_excerpts),
    )
