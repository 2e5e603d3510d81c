"""Whether the papers of a report are of the unit that an applicant says it is: name and code of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checkers.standing.enterprises import Whose, compared, same_name
from checkers.standing.places import paper_index
from extractors.model import RECOGNISED, Fact, FactName, Kind, Paper
from service.model import Report

_NAMING = (FactName.APPLICANT, FactName.PAPER_OWNER, FactName.AUDITED_ENTITY, FactName.AGREEMENT_PARTIES)
_OF_OTHERS = frozenset({Kind.PROPERTY_CERTIFICATE, Kind.AGREEMENT, Kind.PARTNER_LIST})
"""Papers that may rightly bear another's name: that of a landlord, of a partner."""


class Match(StrEnum):
    """What a paper says of the unit."""

    SAME = "same"
    NEAR = "near"
    OTHER = "other"
    OTHERS = "others"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Checked:
    """One paper, the names and codes that it bears, and whether they are the unit's."""

    document: str
    kind: Kind
    names: tuple[str, ...]
    codes: tuple[str, ...]
    name: Match
    code: Match

    @property
    def differs(self) -> bool:
        """Whether somebody should look."""
        return Match.OTHER in (self.name, self.code) or self.name is Match.NEAR


def checked(name: str, code: str, report: Report) -> tuple[Checked, ...]:
    """Every paper of the report, in its order."""
    papers = tuple(paper for document in report.documents for paper in document.papers)
    told = [(paper_index(fact, papers), fact) for fact in report.facts]
    return tuple(
        _checked(paper, [fact for at, fact in told if at == index], name, code) for index, paper in enumerate(papers)
    )


def _checked(paper: Paper, facts: Sequence[Fact], name: str, code: str) -> Checked:
    naming = [fact for fact in facts if fact.name in _NAMING]
    names = tuple(dict.fromkeys(part for fact in naming for part in fact.text.split("、") if part))
    names = names or ((paper.owner,) if paper.owner else ())
    codes = tuple(dict.fromkeys(fact.text for fact in facts if fact.name is FactName.CREDIT_CODE and fact.text))
    read = any(fact.evidence.reader in RECOGNISED for fact in naming)
    called = _name(names, name, read, paper.kind)
    return Checked(paper.document, paper.kind, names, codes, called, _code(codes, code, called))


def _name(names: Iterable[str], own: str, read: bool, kind: Kind) -> Match:
    found = [(compared(name, own, read), same_name(name, own)) for name in names]
    if not found:
        return Match.SILENT
    best = min(whose for whose, _ in found)
    if best is Whose.OWN:
        return Match.SAME if read or any(same for whose, same in found if whose is Whose.OWN) else Match.NEAR
    if kind in _OF_OTHERS:
        return Match.OTHERS
    return Match.NEAR if best is Whose.DOUBTFUL else Match.OTHER


def _code(codes: Sequence[str], own: str, called: Match) -> Match:
    """The code alone; beside another's name another's code says nothing more."""
    if not codes:
        return Match.SILENT
    if own in codes:
        return Match.SAME
    return Match.OTHERS if called in (Match.OTHER, Match.OTHERS) else Match.OTHER
