"""A draft of a rulebook tried on reports: each is judged again from what was read, and nothing is read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from checkers.check import check
from checkers.model import Case, Finding, Sort, Status, Text
from checkers.rulebook.model import Rulebook
from checkers.rulebook.pairing import Pair, paired
from service.model import Options, Report
from service.rejudging import case_of


@dataclass(frozen=True, slots=True)
class Turn:
    """A rule whose word on a dossier is another by the draft; None: one of both rulebooks has no such rule."""

    rule: str
    title: Text
    clause: Text
    before: Status | None
    after: Status | None


@dataclass(frozen=True, slots=True)
class Tried:
    """A dossier judged by the draft. `short` are its findings on decided figures that are not met."""

    name: str
    findings: tuple[Finding, ...]
    turns: tuple[Turn, ...]
    figures: int
    short: tuple[Finding, ...]

    @property
    def meets_all(self) -> bool:
        """Whether every figure that the draft decides on is met."""
        return self.figures > 0 and not self.short


def tried(name: str, report: Report, draft: Rulebook, present: Rulebook) -> Tried:
    """The report judged by the draft, and where its verdicts are other than by the rulebook of today.

    Both judge the same readings, so that nothing but the rules can turn a verdict.
    """
    before, after = ({f.rule: f for f in check(told_case(report, book), book)} for book in (present, draft))
    thresholds = {rule.id for rule in draft.rules if rule.values and rule.sort is Sort.DECIDED}
    decided = [f for f in after.values() if f.rule in thresholds]
    return Tried(
        name=name,
        findings=tuple(after.values()),
        turns=tuple(_turns(paired(present, draft), before, after)),
        figures=len(decided),
        short=tuple(f for f in decided if f.status is not Status.MET),
    )


def told_case(report: Report, book: Rulebook) -> Case:
    """The case that a report tells: its day, category and services are as the review settled them."""
    said = report.dossier
    category = book.offered.known(said.category) if said.category else None
    return case_of(report, book, Options(as_of=said.as_of, category=category, services=said.services), said.as_of)


def _turns(pairs: Iterable[Pair], before: Mapping[str, Finding], after: Mapping[str, Finding]) -> Iterator[Turn]:
    for old, new in pairs:
        was, now = before[old.id].status if old else None, after[new.id].status if new else None
        rule = new or old
        if rule and was is not now:
            yield Turn(rule.id, rule.title, rule.clause, was, now)
