"""The rules' word on a case: values in, values out, nothing touched."""

from __future__ import annotations

from checkers.conditions import CONDITIONS
from checkers.model import Case, Finding, Status
from checkers.rulebook import Rulebook

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
    return tuple(CONDITIONS[rule.condition].judge(rule, case) for rule in rulebook.rules)


def rank(finding: Finding) -> tuple[int, int]:
    """A sort key: what is uncertain or might turn first, then inconsistent, not met, missing, met."""
    shaky = finding.status is Status.UNCERTAIN or not finding.stable
    return (0 if shaky else 1, _ORDER[finding.status])
