"""Askers take turns: nobody's many dossiers keep another's waiting, and whoever waits has a turn in the end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.database import Database
from service.records import dossiers, runs, turns
from service.records.audit import Actor
from service.records.dossiers import Particulars, Upload
from service.records.runs import Hold
from service.records.turns import Served, Waiting, order
from service.tables import Role, Run, State, User

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
NOBODY = Served()


def waits(run: int, asker: int, minute: float = 0, **more: bool) -> Waiting:
    return Waiting(run, asker, NOON + timedelta(minutes=minute), **more)


def test_one_dossier_waits_for_one_of_fifty_of_another() -> None:
    many = [waits(n, 1) for n in range(1, 51)]
    turn = order([*many, waits(99, 2, 30)], NOBODY, NOON)
    assert turn[:3] == [1, 99, 2]


def test_who_has_runs_in_work_comes_after_who_has_none() -> None:
    served = Served(running={1: 1}, began={1: NOON - timedelta(minutes=30)})
    assert order([waits(1, 1), waits(2, 2, 5)], served, NOON) == [2, 1]


def test_who_had_a_turn_a_moment_ago_comes_after_who_had_none_and_the_longest_ago_first() -> None:
    served = Served(began={1: NOON - timedelta(minutes=1), 2: NOON - timedelta(minutes=3)})
    assert order([waits(1, 1), waits(2, 2, 1), waits(3, 3, 2)], served, NOON) == [3, 2, 1]


def test_a_turn_long_ago_is_not_held_against_anybody() -> None:
    served = Served(began={1: NOON - timedelta(hours=1)})
    assert order([waits(1, 1), waits(2, 2, 1)], served, NOON) == [1, 2]


def test_corrections_come_before_first_runs_and_what_was_begun_before_both() -> None:
    found = [waits(1, 1), waits(2, 1, 1, first=False), waits(3, 1, 2, begun=True), waits(4, 2, 3, first=False)]
    assert order(found, NOBODY, NOON) == [4, 3, 2, 1]


def test_what_a_stopped_worker_left_goes_on_first() -> None:
    found = [waits(1, 1), waits(2, 2, 1, stopped=True), waits(3, 3, 2, stopped=True)]
    assert order(found, Served(running={2: 5}), NOON) == [2, 3, 1]


WAITING = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 60), st.booleans(), st.booleans()), max_size=20)


@given(WAITING, st.dictionaries(st.integers(1, 4), st.integers(0, 3)))
def test_every_run_has_one_turn_and_no_asker_two_more_than_another_that_still_waits(
    said: list[tuple[int, int, bool, bool]], running: dict[int, int]
) -> None:
    found = [waits(n, asker, minute, begun=b, first=f) for n, (asker, minute, b, f) in enumerate(said)]
    turn = order(found, Served(running=running), NOON)
    assert sorted(turn) == list(range(len(found)))
    had = {asker: running.get(asker, 0) for asker in (1, 2, 3, 4)}
    left = {asker: sum(1 for w in found if w.asker == asker) for asker in had}
    for run in turn:
        asker = found[run].asker
        assert all(had[asker] <= had[other] for other in had if left[other])
        had[asker] += 1
        left[asker] -= 1


@pytest.fixture
def people_more(database: Database, people: dict[str, int]) -> tuple[int, int]:
    """Two applicants."""
    with database.writing() as session:
        other = User(name="另一家", key="另一家", password="x", role=Role.APPLICANT)
        session.add(other)
        session.flush()
        return people["applicant"], other.id


def wanted(database: Database, owner: int) -> int:
    """A new dossier's first run."""
    who = Actor(owner, "applicant")
    with database.writing() as session:
        dossier = dossiers.create(session, who, session.get_one(User, owner), Particulars("样例"))
        dossiers.add(session, who, dossier, Upload("申请表.txt", "a" * 64, 10), 9)
        return runs.request(session, who, dossier, "handed_in", 99).id


def take_next(database: Database, sent_for: int) -> Hold:
    with database.writing() as session:
        hold = turns.take_next(session, sent_for, "w")
    assert hold is not None
    return hold


def test_the_record_says_which_run_a_job_begins_and_no_job_is_left_over(
    database: Database, people_more: tuple[int, int]
) -> None:
    first, other = people_more
    many = [wanted(database, first) for _ in range(3)]
    single = wanted(database, other)
    with database.writing() as session:
        for run in (*many, single):
            runs.sent(session, run, f"job-{run}")
    assert take_next(database, many[0]).run == many[0]
    assert take_next(database, many[1]).run == single
    with database.reading() as session:
        assert session.get_one(Run, many[1]).job == f"job-{single}"  # the job that is still on its way serves it
    assert [take_next(database, run).run for run in (many[2], single)] == many[1:]
    with database.writing() as session:
        assert turns.take_next(session, single, "w") is None


def test_a_run_steps_aside_for_another_asker_and_not_for_its_own(
    database: Database, people_more: tuple[int, int]
) -> None:
    first, other = people_more
    hold = take_next(database, wanted(database, first))
    wanted(database, first)
    with database.reading() as session:
        assert not turns.should_step_aside(session, hold)
    short = wanted(database, other)
    with database.writing() as session:
        assert turns.should_step_aside(session, hold)
        assert runs.step_aside(session, hold, 60)
    with database.reading() as session:
        run = session.get_one(Run, hold.run)
        assert (run.state, run.attempt, run.aside, run.spent) == (State.QUEUED, 0, True, 60)
    assert take_next(database, hold.run).run == short
    resumed = take_next(database, short)
    assert resumed.run == hold.run  # what was begun goes on before the asker's next
    with database.writing() as session:
        assert runs.finish(session, resumed, 9, 30)
        assert session.get_one(Run, hold.run).spent == 90


def test_a_waiting_run_is_told_its_place_and_its_time(database: Database, people_more: tuple[int, int]) -> None:
    first, other = people_more
    many = [wanted(database, first) for _ in range(4)]
    done = take_next(database, many[0])
    with database.writing() as session:
        runs.finish(session, done, 9, 40)
    take_next(database, many[1])
    single = wanted(database, other)
    with database.reading() as session:
        place = turns.place(session, session.get_one(Run, single), workers=1)
        assert place == turns.Place(ahead=0, seconds=20)
        assert turns.place(session, session.get_one(Run, many[3]), workers=1) == turns.Place(ahead=2, seconds=100)
        assert turns.place(session, session.get_one(Run, many[3]), workers=2) == turns.Place(ahead=2, seconds=50)
        assert turns.place(session, session.get_one(Run, many[1]), workers=1) is None
