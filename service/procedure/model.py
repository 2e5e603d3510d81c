"""What the table of the procedure says, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checkers.model import Text

BACK = "back"
"""A deed that leads to where the dossier came from."""


class Party(StrEnum):
    """Who does a deed, or is told of it: the applicant whose dossier it is, experts, staff."""

    OWNER = "owner"
    EXPERTS = "experts"
    STAFF = "staff"


class Need(StrEnum):
    """What a deed asks for beside the press: a reason, a paper, the day on which it was done."""

    REASON = "reason"
    PAPER = "paper"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Term:
    """How long a state may or must last: `days` of the calendar, or working ones. `article` says so."""

    days: int
    working: bool
    article: str


@dataclass(frozen=True, slots=True)
class State:
    """Where a dossier stands. `open_to`: who may change its papers. `on_line`: a step of the straight way.

    `shown`: experts see it. `decidable`: they give opinions. `paused`: the clock of the state before stands still.
    """

    name: str
    title: Text
    open_to: frozenset[Party]
    on_line: bool
    shown: bool
    decidable: bool
    paused: bool = False
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """One step. `to` may be BACK. `needs` are asked for; `own_page`: done where its own conditions are checked.

    `after_term`: only once the term of the state that it leaves is over. `article`: where the regulation says so.
    """

    name: str
    title: Text
    who: tuple[Party, ...]
    sources: tuple[str, ...]
    to: str
    needs: tuple[Need, ...]
    may: tuple[Need, ...]
    tells: tuple[Party, ...]
    told: Text
    article: str
    own_page: bool = False
    after_term: bool = False

    @property
    def asks(self) -> tuple[Need, ...]:
        """What its form has a place for."""
        return (*self.needs, *(n for n in self.may if n not in self.needs))


@dataclass(frozen=True, slots=True)
class Procedure:
    """The whole table."""

    states: dict[str, State]
    deeds: dict[str, Deed]

    def from_state(self, state: str) -> tuple[Deed, ...]:
        """The deeds that lead out of a state."""
        return tuple(deed for deed in self.deeds.values() if state in deed.sources)

    def line(self) -> tuple[State, ...]:
        """The straight way, in its order."""
        return tuple(state for state in self.states.values() if state.on_line)

    def named(self, *, shown: bool | None = None, decidable: bool | None = None) -> frozenset[str]:
        """The names of the states that are so."""
        wanted = {"shown": shown, "decidable": decidable}
        return frozenset(
            s.name for s in self.states.values() if all(v is None or getattr(s, k) == v for k, v in wanted.items())
        )
