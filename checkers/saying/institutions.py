"""What a finding on institution papers says: which are there and where, which are absent or in doubt, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checkers.model import Text
from checkers.rulebook.asks.institutions import AskedPaper
from checkers.wording import NOTHING, joined, listed, named_one_by_one, place, say
from extractors.model import Fact


class State(StrEnum):
    """How a paper that was found stands."""

    THERE = "there"
    DOUBTFUL = "doubtful"
    UNDATED = "undated"
    OVER = "over"
    THIN = "thin"
    VAGUE = "vague"
    MISREAD = "misread"
    PAST = "past"
    ANOTHER = "another"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a paper that is asked; without `state` nothing. `owner`: whom it names."""

    paper: AskedPaper
    number: int | None = None
    fact: Fact | None = None
    state: State | None = None
    owner: str = ""


def told(found: Sequence[Found], absent: Sequence[Found], doubtful: Sequence[Found], on: date) -> Text:
    """All of it, the absent ones first."""
    there = [
        say("paper_there", paper=f.paper.names, where=place(f.fact)) for f in found if f.fact and f.state is State.THERE
    ]
    parts = [
        say("papers_absent", papers=named_one_by_one(f.paper.names for f in absent)) if absent else NOTHING,
        *(_why(f, on) for f in (*absent, *doubtful) if f.fact),
        say("papers_there", number=len(there), all=len(found), papers=listed(there)) if there else NOTHING,
        say("found_not_judged"),
    ]
    return joined(parts)


def _why(found: Found, on: date) -> Text:
    """What speaks against a paper that was found."""
    assert found.fact is not None
    paper, where, fact = found.paper.names, place(found.fact), found.fact
    year = fact.as_of.year if fact.as_of else 0
    if found.state is State.THIN:
        return say("paper_thin", paper=paper, where=where, size=_size(fact), least=found.paper.characters)
    if found.state is State.VAGUE:
        return say("paper_vague", paper=paper, where=where)
    if found.state is State.MISREAD:
        return say("paper_misread", paper=paper, where=where, title=_title(fact))
    if found.state is State.UNDATED:
        return say("paper_undated", paper=paper, where=where, year=on.year)
    if found.state is State.PAST:
        return say("paper_past", paper=paper, where=where, year=year)
    if found.state is State.OVER:
        return say("paper_over", paper=paper, where=where, year=year)
    if found.state is State.ANOTHER:
        return say("paper_of_another", paper=paper, where=where, owner=found.owner)
    return say("paper_doubtful", paper=paper, where=where, owner=found.owner)


def _title(fact: Fact) -> str:
    return next((r.parts[0] for r in fact.remarks if r.code == "misread" and r.parts), "")


def _size(fact: Fact) -> str:
    return next((r.parts[0] for r in fact.remarks if r.code == "characters"), "0")
