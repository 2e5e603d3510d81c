"""The clock of a state with a term: since when, until when, how many days are left, whether it stands still."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from service.procedure.model import Procedure, Term
from service.procedure.working_days import ONE, Due, last_day, working_days_between


@dataclass(frozen=True, slots=True)
class Move:
    """A step as the clock sees it: from one state to another, on a day of the office's clock."""

    before: str
    after: str
    day: date


@dataclass(frozen=True, slots=True)
class Clock:
    """`left` days of the term's sort until `due`, below 0 where it is over; `due` None while the clock stands still."""

    state: str
    term: Term
    since: date
    due: Due | None
    left: int


def clock(procedure: Procedure, moves: Sequence[Move], today: date) -> Clock | None:
    """The clock that runs, or stands still, after these moves; None where no state of a term was entered."""
    if not moves:
        return None
    state = procedure.states[moves[-1].after]
    timed = procedure.states[moves[-1].before] if state.paused else state
    if timed.term is None:
        return None
    since = _entered(procedure, moves, timed.name)
    if state.paused:
        return Clock(timed.name, timed.term, since, None, 0)
    due = last_day(since, timed.term.days, timed.term.working, _pauses(procedure, moves, since))
    return Clock(timed.name, timed.term, since, due, _left(timed.term, today, due.day))


def _entered(procedure: Procedure, moves: Sequence[Move], state: str) -> date:
    """When the dossier last came into `state` from elsewhere than a pause."""
    entries = [m.day for m in moves if m.after == state and not procedure.states[m.before].paused]
    return entries[-1] if entries else moves[0].day


def _pauses(procedure: Procedure, moves: Sequence[Move], since: date) -> tuple[tuple[date, date], ...]:
    """The days after each move into a pause up to the move out of it."""
    found: list[tuple[date, date]] = []
    begun: date | None = None
    for move in moves:
        if procedure.states[move.after].paused:
            begun = move.day
        elif begun is not None and procedure.states[move.before].paused:
            if move.day >= since:
                found.append((begun + ONE, move.day))
            begun = None
    return tuple(found)


def _left(term: Term, today: date, due: date) -> int:
    return working_days_between(today, due) if term.working else (due - today).days
