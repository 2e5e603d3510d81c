"""Which paper of the dossier a claim stands in; two leases in one file are two papers."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.model import Claim, Evidence, Paper, Statement
from extractors.papers import within

Home = tuple[str, str, int]
"""Document, kind, and the place of the paper in the case (-1: not listed)."""


def place_of(said: Statement, papers: Sequence[Paper]) -> Home:
    """The paper that holds the evidence of a claim or fact."""
    evidence = said.evidence
    return evidence.document, evidence.paper.value, paper_index(said, papers)


def paper_index(said: Statement, papers: Sequence[Paper]) -> int:
    """Which of the papers holds the evidence of a claim or fact; -1 where none does."""
    return next((i for i, paper in enumerate(papers) if _holds(paper, said.evidence)), -1)


def _holds(paper: Paper, evidence: Evidence) -> bool:
    if (paper.document, paper.kind) != (evidence.document, evidence.paper):
        return False
    return within(paper, evidence.page, evidence.place)


def reading_order(claim: Claim) -> tuple[object, ...]:
    """A sort key by where a claim stands, so that the order in which files were handed in decides nothing."""
    evidence, box, place = claim.evidence, claim.evidence.box, claim.evidence.place
    top, left = (box.top, box.x0) if box else (0.0, 0.0)
    spot = (place.spot or "table", place.number or 0, place.table or 0, place.row or 0) if place else ()
    inner = (place.sheet or "", place.half or 0, *spot) if place else ()
    return evidence.document, evidence.page or 0, inner, top, left, claim.value


def same_spot(one: Claim, other: Claim) -> bool:
    """Whether two claims are the same print read twice, so that neither supports the other.

    A file handed in twice under two names gives the same words in the very same boxes.
    """
    a, b = one.evidence, other.evidence
    if (a.page, a.box, a.place) != (b.page, b.box, b.place):
        return False
    return a.document == b.document or (a.box is not None and _words(one) == _words(other))


def _words(claim: Claim) -> tuple[object, ...]:
    """What stands at the spot: the quote; of a counted list how many rows it has, how many count, and of when."""
    counted = (len(claim.count.rows), claim.value, claim.as_of) if claim.count else None
    return claim.evidence.paper, claim.evidence.quote, counted
