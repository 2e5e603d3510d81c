"""What the conditions need beside dated values (places, offices, papers): the part `asks` of a rule's file, typed.

A condition that needs such a part has a module here with a frozen type and a reader of it, and an entry in `ASKS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checkers.rulebook.asks import legal_person, platform_name
from checkers.rulebook.strict_yaml import Item

ASKS: Mapping[str, Callable[[Item], object]] = {
    "legal_person": legal_person.read,
    "platform_name": platform_name.read,
from checkers.rulebook.asks import gathered, institutions
from checkers.rulebook.strict_yaml import Item

ASKS: Mapping[str, Callable[[Item], object]] = {
    "institutions": institutions.read,
    "gathered": gathered.read,
}
"""The reader of `asks` by condition; it raises RulebookError where the part cannot be meant."""
