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

SETTLED = frozenset({Status.MET, Status.NOT_APPLICABLE})
"""Verdicts that ask nothing of anyone, unless they would turn."""

NO_FAULT = SETTLED | {Status.FOR_EXPERT}
"""Those in which nothing is wrong and nothing is missing, so that nobody has to mend anything."""

_PLACES: dict[str, int] = {
    Status.NOT_MET: 0,
    Status.INCONSISTENT: 1,
    # 2: settled, but it would turn
    Status.UNCERTAIN: 3,
    Status.MISSING: 4,
    Status.FOR_EXPERT: 5,
    Status.MET: 6,
    Status.NOT_APPLICABLE: 7,
}
_WOULD_TURN = 2

WORST_FIRST = tuple(Status(status) for status in _PLACES)
"""The statuses in the order of `rank`."""


def check(case: Case, rulebook: Rulebook) -> tuple[Finding, ...]:
    """One finding a rule, in the rulebook's order; whoever shows what matters first sorts them by `rank`."""
    read = as_decided(replace(case, offered=rulebook.offered), rulebook)
    return tuple(_judged(rule, read) for rule in rulebook.rules)


def _judged(rule: Rule, case: Case) -> Finding:
    found = shaken(replace(CONDITIONS[rule.condition](rule, case), sort=rule.sort), case)
    found = contradicted(found, rule, case)
    if rule.is_verified(case.as_of, case.category):
        return found
    return replace(found, message=at_second_hand(found.message, rule))


def rank(status: str, stable: bool) -> tuple[int, bool]:
    """A sort key, worst first: the one order of board, report, terminal and reading room.

    For an expert with few minutes, who may never come to the end of the list. First what is not met, which alone
    decides the application. Then what is dangerous to overlook: papers that contradict one another, since any other
    verdict may rest on the wrong one of them, and a verdict that looks settled but would turn, since nothing but its
    place asks for a look. Then what is merely unsure and says so itself: an uncertain verdict before a missing paper,
    which the notice to the applicant asks for without anybody judging. Then what was gathered for the experts, last
    what is settled. Of one status, the
    verdict that would turn stands first; a status of another version stands before all, rather than nowhere.
    """
    place = _WOULD_TURN if status in SETTLED and not stable else _PLACES.get(status, -1)
    return (place, stable)


def is_shaky(status: str, stable: bool) -> bool:
    """Whether to say of a verdict that it would turn; one that is uncertain says so itself."""
    return not stable and status != Status.UNCERTAIN


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
