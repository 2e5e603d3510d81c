"""Article 8(3) can be read in two ways: the case as the office's decision would have its shares counted.

Where the office asks for a degree *and* a title the share of those who have both stands in the place of the other,
bounds and all. A share that a paper merely states cannot be told apart: see `tells`.
"""

from __future__ import annotations

from dataclasses import replace

from checkers.model import Case
from checkers.rulebook.model import Rule, Rulebook
from extractors.model import Claim


def as_decided(case: Case, rulebook: Rulebook) -> Case:
    """The case with every counted share as the office reads the article on the day of application."""
    strictly = {rule.field for rule in rulebook.rules if _asks_both(rule, case)}
    if not strictly:
        return case
    return replace(case, claims=tuple(_strict(c) if c.field in strictly else c for c in case.claims))


def tells(claim: Claim) -> bool:
    """Whether a claim says how many have a degree and a title both: only a list with both columns does."""
    return claim.count is not None and claim.count.strict is not None


def _asks_both(rule: Rule, case: Case) -> bool:
    decided = rule.decision(case.as_of)
    return decided is not None and decided.asks_both


def _strict(claim: Claim) -> Claim:
    count = claim.count
    if count is None or count.strict is None:
        return claim
    low = count.strict if count.strict_low is None else count.strict_low
    high = count.strict if count.strict_high is None else count.strict_high
    return replace(claim, value=count.strict, count=replace(count, low=low, high=high))
