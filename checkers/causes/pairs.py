"""Two figures that disagree, and all else that their papers say of the field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checkers.model import Case
from checkers.standing.figures import Figure, Numbered, Option
from extractors.model import Claim


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that disagree: what is said, and the option of the supporting side; `claims` are all of the field."""

    said: int
    option: Option
    support: Figure | None
    claims: Numbered
    case: Case

    @property
    def one(self) -> Claim:
        return self.claims[self.said]

    @property
    def other(self) -> Claim:
        return self.claims[self.option.parts[0]]

    def bystanders(self) -> Iterator[tuple[int, Claim]]:
        """The claims of the field that are none of the two."""
        return ((i, c) for i, c in self.claims.items() if i != self.said and i not in self.option.claims)
