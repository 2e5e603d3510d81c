"""The conditions that a rule may name, each a pure function of the rule and the case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from checkers.conditions import agrees, at_least
from checkers.model import Case, Finding
from checkers.rules import Rule


@dataclass(frozen=True, slots=True)
class Condition:
    """How a rule is judged, and the parts (field, unit, values) that its file must give for it."""

    judge: Callable[[Rule, Case], Finding]
    needs: frozenset[str]


CONDITIONS = {
    "at_least": Condition(at_least.judge, frozenset({"field", "unit", "values"})),
    "agrees": Condition(agrees.judge, frozenset({"field"})),
}
