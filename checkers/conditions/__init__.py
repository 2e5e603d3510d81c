"""The conditions that a rule may name, each a pure function of the rule and the case; `NEEDS` tells what each asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checkers.conditions import age, agrees, at_least, finances, partners, standing
from checkers.model import Case, Finding
from checkers.rulebook.model import Rule

CONDITIONS: Mapping[str, Callable[[Rule, Case], Finding]] = {
    "at_least": at_least.judge,
    "agrees": agrees.judge,
    "age": age.judge,
    "finances": finances.judge,
    "standing": standing.judge,
    "partners": partners.judge,
}
