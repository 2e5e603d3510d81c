"""A worker that fell silent is noticed though somebody set the clock back; one that speaks is left alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from service.database import Database
from service.records import dossiers, runs
from service.records.audit import Actor
from service.records.dossiers import Particulars, Upload
from service.records.silence import Silence
from service.tables import Run, State, User
from service.tables.base import now


@pytest.fixture
def run_id(database: Database, people: dict[str, int]) -> int:
    who = Actor(people["applicant"], "applicant")
    with database.writing() as session:
        dossier = dossiers.create(session, who, session.get_one(User, who.id), Particulars("样例"))
        dossiers.add(session, who, dossier, Upload("a.txt", "a" * 64, 1), 9)
        return runs.request(session, who, dossier, "handed_in", 9).id


def heard(database: Database, run_id: int, ahead: timedelta) -> None:
    """As its worker wrote before the clock was set back by as much."""
    with database.writing() as session:
        session.get_one(Run, run_id).heard_at = now() + ahead


def recover(database: Database, silence: Silence) -> list[int]:
    with database.writing() as session:
        return runs.recover(session, 30.0, 3, silence.longer_than(session, 30.0))


def test_a_dead_worker_of_before_the_clock_was_set_back_is_noticed_in_time(database: Database, run_id: int) -> None:
    at = [100.0]
    silence = Silence(lambda: at[0])
    with database.writing() as session:
        assert runs.take_up(session, run_id, "dead")
    heard(database, run_id, timedelta(hours=5))
    assert recover(database, silence) == []
    at[0] += 29
    assert recover(database, silence) == []
    at[0] += 1
    assert recover(database, silence) == [run_id]
    with database.reading() as session:
        assert session.get_one(Run, run_id).state == State.QUEUED


def test_one_that_gives_signs_is_left_alone_whatever_they_say(database: Database, run_id: int) -> None:
    at = [100.0]
    silence = Silence(lambda: at[0])
    with database.writing() as session:
        hold = runs.take_up(session, run_id, "alive")
        assert hold
    for step in range(5):
        heard(database, run_id, timedelta(hours=5 - step))
        at[0] += 20
        assert recover(database, silence) == []


def test_what_was_sent_before_the_clock_was_set_back_is_looked_after(database: Database, run_id: int) -> None:
    with database.writing() as session:
        runs.sent(session, run_id, "job")
    with database.writing() as session:
        assert runs.unsent(session, 10.0) == []
        session.get_one(Run, run_id).sent_at = now() + timedelta(hours=5)
        session.flush()
        assert [run.id for run in runs.unsent(session, 10.0)] == [run_id]
