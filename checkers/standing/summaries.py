"""Summaries of work that papers tell of: whether their title names another, and whether they were hardly read."""

from __future__ import annotations

from collections.abc import Iterator

from checkers.model import Case
from checkers.standing.enterprises import Whose, compared
from checkers.standing.facts import LEGIBLE
from checkers.standing.owners import applicant_names
from extractors.model import RECOGNISED, Fact, FactName
from extractors.words.loading import pattern


def own(case: Case) -> Iterator[tuple[int, Fact]]:
    """The summaries whose title names nobody else."""
    names = applicant_names(case)
    for number, fact in case.numbered(FactName.SUMMARY_YEARS).items():
        owner = _named(fact)
        read = fact.evidence.reader in RECOGNISED
        if not owner or not names or any(compared(owner, n.text, read) is not Whose.ANOTHER for n in names):
            yield number, fact


def blurred(fact: Fact) -> bool:
    """Whether a year was hardly read, and by one reader alone."""
    return fact.evidence.confidence < LEGIBLE and not fact.confirmed_by


def _named(fact: Fact) -> str:
    """The organisation that the title of a summary names before its year, "" for none."""
    title = pattern("facts/summary", "of_a_year").fullmatch(fact.evidence.quote.strip())
    whose = pattern("facts/identity", "organisation").match(title["whose"]) if title else None
    return whose.group() if whose else ""
