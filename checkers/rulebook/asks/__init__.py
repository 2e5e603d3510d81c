"""What the conditions need beside dated values (places, offices, papers): the part `asks` of a rule's file, typed.

A condition that needs such a part has a module here with a frozen type and a reader of it, and an entry in `ASKS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checkers.model import Offered
from checkers.rulebook.asks import (
    current_papers,
    finances,
    gathered,
    institutions,
    legal_person,
    one_applicant,
    platform_name,
    required_papers,
    standing,
)
from checkers.rulebook.strict_yaml import Item

Reader = Callable[[Item, Offered], object]


def _alone(read: Callable[[Item], object]) -> Reader:
    """A reader that asks for no categories and services."""
    return lambda item, _: read(item)


ASKS: Mapping[str, Reader] = {
    "legal_person": _alone(legal_person.read),
    "platform_name": platform_name.read,
    "institutions": _alone(institutions.read),
    "gathered": _alone(gathered.read),
    "required_papers": required_papers.read,
    "one_applicant": _alone(one_applicant.read),
    "current_papers": _alone(current_papers.read),
    "finances": _alone(finances.read),
    "standing": _alone(standing.read),
}
"""The reader of `asks` by condition; it raises RulebookError where the part cannot be meant."""
