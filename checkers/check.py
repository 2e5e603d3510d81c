"""The rules' word on a case: values in, values out, nothing touched."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checkers.conditions import CONDITIONS
from checkers.doubts.beside import shaken
from checkers.doubts.said_against import contradicted
from checkers.model import Case, Finding, Status
from checkers.rulebook.model import Example, Rule, Rulebook
from checkers.saying.second_hand import at_second_hand
from checkers.standing.interpretation import as_decided


def check(case: Case, rulebook: Rulebook) -> tuple[Finding, ...]:
    """One finding a rule, in the rulebook's order; whoever shows what matters first sorts them by `order.rank`."""
    read = as_decided(replace(case, offered=rulebook.offered), rulebook)
    return tuple(_judged(rule, read) for rule in rulebook.rules)


def _judged(rule: Rule, case: Case) -> Finding:
    found = shaken(replace(CONDITIONS[rule.condition](rule, case), sort=rule.sort), case)
    found = contradicted(found, rule, case)
    if rule.is_verified(case.as_of, case.category):
        return found
    return replace(found, message=at_second_hand(found.message, rule))


@dataclass(frozen=True, slots=True)
class Surprise:
    """An example whose rule says otherwise."""

    rule: str
    example: Example
    status: Status


def surprises(rulebook: Rulebook) -> tuple[Surprise, ...]:
    """The examples of all rules that do not come out as they say."""
    judged = (
        (rule.id, ex, CONDITIONS[rule.condition](rule, as_decided(ex.case, rulebook)).status)
        for rule in rulebook.rules
        for ex in rule.examples
    )
    return tuple(Surprise(rule_id, ex, status) for rule_id, ex, status in judged if status is not ex.status)
