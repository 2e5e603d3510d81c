"""What can go wrong with the rules: each error says where it stands and what is expected there, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from checkers.model import Text
from checkers.wording import filled


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a rulebook's file, from 1; `file` is its name within the rulebook."""

    file: str
    line: int


class RulebookError(Exception):
    """A rulebook that cannot be trusted as it stands. `zh` and `en` name file, line and what to do.

    `what` is an entry of the group `error` in `words.yaml`, `parts` fill it.
    """

    def __init__(self, spot: Spot, what: str, **parts: object) -> None:
        self.spot = spot
        said = filled("error", "at", file=spot.file, line=spot.line, what=filled("error", what, **parts))
        self.zh, self.en = said.zh, said.en
        super().__init__(self.en)


class UnknownRulebook(Exception):
    """No rulebook of that name. `zh` and `en` say which there are."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        there = Text("、".join(known), ", ".join(known)) if known else filled("error", "none")
        said = filled("error", "unknown_rulebook", name=name, known=there)
        self.zh, self.en = said.zh, said.en
        super().__init__(self.en)
