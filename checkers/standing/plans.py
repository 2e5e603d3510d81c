"""Of which years the goals and plans of an applicant are: those of past years told apart from the right ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checkers.model import Case, Text
from checkers.rulebook.asks.current_papers import OfInstitution
from checkers.standing.enterprises import Whose
from checkers.standing.owners import whose
from checkers.wording import place, say
from extractors.known_facts import known
from extractors.model import RECOGNISED, Fact, FactName


@dataclass(frozen=True, slots=True)
class Planned:
    """What papers of one sort say of their year, by number: those of one gone by, those of the right one.

    `doubtful`: the year may be another one, or another such paper names none.
    """

    asked: OfInstitution
    past: Mapping[int, Fact]
    right: Mapping[int, Fact]
    doubtful: bool
    wanted: int

    def told(self, number: int) -> Text:
        """That one of them is of a year gone by."""
        fact = self.past[number]
        year = fact.as_of.year if fact.as_of else ""
        return say("plan_of_past_year", paper=self.asked.names, where=place(fact), year=year, wanted=self.wanted)


def planned(asked: OfInstitution, case: Case) -> Planned:
    """The papers of that sort; what another's say, and what form and report only mention of past years, is left out."""
    said = {i: f for i, f in case.numbered().items() if _is(asked, f)}
    own = {i: f for i, f in said.items() if whose(f, case) is not Whose.ANOTHER}
    wanted = case.as_of.year + asked.since
    right = {i: f for i, f in own.items() if f.as_of and f.as_of.year >= wanted}
    papers = {i: f for i, f in own.items() if i not in right and f.evidence.paper in known(f.name).proved_by}
    past = {i: f for i, f in papers.items() if f.as_of}
    doubtful = asked.doubtful or len(past) < len(papers) or any(_is_unsure(f, case) for f in past.values())
    return Planned(asked, past, right, doubtful, wanted)


def _is(asked: OfInstitution, fact: Fact) -> bool:
    return fact.name is FactName.INSTITUTION_PAPERS and fact.value == asked.code


def _is_unsure(fact: Fact, case: Case) -> bool:
    return fact.evidence.reader in RECOGNISED or whose(fact, case) is not Whose.OWN
