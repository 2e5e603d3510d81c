"""The clock of a state with a term: it begins with the state, stands still while corrections are awaited, runs out."""

from __future__ import annotations

from datetime import date

from service.procedure import procedure
from service.procedure.clock import Move, clock

ACCEPTED = [
    Move("draft", "submitted", date(2024, 4, 1)),
    Move("submitted", "recommended", date(2024, 4, 10)),
    Move("recommended", "accepted", date(2024, 4, 26)),
]
BACK = [*ACCEPTED, Move("accepted", "returned", date(2024, 5, 10))]


def test_no_clock_before_acceptance_and_none_after_the_review() -> None:
    assert clock(procedure(), [], date(2024, 4, 1)) is None
    assert clock(procedure(), ACCEPTED[:2], date(2024, 4, 12)) is None
    signed = [*ACCEPTED, Move("accepted", "signed", date(2024, 5, 6))]
    assert clock(procedure(), signed, date(2024, 5, 7)) is None


def test_fifteen_working_days_from_acceptance() -> None:
    found = clock(procedure(), ACCEPTED, date(2024, 5, 13))
    assert found is not None
    assert found.due is not None
    assert (found.since, found.due.day, found.left) == (date(2024, 4, 26), date(2024, 5, 20), 5)
    late = clock(procedure(), ACCEPTED, date(2024, 5, 22))
    assert late is not None
    assert late.left == -2


def test_the_clock_stands_still_while_corrections_are_awaited() -> None:
    still = clock(procedure(), BACK, date(2024, 6, 20))
    assert still is not None
    assert (still.state, still.due) == ("accepted", None)


def test_after_the_corrections_it_goes_on_with_what_was_left() -> None:
    again = [*BACK, Move("returned", "accepted", date(2024, 5, 15))]
    found = clock(procedure(), again, date(2024, 5, 15))
    assert found is not None
    assert found.due is not None
    # 11 May, a Saturday that is worked, and 13 to 15 May did not count.
    assert (found.since, found.due.day) == (date(2024, 4, 26), date(2024, 5, 24))


def test_the_announcement_is_counted_in_days_of_the_calendar() -> None:
    found = clock(procedure(), [Move("visited", "announced", date(2024, 9, 27))], date(2024, 10, 2))
    assert found is not None
    assert found.due is not None
    assert (found.due.day, found.left) == (date(2024, 10, 4), 2)
