"""Which facts are gathered for the experts, and how many of each they are shown.

    facts: [team_leader, team_stability]
    beside: [staff_left]
    most: 5

What stands `beside` is shown where a paper tells it, and not missed where none does.
"""

from __future__ import annotations

from dataclasses import dataclass

from checkers.rulebook.strict_yaml import Item, choice, keyed, listed, number
from extractors.model import FactName

MOST = 5
"""Passages of one sort that are shown where the rule does not say otherwise."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The names of the facts, in the order in which they are shown, and the most of each."""

    facts: tuple[FactName, ...]
    beside: tuple[FactName, ...] = ()
    most: int = MOST


def read(item: Item) -> Gathered:
    """The part `asks` of such a rule. Raises RulebookError."""
    found = keyed(item, ("facts",), ("beside", "most"))
    beside = _names(found["beside"]) if "beside" in found else ()
    return Gathered(_names(found["facts"]), beside, int(number(found["most"])) if "most" in found else MOST)


def _names(item: Item) -> tuple[FactName, ...]:
    return tuple(choice(one, FactName) for one in listed(item))
