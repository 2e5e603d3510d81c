"""What papers show of the shares that the applicant holds in another enterprise, and who surely is no subsidiary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checkers.model import Case
from checkers.standing.enterprises import Whose, compared
from extractors.known_facts import JOINED_BY
from extractors.model import RECOGNISED, Basis, Fact, FactName

WHOLE = "100%"


@dataclass(frozen=True, slots=True)
class Share:
    """One paper's word that `holder` owns a share of `company`, and the number of that fact."""

    number: int
    fact: Fact
    company: str
    holder: str
    percent: str

    @property
    def whole(self) -> bool:
        """Whether the enterprise is owned whole."""
        return self.percent == WHOLE

    @property
    def read(self) -> bool:
        """Whether it was read from a picture."""
        return self.fact.evidence.reader in RECOGNISED

    def of(self, company: str) -> bool:
        """Whether that is the enterprise of which the share is."""
        return compared(self.company, company, read=self.read) is Whose.OWN


def shares(case: Case, applicant: str) -> tuple[Share, ...]:
    """The shares that papers say the applicant holds."""
    return tuple(s for s in _proved(case) if compared(s.holder, applicant, read=s.read) is Whose.OWN)


def declared(case: Case) -> tuple[Share, ...]:
    """The enterprises that form and report say the applicant owns: no proof."""
    return tuple(s for s in _shares(case) if s.fact.basis is Basis.DECLARED)


def related(company: str, case: Case) -> bool:
    """Whether an enterprise whose licence lies in the dossier may be a subsidiary: no landlord, no auditor."""
    known = [p.landlord for p in case.papers if p.landlord]
    known += [f.text for f in case.facts if f.name is FactName.AUDITOR]
    return not any(compared(company, name, read=True) is Whose.OWN for name in known)


def _proved(case: Case) -> tuple[Share, ...]:
    return tuple(s for s in _shares(case) if s.fact.basis is not Basis.DECLARED)


def _shares(case: Case) -> Iterator[Share]:
    for number, fact in case.numbered(FactName.SHAREHOLDING).items():
        parts = fact.text.split(JOINED_BY)
        if len(parts) == _PARTS:
            yield Share(number, fact, *parts)


_PARTS = 3
"""Enterprise, who holds, and how much of it."""
