"""Each dated paper is of the year that it must be of, and what has a term is in force on the day of application.

NOT_MET where all papers of a kind are of another year, or over; one among others that are right is only named. What
bears no day is no objection unless its kind always does, what may be misread is UNCERTAIN.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from checkers.conditions.findings import finding
from checkers.doubts.misread_days import misread_days, seen_otherwise, unconfirmed_day
from checkers.model import Case, Finding, Status, Text
from checkers.rulebook.asks.current_papers import CurrentPapers, OfYear
from checkers.rulebook.model import Rule
from checkers.saying import papers as messages
from checkers.standing.dated import Term, Year, term_of, year_of
from checkers.standing.enterprises import Whose
from checkers.standing.named import Owned, owned
from checkers.standing.plans import Planned, planned
from extractors.model import Kind


@dataclass(frozen=True, slots=True)
class _Word:
    """The word on one kind: its status, what is said, what is said in passing, and the statements that show it."""

    status: Status
    why: tuple[Text, ...] = ()
    aside: tuple[Text, ...] = ()
    claims: tuple[int, ...] = ()


_SILENT = _Word(Status.MISSING)
"""No paper of the kind is there."""


def judge(rule: Rule, case: Case) -> Finding:
    """The word on the days of the papers."""
    asked = rule.asked(CurrentPapers)
    papers = [p for p in owned(case) if p.whose is not Whose.ANOTHER]
    plans = (_of_plans(planned(one, case)) for one in asked.institutions)
    words = [*_years(asked, papers, case), *_terms(asked, papers, case), *plans]
    told = [w for w in words if w is not _SILENT]
    status = _status(told)
    objections = [t for w in told if w.status in (Status.NOT_MET, Status.UNCERTAIN) for t in w.why]
    aside = [t for w in told for t in (*w.aside, *(w.why if w.status is Status.NOT_APPLICABLE else ()))]
    ordered = sorted(told, key=lambda w: w.status is not status)
    numbers = tuple(dict.fromkeys(n for w in ordered for n in w.claims))
    right = [t for w in told if w.status is Status.MET for t in w.why]
    return finding(rule, status, messages.current(status, objections, right, aside, case.as_of), numbers)


def _status(words: Sequence[_Word]) -> Status:
    """NOT_APPLICABLE of a word: nothing is known of its papers' days."""
    found = {w.status for w in words}
    if not found:
        return Status.MISSING
    return next((s for s in (Status.NOT_MET, Status.UNCERTAIN, Status.MET) if s in found), Status.UNCERTAIN)


def _of_kind(kind: Kind, papers: Iterable[Owned]) -> list[Owned]:
    return [p for p in papers if p.paper.kind is kind]


def _years(asked: CurrentPapers, papers: Sequence[Owned], case: Case) -> Iterator[_Word]:
    for one in asked.of_year:
        years = {kind: [year_of(p, case) for p in _of_kind(kind, papers)] for kind in one.papers}
        files = {y.paper.paper.document for found in years.values() for y in found if y.years}
        for found in years.values():
            yield _of_year(one, found, files, case)


def _of_year(asked: OfYear, found: Sequence[Year], dated: Collection[str], case: Case) -> _Word:
    """The papers of one kind; `dated`: the files in which one of the kinds that go together tells its year."""
    wanted = {case.as_of.year + offset for offset in asked.years}
    right = [y for y in found if wanted & set(y.years)]
    wrong = [y for y in found if y.years and y not in right]
    told = {y.paper.paper.document for y in found if y.years}
    unknown = [y for y in found if not y.years and y.paper.paper.document not in told]
    numbers = tuple(n for y in (*wrong, *right) for n in y.claims)
    if not found:
        return _SILENT
    said = tuple(dict.fromkeys(messages.of_other_year(y, wanted) for y in wrong))
    undated = tuple(dict.fromkeys(messages.undated(y.paper) for y in unknown))
    if right:
        return _Word(Status.MET, tuple(dict.fromkeys(messages.of_year(y) for y in right)), (*said, *undated), numbers)
    if wrong:
        doubtful = bool(unknown) or any(y.doubtful for y in wrong)
        return _Word(Status.UNCERTAIN if doubtful else Status.NOT_MET, (*said, *undated), (), numbers)
    alone = any(y.paper.paper.document not in dated for y in unknown)
    return _Word(Status.UNCERTAIN if asked.dated and alone else Status.NOT_APPLICABLE, undated)


def _of_plans(found: Planned) -> _Word:
    """Goals and plans of one sort, of which one of the right year is enough."""
    why, numbers = tuple(found.told(n) for n in found.past), (*found.past, *found.right)
    if not found.past:
        return _SILENT  # goals of the right year, or of none, are the word of another rule
    if found.right:
        return _Word(Status.NOT_APPLICABLE, (), why, numbers)
    return _Word(Status.UNCERTAIN if found.doubtful else Status.NOT_MET, why, (), numbers)


def _terms(asked: CurrentPapers, papers: Sequence[Owned], case: Case) -> Iterator[_Word]:
    for kind in asked.in_force:
        yield _in_force([term_of(p, case) for p in _of_kind(kind, papers)], case)
    for kind in asked.shown:
        yield _shown([term_of(p, case) for p in _of_kind(kind, papers)], case)


def _in_force(found: Sequence[Term], case: Case) -> _Word:
    """Papers of which one in force is enough."""
    over = [t for t in found if t.over(case.as_of)]
    holding = [t for t in found if t.known and t not in over]
    unknown = [t for t in found if not t.known]
    numbers = tuple(n for t in (*over, *holding) for n in t.claims)
    if not found:
        return _SILENT
    said = tuple(messages.over(t, case.as_of) for t in over)
    undated = tuple(dict.fromkeys(messages.end_unread(t) if t.unread else messages.undated(t.paper) for t in unknown))
    if holding:
        rivals = all(_may_be_over(t, case.as_of) for t in holding)
        why = tuple(messages.holds(t, rivals) for t in holding)
        if any(t.ended for t in over):  # no licence outlasts its registration
            return _Word(Status.UNCERTAIN, (*said, *why), undated, numbers)
        return _Word(Status.UNCERTAIN if rivals else Status.MET, why, (*said, *undated), numbers)
    if over:
        doubtful = bool(unknown) or any(_may_hold(t, case.as_of) for t in over)
        return _Word(Status.UNCERTAIN if doubtful else Status.NOT_MET, (*said, *undated), (), numbers)
    if told := tuple(n for t in unknown if t.unread for n in t.claims):
        return _Word(Status.UNCERTAIN, undated, (), told)
    return _Word(Status.NOT_APPLICABLE, undated)


def _may_hold(term: Term, on: date) -> bool:
    """Whether a slip of reading may have made it end, or begin, on another day than it does."""
    if term.fact is None:
        return False
    slips = misread_days(term.fact) if unconfirmed_day(term.fact, []) else ()
    return any(day >= on for day, _ in (*seen_otherwise(term.fact), *slips))


def _may_be_over(term: Term, on: date) -> bool:
    """Whether another reader saw a last day that lies before."""
    return term.fact is not None and any(day < on for day, _ in seen_otherwise(term.fact))


def _shown(found: Sequence[Term], case: Case) -> _Word:
    """Papers that stand for themselves (a person's certificate): what is over is for somebody to look at."""
    over = [t for t in found if t.over(case.as_of)]
    numbers = tuple(n for t in over for n in t.claims)
    if not over:
        return _SILENT
    return _Word(Status.UNCERTAIN, tuple(messages.over(t, case.as_of) for t in over), (), numbers)
