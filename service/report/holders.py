"""Whose a licence, a certificate or a statement of accounts in a report is, where it is not the applicant's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checkers.standing.enterprises import same_name
from checkers.standing.places import paper_index
from extractors.model import FactName, Kind, Paper, Statement
from service.model import Report
from service.report.view import ClaimView
from service.report.words import Words

_HELD = frozenset({Kind.BUSINESS_LICENCE, Kind.PROPERTY_CERTIFICATE, Kind.AUDIT_REPORT, Kind.BALANCE_SHEET})


def with_holders(
    views: Sequence[ClaimView], said: Sequence[Statement], report: Report, words: Words
) -> tuple[ClaimView, ...]:
    """The figures and facts as they are shown, those of another's paper with the word whose it is."""
    papers = [p for document in report.documents for p in document.papers]
    strange = [_stranger(one, papers, report) for one in said]
    return tuple(_with(view, name, words) if name else view for view, name in zip(views, strange, strict=True))


def _with(view: ClaimView, name: str, words: Words) -> ClaimView:
    if name in (view.subject, view.value):
        return view
    told = words.text("held_by", holder=name)
    return replace(view, subject=" · ".join(filter(None, (view.subject, told))))


def _stranger(said: Statement, papers: Sequence[Paper], report: Report) -> str:
    """Whom the paper of a figure or fact names as its holder; "" for nobody, and for the applicant."""
    own = report.dossier.applicant
    if said.evidence.paper not in _HELD or not own:
        return ""
    at = paper_index(said, papers)
    owner = papers[at].owner if at >= 0 else ""
    holder = owner or _licensee(said, report)
    return "" if not holder or same_name(holder, own) else holder


def _licensee(said: Statement, report: Report) -> str:
    """Whom the licence on the same page names."""
    spot = said.evidence.document, said.evidence.page, said.evidence.paper
    named = (f for f in report.facts if f.name is FactName.APPLICANT)
    return next((f.text for f in named if (f.evidence.document, f.evidence.page, f.evidence.paper) == spot), "")
