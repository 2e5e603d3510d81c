"""The rules' word on a case: values in, values out, nothing touched."""

from __future__ import annotations

from dataclasses import dataclass

from checkers.conditions import CONDITIONS
from checkers.model import Case, Finding, Status
from checkers.rulebook.model import Example, Rulebook

_ORDER = {
    Status.UNCERTAIN: 0,
    Status.INCONSISTENT: 1,
    Status.NOT_MET: 2,
    Status.MISSING: 3,
    Status.MET: 4,
    Status.NOT_APPLICABLE: 5,
}


def check(case: Case, rulebook: Rulebook) -> tuple[Finding, ...]:
    """One finding a rule, in the rulebook's order; a report that shows what matters first sorts them by `rank`."""
    return tuple(CONDITIONS[rule.condition](rule, case) for rule in rulebook.rules)


def rank(finding: Finding) -> tuple[int, int]:
    """A sort key: what is uncertain or might turn first, then inconsistent, not met, missing, met."""
    shaky = finding.status is Status.UNCERTAIN or not finding.stable
    return (0 if shaky else 1, _ORDER[finding.status])


@dataclass(frozen=True, slots=True)
class Surprise:
    """An example whose rule says otherwise."""

    rule: str
    example: Example
    status: Status


def surprises(rulebook: Rulebook) -> tuple[Surprise, ...]:
    """The examples of all rules that do not come out as they say."""
    judged = (
        (rule.id, ex, CONDITIONS[rule.condition](rule, ex.case).status)
        for rule in rulebook.rules
        for ex in rule.examples
    )
    return tuple(Surprise(rule_id, ex, status) for rule_id, ex, status in judged if status is not ex.status)
