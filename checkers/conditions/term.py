"""A recognition holds for so many years, and its re-examination is asked for when they are over.

MET in the year in which they end, since that is when applications are called for, and from then on. What only the
applicant says is UNCERTAIN.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date

from checkers.conditions.age import due
from checkers.conditions.findings import finding
from checkers.model import Case, Finding, Required, Status
from checkers.rulebook.model import Rule
from checkers.saying.threshold import not_in_force
from checkers.standing.facts import in_order, same_day
from checkers.wording import joined, place, say
from extractors.model import Basis, Fact, FactName


def judge(rule: Rule, case: Case) -> Finding:
    """The word on when the re-examination is due; a rule without values is refused by the loader."""
    value = rule.value(case.as_of)
    if value is None:
        return finding(rule, Status.NOT_APPLICABLE, not_in_force(case.as_of))
    said = [f for f in in_order(case.facts, FactName.RECOGNISED_ON) if f.value]
    if not said:
        return finding(rule, Status.MISSING, say("no_recognition"))
    found = _judged(rule, case, said, int(value.value))
    return replace(found, required=Required(">=", value.value, rule.unit or ""))


def _judged(rule: Rule, case: Case, said: list[Fact], years: int) -> Finding:
    main = said[0]
    last = due(_day(main), years)
    apart = [f for f in said if not same_day(main, f)]
    numbers = tuple(case.number(f) for f in said)
    parts = [say("recognised_until", where=place(main), day=main.text, years=years, last=last)]
    if last.year > case.as_of.year:
        status = Status.NOT_MET
        parts.append(say("not_due_yet", year=last.year))
    elif main.basis is Basis.DECLARED:
        status = Status.UNCERTAIN
        parts.append(say("recognition_declared"))
    else:
        status = Status.MET
        parts.append(say("is_due", days=(case.as_of - last).days) if last <= case.as_of else say("due_this_year"))
    if apart:
        status = Status.INCONSISTENT
        parts += [say("recognised_otherwise", where=place(f), day=f.text) for f in apart]
    return finding(rule, status, joined(parts), numbers)


def _day(fact: Fact) -> date:
    """The day, of a month alone its last."""
    if isinstance(fact.value, date):
        return fact.value
    year, month = map(int, fact.text.split("-"))
    return date(year, month, monthrange(year, month)[1])
