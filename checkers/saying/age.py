"""What a finding on the applicant's age says: the day, where it stands, what is asked, and why it may not hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checkers.model import Alternative, Text
from checkers.wording import NOTHING, joined, listed, place, say
from extractors.model import Fact


def missing() -> Text:
    """No licence, and no paper that names the day."""
    return say("no_licence_no_day")


def unproved(declared: Fact | None, of_others: Sequence[Fact], there: bool) -> Text:
    """The applicant's own licence does not tell the day."""
    own = say("day_not_read") if there and not of_others else say("own_licence_needed")
    return joined([_declared(declared), *(say("licence_of_another", where=place(f)) for f in of_others), own])


def _declared(fact: Fact | None) -> Text:
    return say("day_declared", where=place(fact), day=fact.text) if fact else NOTHING


def told(fact: Fact, due: date, years: int, on: date) -> Text:
    """The day, and whether so many years are over."""
    days = (due - on).days
    short = say("days_short", days=days) if days > 0 else say("years_over")
    return say("day_told", where=place(fact), day=fact.text, on=on.isoformat(), years=years, short=short)


def with_doubts(message: Text, turning: Sequence[Alternative], blurred: bool, apart: Sequence[Fact]) -> Text:
    """The message, with what contradicts the day or leaves it open."""
    why = [*(a.why for a in turning[:2]), *([say("day_hardly_read")] if blurred else [])]
    parts = [message]
    if apart:
        others = listed([say("other_day", where=place(f), day=f.text) for f in apart])
        parts.append(say("days_contradict", others=others))
    if why:
        parts.append(say("to_be_checked", why=listed(list(dict.fromkeys(why)))))
    if apart or why:
        parts.append(say("see_the_original"))
    return joined(parts)


def struck_off(message: Text, state: Fact, blurred: bool) -> Text:
    """That the holder is registered no longer."""
    over = say("struck_off", where=place(state), state=state.text)
    return joined([message, over, *([say("see_the_original")] if blurred else [])])


def expired(message: Text, term: Fact, on: date, doubtful: Sequence[Text]) -> Text:
    """That the licence was no longer in force on the day of application."""
    over = say("term_over", where=place(term), day=term.text, on=on.isoformat())
    doubts = (joined([say("to_be_checked", why=w), say("see_the_original")]) for w in doubtful)
    return joined([message, over, *doubts])
