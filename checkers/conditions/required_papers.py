"""All papers that are asked for are there: those of the rulebook's list, or of the year's notice.

MET only where each is there and none of those that are counted is another's. One that is absent is MISSING and named,
unless a file that nobody could read may be it, or the dossier does not say whether it is asked: UNCERTAIN.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checkers.conditions.findings import finding
from checkers.model import Case, Finding, Status, Text
from checkers.rulebook.asks.required_papers import AskedPaper, RequiredPapers
from checkers.rulebook.model import Rule
from checkers.saying import papers as messages
from checkers.standing.enterprises import Whose
from checkers.standing.handed_in import addressed_elsewhere, telling
from checkers.standing.named import Owned, owned
from checkers.standing.places import paper_index
from extractors.model import Kind, Statement


@dataclass(frozen=True, slots=True)
class Looked:
    """What became of one entry: how many of it are there, what leaves that open, and which statements show it.

    `files`: those that it was found in, or that look like it.
    """

    asked: AskedPaper
    there: int
    doubts: tuple[Text, ...]
    claims: tuple[int, ...]
    files: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        if self.there >= self.asked.count:
            return Status.MET
        return Status.UNCERTAIN if self.doubts else Status.MISSING


def judge(rule: Rule, case: Case) -> Finding:
    """The word on what was handed in."""
    looked = looked_for(rule, case)
    status = _worst(one.status for one in looked)
    absent = [messages.absent(one.asked, one.there) for one in looked if one.status is Status.MISSING]
    open_ = [messages.in_doubt(one.asked, one.doubts) for one in looked if one.status is Status.UNCERTAIN]
    there = [one.asked.names for one in looked if one.status is Status.MET]
    numbers = tuple(dict.fromkeys(number for one in looked for number in one.claims))
    return finding(rule, status, messages.required(there, absent, open_), numbers)


def looked_for(rule: Rule, case: Case) -> tuple[Looked, ...]:
    """What became of each paper that is asked of this dossier, in the order of the list."""
    papers = owned(case)
    return tuple(_looked_for(one, papers, case) for one in rule.asked(RequiredPapers).papers if asked_of(one, case))


def _worst(found: Iterable[Status]) -> Status:
    statuses = set(found)
    return next((s for s in (Status.MISSING, Status.UNCERTAIN) if s in statuses), Status.MET)


def asked_of(asked: AskedPaper, case: Case) -> bool:
    """Whether the paper is asked of this dossier, or may be."""
    by_category = not asked.categories or case.category is None or case.category in asked.categories
    return by_category and (not asked.services or not case.services or bool(set(asked.services) & set(case.services)))


def _may_not_be_asked(asked: AskedPaper, case: Case) -> bool:
    """Whether the dossier leaves open whether the paper is asked of it."""
    return bool(asked.categories and case.category is None) or bool(asked.services and not case.services)


def _looked_for(asked: AskedPaper, papers: Sequence[Owned], case: Case) -> Looked:
    of_kind = [p for p in papers if p.paper.kind in asked.kinds and not _is_anothers(p, case)]
    shown = [p for p in of_kind if not _is_blank(p, case)]
    own = [p for p in shown if p.whose is not Whose.DOUBTFUL]
    sure = [p for p in own if not p.paper.marked]
    told = telling(asked.facts, asked.years, case)
    doubts = [messages.perhaps_anothers(p) for p in shown if p not in own]
    doubts += [messages.marked(p) for p in own if p not in sure]
    blank = [p.paper.document for p in of_kind if p not in shown]
    lost = [u.document for u in case.unread if u.kind in asked.kinds or u.kind is Kind.OTHER]
    doubts += [messages.may_be_in(file) for file in dict.fromkeys((*blank, *lost))]
    if _may_not_be_asked(asked, case):
        doubts.append(messages.not_said_whether())
    doubts += [messages.may_tell_of_it(f) for f in told.perhaps.values()]
    numbers = [n for p in sure if (n := _first(p, case)) is not None]
    told_in = [f.evidence.document for f in (*told.sure.values(), *told.perhaps.values())]
    files = dict.fromkeys((*(p.paper.document for p in of_kind), *told_in))
    claims = (*numbers, *told.sure, *told.perhaps)
    return Looked(asked, max(len(sure), len(told.parts)), tuple(doubts), claims, tuple(files))


def _is_anothers(paper: Owned, case: Case) -> bool:
    return paper.whose is Whose.ANOTHER or addressed_elsewhere(paper.index, case)


def _is_blank(paper: Owned, case: Case) -> bool:
    """Whether a paper is known by its file's name alone, and was not read."""
    lost = any(u.document == paper.paper.document for u in case.unread)
    return lost and not paper.paper.title and _first(paper, case) is None


def _first(paper: Owned, case: Case) -> int | None:
    """The first statement that stands in a paper, by which it can be looked at."""
    named = next(iter(paper.named), None)
    said: tuple[Statement, ...] = (*case.claims, *case.facts)
    return next((n for n, s in enumerate(said) if paper_index(s, case.papers) == paper.index), named)
