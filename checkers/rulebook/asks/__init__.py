"""What the conditions need beside dated values (places, offices, papers): the part `asks` of a rule's file, typed.

A condition that needs such a part has a module here with a frozen type and a reader of it, and an entry in `ASKS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checkers.rulebook.asks.finances import finances
from checkers.rulebook.asks.standing import standing
from checkers.rulebook.strict_yaml import Item

ASKS: Mapping[str, Callable[[Item], object]] = {
    "finances": finances,
    "standing": standing,
}
"""The reader of `asks` by condition; it raises RulebookError where the part cannot be meant."""
