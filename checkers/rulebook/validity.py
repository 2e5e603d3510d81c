"""Whether a day of application lies within the days of round and measures, and what to say where it does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checkers.model import Text
from checkers.rulebook.model import Rulebook
from checkers.wording import say


def out_of_time(rulebook: Rulebook, on: date) -> tuple[Text, ...]:
    """What a report must say of its day of application, worst first; () where the day is within all of them."""
    return (*_of_measures(rulebook, on), *_of_round(rulebook, on))


def _of_measures(rulebook: Rulebook, on: date) -> Iterator[Text]:
    """The measures hold five years (Article 21)."""
    if rulebook.in_force is None:
        return
    first, last = rulebook.in_force
    if on > last:
        yield say("measures_over", day=on.isoformat(), last=last.isoformat())
    if on < first:
        yield say("measures_not_begun", day=on.isoformat(), first=first.isoformat())


def _of_round(rulebook: Rulebook, on: date) -> Iterator[Text]:
    told = rulebook.round
    if told is not None and not told.is_open(on):
        span = {"first": told.opens_on.isoformat(), "last": told.closes_on.isoformat()}
        yield say("round_not_open", day=on.isoformat(), number=told.number, **span)
