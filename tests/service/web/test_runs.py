"""A run's life on record: taken up once, watched, given back, failed with a reason; never lost, never done twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from checkers.model import Text
from service.database import Database
from service.records import dossiers, runs
from service.records.audit import Actor
from service.records.dossiers import Particulars, Upload
from service.records.refusals import Refused
from service.records.runs import Hold, Step
from service.tables import Dossier, Run, State, User
from service.tables.base import now

REASON = Text("原因", "reason")


@pytest.fixture
def run_id(database: Database, people: dict[str, int]) -> int:
    return make_run(database, people["applicant"])


def make_run(database: Database, owner: int) -> int:
    who = Actor(owner, "applicant")
    with database.writing() as session:
        dossier = dossiers.create(session, who, session.get_one(User, owner), Particulars("样例"))
        dossiers.add(session, who, dossier, Upload("申请表.txt", "a" * 64, 10), 9)
        return runs.request(session, who, dossier, "handed_in", 5).id


def take_up(database: Database, run_id: int, worker: str = "w") -> Hold | None:
    with database.writing() as session:
        return runs.take_up(session, run_id, worker)


def state(database: Database, run_id: int) -> Run:
    with database.reading() as session:
        return session.get_one(Run, run_id)


def silence(database: Database, run_id: int, seconds: float = 100) -> None:
    with database.writing() as session:
        session.execute(update(Run).where(Run.id == run_id).values(heard_at=now() - timedelta(seconds=seconds)))


def test_a_run_is_taken_up_once(database: Database, run_id: int) -> None:
    assert take_up(database, run_id) == Hold(run_id, 1)
    assert take_up(database, run_id) is None
    assert state(database, run_id).state == State.RUNNING


def test_a_worker_that_was_given_up_cannot_write_any_more(database: Database, run_id: int) -> None:
    first = take_up(database, run_id)
    silence(database, run_id)
    with database.writing() as session:
        assert runs.recover(session, 30, 3) == [run_id]
    second = take_up(database, run_id, "other")
    assert first and second and second.attempt == 2
    with database.writing() as session:
        assert not runs.beat(session, first)
        assert not runs.tell(session, first, Step(1, 2))
        assert not runs.finish(session, first, 5)
        assert not runs.fail(session, first, REASON, "fault")
        assert runs.finish(session, second, 7)
    assert (state(database, run_id).state, state(database, run_id).pages_done) == (State.DONE, 7)


def test_a_lost_worker_is_noticed_only_after_its_silence(database: Database, run_id: int) -> None:
    take_up(database, run_id)
    with database.writing() as session:
        assert runs.recover(session, 30, 3) == []
    silence(database, run_id)
    with database.writing() as session:
        assert runs.recover(session, 30, 3) == [run_id]
    assert state(database, run_id).state == State.QUEUED


def test_a_run_that_kills_its_workers_fails_in_the_end(database: Database, run_id: int) -> None:
    for _ in range(3):
        assert take_up(database, run_id)
        silence(database, run_id)
        with database.writing() as session:
            runs.recover(session, 30, 3)
    run = state(database, run_id)
    assert (run.state, run.reason_zh, run.reason_en) == (State.FAILED, runs.LOST.zh, runs.LOST.en)
    assert take_up(database, run_id) is None


def test_a_failure_is_tried_again_while_attempts_last(database: Database, run_id: int) -> None:
    for attempt in (1, 2):
        hold = take_up(database, run_id)
        assert hold == Hold(run_id, attempt)
        with database.writing() as session:
            assert runs.fail(session, hold, REASON, "fault", attempts=2)
        assert state(database, run_id).state == (State.QUEUED if attempt == 1 else State.FAILED)
    assert state(database, run_id).reason_zh == "原因"


def test_stopping_a_worker_is_no_attempt(database: Database, run_id: int) -> None:
    hold = take_up(database, run_id)
    assert hold
    with database.writing() as session:
        assert runs.release(session, hold)
    assert take_up(database, run_id) == Hold(run_id, 1)


def test_staff_try_a_failed_run_again(database: Database, run_id: int, people: dict[str, int]) -> None:
    staff = Actor(people["staff"], "staff")
    with pytest.raises(Refused), database.writing() as session:
        runs.retry(session, staff, session.get_one(Run, run_id))
    hold = take_up(database, run_id)
    assert hold
    with database.writing() as session:
        runs.fail(session, hold, REASON, "fault")
    with database.writing() as session:
        runs.retry(session, staff, session.get_one(Run, run_id))
    run = state(database, run_id)
    assert (run.state, run.attempt, run.reason_zh) == (State.QUEUED, 0, None)


def test_a_dossier_without_documents_has_nothing_to_run(database: Database, people: dict[str, int]) -> None:
    who = Actor(people["applicant"], "applicant")
    with database.writing() as session:
        dossier = dossiers.create(session, who, session.get_one(User, who.id), Particulars("空"))
        with pytest.raises(Refused) as refusal:
            runs.request(session, who, dossier, "handed_in", 5)
    assert refusal.value.code == "no_documents"


def test_a_dossier_cannot_fill_the_queue(database: Database, run_id: int, people: dict[str, int]) -> None:
    who = Actor(people["applicant"], "applicant")
    with database.writing() as session:
        dossier = session.get_one(Dossier, session.get_one(Run, run_id).dossier_id)
        assert runs.request(session, who, dossier, "again", 2).number == 2
        with pytest.raises(Refused) as refusal:
            runs.request(session, who, dossier, "again", 2)
    assert refusal.value.code == "busy"


def test_progress_and_counts_are_told(database: Database, run_id: int) -> None:
    hold = take_up(database, run_id)
    assert hold
    with database.writing() as session:
        assert runs.tell(session, hold, Step(2, 9, "申请表.txt", 2, "reading"))
    run = state(database, run_id)
    assert (run.pages_done, run.pages_total, run.now_document, run.now_page) == (2, 9, "申请表.txt", 2)
    with database.reading() as session:
        assert runs.counts(session) == {"queued": 0, "running": 1, "done": 0, "failed": 0}
        assert runs.oldest_wait(session) is None
