"""The institution papers that are asked for are there, by heading and content; whether they are good is not asked.

MET where each is there with enough text; an absent one makes MISSING, one that is thin or vague, of no year, of a
term that is over, or perhaps another's UNCERTAIN. Another's papers and goals of past years count for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checkers.conditions.findings import finding
from checkers.model import Case, Finding, Status
from checkers.rulebook.asks.institutions import AskedPaper, Institutions, YearAsked
from checkers.rulebook.model import Rule
from checkers.saying import institutions as messages
from checkers.saying.institutions import Found, State
from checkers.standing.enterprises import Whose
from checkers.standing.owners import owner_of, whose
from extractors.model import Fact, FactName, Remark

_BEST = (
    State.THERE,
    State.DOUBTFUL,
    State.UNDATED,
    State.OVER,
    State.MISREAD,
    State.VAGUE,
    State.THIN,
    State.PAST,
    State.ANOTHER,
)
"""Which of several papers of a sort speaks for it."""

_COUNTS_NOT = (State.PAST, State.ANOTHER)


def judge(rule: Rule, case: Case) -> Finding:
    """The word on all papers together."""
    said = case.numbered(FactName.INSTITUTION_PAPERS)
    found = [_best(paper, said, case) for paper in rule.asked(Institutions).papers]
    absent = [f for f in found if f.state is None or f.state in _COUNTS_NOT]
    doubtful = [f for f in found if f not in absent and f.state is not State.THERE]
    status = Status.MISSING if absent else Status.UNCERTAIN if doubtful else Status.MET
    order = (*doubtful, *absent, *found)
    numbers = tuple(dict.fromkeys(f.number for f in order if f.number is not None))
    return finding(rule, status, messages.told(found, absent, doubtful, case.as_of), numbers)


def _best(paper: AskedPaper, said: Mapping[int, Fact], case: Case) -> Found:
    """The paper that speaks for its sort; without state where there is none."""
    each = [Found(paper, i, f, _state(paper, f, case), owner_of(f, case)) for i, f in said.items() if _is(paper, f)]
    return min(each, key=_rank, default=Found(paper))


def _is(paper: AskedPaper, fact: Fact) -> bool:
    return fact.value == paper.code


def _rank(found: Found) -> tuple[int, int]:
    size = found.fact.remarks if found.fact else ()
    return _BEST.index(found.state or State.ANOTHER), -_number(size, "characters")


def _state(paper: AskedPaper, fact: Fact, case: Case) -> State:
    whose_is = whose(fact, case)
    if whose_is is Whose.ANOTHER:
        return State.ANOTHER
    if paper.year is YearAsked.OF_APPLICATION and fact.as_of and fact.as_of.year < case.as_of.year:
        return State.PAST
    if not _long_enough(paper, fact):
        return State.THIN
    if any(r.code == "vague" for r in fact.remarks):
        return State.VAGUE
    if any(r.code == "misread" for r in fact.remarks):
        return State.MISREAD
    if whose_is is Whose.DOUBTFUL:
        return State.DOUBTFUL
    if paper.year is YearAsked.OF_APPLICATION and fact.as_of is None:
        return State.UNDATED
    over = paper.year is YearAsked.NOT_OVER and fact.as_of is not None and fact.as_of.year < case.as_of.year
    return State.OVER if over else State.THERE


def _long_enough(paper: AskedPaper, fact: Fact) -> bool:
    """Whether there is more than a heading: so many characters, or a chart of so many steps."""
    steps = next((len(r.parts) for r in fact.remarks if r.code == "steps"), 0)
    return _number(fact.remarks, "characters") >= paper.characters or bool(paper.steps and steps >= paper.steps)


def _number(remarks: Sequence[Remark], code: str) -> int:
    return next((int(r.parts[0]) for r in remarks if r.code == code), 0)
