"""What is asked of statements and of the report on them: which opinions will do, and how many must have signed."""

from __future__ import annotations

from dataclasses import dataclass

from checkers.rulebook.strict_yaml import Item, keyed, listed, number, text


@dataclass(frozen=True, slots=True)
class FinancesAsked:
    """Opinions by what they lead to, as auditors name them; `signatures`: accountants who must have signed."""

    fine: tuple[str, ...]
    doubtful: tuple[str, ...]
    refused: tuple[str, ...]
    signatures: int


def read(item: Item) -> FinancesAsked:
    """The part `asks` of a rule on finances; raises RulebookError."""
    found = keyed(item, ("opinions", "signatures"))
    opinions = keyed(found["opinions"], ("fine", "doubtful", "refused"))
    fine, doubtful, refused = (tuple(map(text, listed(opinions[key]))) for key in ("fine", "doubtful", "refused"))
    return FinancesAsked(fine, doubtful, refused, int(number(found["signatures"])))
