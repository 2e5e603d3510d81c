"""Whose a fact is: the enterprise that its paper or its own words name, held against the applicant."""

from __future__ import annotations

from checkers.model import Case
from checkers.standing.enterprises import Whose, compared
from checkers.standing.owners import applicant_names
from checkers.standing.places import paper_index
from extractors.model import RECOGNISED, Fact, FactName

OF = "of"
"""The remark by which a fact names an enterprise."""

_ISSUED = frozenset({FactName.AWARD, FactName.SATISFACTION, FactName.PRESS_REPORT})
"""What others say of the applicant: who issues such a paper is not whom it is about."""


def named_in(fact: Fact, case: Case) -> str:
    """Whom a fact says that it is of, by its own words, else by its paper; "" for nobody."""
    own = next((r.parts[0] for r in fact.remarks if r.code == OF), "")
    if own or fact.name in _ISSUED:
        return own
    index = paper_index(fact, case.papers)
    return case.papers[index].owner if index >= 0 else ""


def whose_fact(fact: Fact, case: Case) -> Whose:
    """Whose a fact is; the applicant's where nobody is named, or nobody applies."""
    name = named_in(fact, case)
    known = applicant_names(case)
    if not name or not known:
        return Whose.OWN
    platforms = [f.text for f in case.facts if f.name is FactName.PLATFORM_NAME]
    read = fact.evidence.reader in RECOGNISED
    found = [compared(name, own.text, read or own.read) for own in known]
    found += [compared(name, own, read) for own in platforms]
    return min(found)
