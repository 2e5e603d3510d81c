"""The kinds of harm: each a name and a function that does it to a scenario's world."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.chaos.world import World

Strike = Callable[[World], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. `only`: the database that it can come to; `small`: it wants a disk that can be filled."""

    name: str
    strike: Strike
    only: str = ""
    small: bool = False

    def is_for(self, world: World) -> bool:
        """Whether it can be done there."""
        return self.only in ("", world.base.kind) and (world.disk.small or not self.small)


KINDS: list[Kind] = []


def fault(name: str, only: str = "", small: bool = False) -> Callable[[Strike], Strike]:
    """Put a function among the kinds."""

    def kept(strike: Strike) -> Strike:
        KINDS.append(Kind(name, strike, only, small))
        return strike

    return kept
