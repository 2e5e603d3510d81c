"""Summaries of work that papers tell of: whether their title names another, and whether they were hardly read."""

from __future__ import annotations

from collections.abc import Iterator

from checkers.model import Case
from checkers.standing.enterprises import Whose
from checkers.standing.facts import LEGIBLE, is_read
from checkers.standing.owners import whose_name
from extractors.model import Fact, FactName
from extractors.words.loading import pattern


def own(case: Case) -> Iterator[tuple[int, Fact]]:
    """The summaries whose title names nobody else."""
    for number, fact in case.numbered(FactName.SUMMARY_YEARS).items():
        if whose_name(_named(fact), case, is_read(fact)) is not Whose.ANOTHER:
            yield number, fact


def blurred(fact: Fact) -> bool:
    """Whether a year was hardly read, and by one reader alone."""
    return fact.evidence.confidence < LEGIBLE and not fact.confirmed_by


def _named(fact: Fact) -> str:
    """The organisation that the title of a summary names before its year, "" for none."""
    title = pattern("facts/summary", "of_a_year").fullmatch(fact.evidence.quote.strip())
    whose = pattern("facts/identity", "organisation").match(title["whose"]) if title else None
    return whose.group() if whose else ""
