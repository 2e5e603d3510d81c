"""What other papers say of the report of auditors; words on another's report, or on another number, are none of it."""

from __future__ import annotations

from collections.abc import Iterable

from checkers.model import Case
from checkers.standing.enterprises import Whose
from checkers.standing.facts import Numbered
from checkers.standing.owners import whose
from checkers.standing.places import paper_index
from extractors.facts.audit_questioned import NUMBER
from extractors.model import Fact, FactName
from extractors.words.loading import pattern

_AUDITORS = pattern("owners", "auditor")


def questioned(reports: Iterable[Fact], case: Case) -> Numbered:
    """The facts by which one of these reports (told by their numbers) may stand no more."""
    known = [m.groups() for r in reports if (m := pattern("facts/audit_questioned", "year_of_number").search(r.text))]
    said = case.numbered(FactName.AUDIT_QUESTIONED)
    return {i: fact for i, fact in said.items() if _may_mean(fact, known) and not _of_another(fact, case)}


def _may_mean(fact: Fact, known: list[tuple[str, ...]]) -> bool:
    """Whether a sentence names no report, or nobody knows the number of ours, or it is ours."""
    named = [remark.parts for remark in fact.remarks if remark.code == NUMBER]
    return not named or not known or any(_plain(one) == _plain(other) for one in named for other in known)


def _plain(number: Iterable[str]) -> tuple[str, ...]:
    year, code = number
    return year, code.lstrip("0")


def _of_another(fact: Fact, case: Case) -> bool:
    """Whether a paper is another's; what auditors write is of whoever has it."""
    home = paper_index(fact, case.papers)
    owner = case.papers[home].owner if home >= 0 else ""
    return whose(fact, case) is Whose.ANOTHER and not _AUDITORS.search(owner)
