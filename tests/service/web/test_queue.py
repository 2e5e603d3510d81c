"""Work is carried by a real Redis to real worker processes; what Redis or a worker loses, the sweep sends again."""

from __future__ import annotations

import hashlib
import json
import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from redis import Redis

from service.database import Database
from service.queue import Carrier, sweep
from service.records import dossiers, reports, runs
from service.records.audit import Actor
from service.records.dossiers import Particulars, Upload
from service.settings import Settings
from service.store import Store
from service.tables import Document, Dossier, Role, Run, State, User
from tests.service.web.conftest import add_people
from tests.service.web.nursery import new_worker
from tests.service.web.servers import wait_until


class Bench:
    """A service without its web: record, store, queue, and worker processes on request."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self.settings = settings
        self.database = Database(settings.database_url)
        self.store = Store(settings.storage_url)
        self.carrier = Carrier(settings)
        self.carrier.redis.flushall()
        self.log = folder / "read.log"
        self.log.touch()
        self.owner = add_people(self.database)["applicant"]
        self.workers: list[psutil.Process] = []

    def work(self) -> psutil.Process:
        """Start a worker process."""
        env = {
            **os.environ,
            "PRESCREEN_DATA": str(self.settings.data),
            "DATABASE_URL": self.settings.database_url,
            "REDIS_URL": self.settings.redis_url,
            "PRESCREEN_HEARTBEAT": str(self.settings.heartbeat),
            "STANDIN_LOG": str(self.log),
        }
        worker = new_worker(env)
        self.workers.append(worker)
        return worker

    def other_asker(self) -> int:
        """One more applicant."""
        with self.database.writing() as session:
            other = User(name="另一家", key="另一家", password="x", role=Role.APPLICANT)
            session.add(other)
            session.flush()
            return other.id

    def hand_in(self, asker: int = 0, **papers: str) -> int:
        """A dossier with these papers, and its first run; the run's id."""
        who = Actor(asker or self.owner, "applicant")
        with self.database.writing() as session:
            dossier = dossiers.create(session, who, session.get_one(User, who.id), Particulars("样例"))
            for name, text in papers.items():
                dossiers.add(session, who, dossier, self._upload(name, text), 99)
            return runs.request(session, who, dossier, "handed_in", 9).id

    def replace(self, run_id: int, name: str, text: str) -> int:
        """A corrected paper, and the next run."""
        who = Actor(self.owner, "applicant")
        with self.database.writing() as session:
            dossier = session.get_one(Dossier, session.get_one(Run, run_id).dossier_id)
            document = next(d for d, v in dossiers.current(dossier) if v.name == f"{name}.txt")
            assert isinstance(document, Document)
            dossiers.replace(session, who, document, self._upload(name, text))
            return runs.request(session, who, dossier, "replaced", 9).id

    def _upload(self, name: str, text: str) -> Upload:
        digest = self.store.put_bytes(text.encode())
        return Upload(f"{name}.txt", digest, len(text))

    def run(self, run_id: int) -> Run:
        with self.database.reading() as session:
            return session.get_one(Run, run_id)

    def await_state(self, run_id: int, state: State, seconds: float = 30) -> Run:
        wait_until(lambda: self.run(run_id).state == state, seconds, 0.1, f"for run {run_id} to be {state}")
        return self.run(run_id)

    def sweep(self) -> list[int]:
        return sweep(self.database, self.carrier, self.settings)

    def readings(self) -> list[str]:
        """What was read, as "name page", in order."""
        return [line.split(" ", 1)[1] for line in self.log.read_text().splitlines()]

    def body(self, run_id: int) -> dict[str, object]:
        with self.database.reading() as session:
            found = reports.body_of(session, session.get_one(Run, run_id))
        assert found is not None
        return found

    def close(self) -> None:
        for worker in self.workers:
            with suppress(psutil.NoSuchProcess):
                worker.kill()
            worker.wait()
        self.carrier.close()
        self.database.close()


@pytest.fixture
def bench(settings: Settings, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(settings, tmp_path)
    yield made
    made.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sweep that looks after runs at once."""
    monkeypatch.setattr("service.queue.PATIENCE", 0.0)


def test_a_run_goes_through_the_queue(bench: Bench) -> None:
    run_id = bench.hand_in(form="total_assets=523456.82 declared\npages=2", audit="total_assets=523456.82")
    assert bench.carrier.send(bench.database, run_id)
    bench.work()
    run = bench.await_state(run_id, State.DONE)
    assert (run.attempt, run.pages_done, run.pages_total) == (1, 3, 3)
    body = bench.body(run_id)
    assert [c["value"] for c in body["claims"]] == [523456.82, 523456.82]
    assert {d["name"] for d in body["documents"]} == {"form.txt", "audit.txt"}


def test_a_job_carries_an_id_in_json_and_nothing_else(bench: Bench) -> None:
    run_id = bench.hand_in(form="total_assets=1")
    bench.carrier.send(bench.database, run_id)
    with Redis.from_url(bench.settings.redis_url) as redis:
        (job,) = redis.lrange("rq:queue:reviews", 0, -1)
        data = redis.hget(b"rq:job:" + job, "data")
    import zlib

    assert json.loads(zlib.decompress(data)) == ["worker.review_run", None, [run_id], {}]


def test_queue_and_priorities_are_settings(bench: Bench) -> None:
    carrier = Carrier(replace(bench.settings, queue="spring", first=("book",)))
    for sent in (carrier.draw(1), carrier.send(bench.database, bench.hand_in(form="total_assets=1")), carrier.book(2)):
        assert sent
    with Redis.from_url(bench.settings.redis_url) as redis:
        kinds = [job.decode().partition("-")[0] for job in redis.lrange("rq:queue:spring", 0, -1)]
    assert kinds == ["book", "draw", "run"]
    assert not bench.carrier.waiting()
    carrier.close()


def test_a_job_that_comes_twice_is_done_once(bench: Bench) -> None:
    run_id = bench.hand_in(form="total_assets=1\nslow=0.3")
    for _ in range(3):
        bench.carrier.send(bench.database, run_id)
    bench.work()
    bench.work()
    bench.await_state(run_id, State.DONE)
    wait_until(lambda: not bench.carrier.waiting())
    assert bench.readings() == ["form.txt 1"]
    assert bench.run(run_id).attempt == 1


def test_a_re_run_reads_only_the_corrected_file(bench: Bench) -> None:
    first = bench.hand_in(form="total_assets=1\npages=2", audit="total_assets=2", lease="floor_area=120")
    bench.carrier.send(bench.database, first)
    bench.work()
    bench.await_state(first, State.DONE)
    second = bench.replace(first, "audit", "total_assets=3")
    bench.carrier.send(bench.database, second)
    bench.await_state(second, State.DONE)
    assert sorted(bench.readings()[:4]) == ["audit.txt 1", "form.txt 1", "form.txt 2", "lease.txt 1"]
    assert bench.readings()[4:] == ["audit.txt 1"]
    assert {c["value"] for c in bench.body(second)["claims"]} == {1, 3, 120}


def test_a_wiped_redis_loses_nothing(bench: Bench, impatient: None) -> None:
    run_id = bench.hand_in(form="total_assets=1")
    bench.carrier.send(bench.database, run_id)
    bench.carrier.redis.flushall()
    bench.work()
    assert bench.sweep() == [run_id]
    bench.await_state(run_id, State.DONE)


def test_a_run_that_was_never_sent_is_sent(bench: Bench) -> None:
    run_id = bench.hand_in(form="total_assets=1")
    assert bench.sweep() == [run_id]
    assert bench.sweep() == []  # it waits in Redis now


def test_what_was_given_back_goes_on_before_others_begin(bench: Bench) -> None:
    waiting = bench.hand_in(form="total_assets=3")
    bench.carrier.send(bench.database, waiting)
    begun = [bench.hand_in(form="total_assets=1"), bench.hand_in(form="total_assets=2")]
    with bench.database.writing() as session:
        for run_id in begun:
            hold = runs.take_up(session, run_id, "a worker that is stopped")
            assert hold is not None
            assert runs.release(session, hold)
    assert sorted(bench.sweep()) == begun
    bench.work()
    runs_done = [bench.await_state(run_id, State.DONE) for run_id in (*begun, waiting)]
    started = [run.started_at for run in runs_done]
    assert started == sorted(started, key=str)


def test_one_page_of_another_waits_for_one_of_many_dossiers_at_most(bench: Bench) -> None:
    many = [bench.hand_in(form="total_assets=1\npages=3\nslow=0.1") for _ in range(12)]
    other = bench.other_asker()
    single = bench.hand_in(asker=other, form="total_assets=2")
    for run_id in (*many, single):
        bench.carrier.send(bench.database, run_id)
    bench.work()
    done = bench.await_state(single, State.DONE)
    before = [run for run in map(bench.run, many) if run.started_at and run.started_at < done.started_at]
    assert len(before) <= 1
    for run_id in many:
        assert bench.await_state(run_id, State.DONE, 60).attempt == 1


def test_a_long_dossier_makes_room_after_a_slice_and_reads_no_page_twice(bench: Bench) -> None:
    long = bench.hand_in(form="total_assets=1\npages=60\nslow=0.1")
    bench.carrier.send(bench.database, long)
    bench.work()
    wait_until(lambda: len(bench.readings()) >= 3)
    single = bench.hand_in(asker=bench.other_asker(), form="total_assets=2")
    bench.carrier.send(bench.database, single)
    bench.await_state(single, State.DONE)
    assert bench.run(long).state != State.DONE
    run = bench.await_state(long, State.DONE)
    assert (run.attempt, run.aside) == (1, False)
    assert len(bench.readings()) == 61


def test_a_run_that_waits_its_turn_is_not_sent_again(bench: Bench, impatient: None) -> None:
    run_id = bench.hand_in(form="total_assets=1")
    bench.sweep()
    assert bench.sweep() == []
    assert len(bench.carrier.waiting()) == 1
    assert bench.run(run_id).state == State.QUEUED


def test_a_killed_worker_loses_nothing(bench: Bench, impatient: None) -> None:
    run_id = bench.hand_in(form="total_assets=1\npages=8\nslow=0.25")
    bench.carrier.send(bench.database, run_id)
    worker = bench.work()
    wait_until(lambda: len(bench.readings()) >= 3)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    bench.work()
    wait_until(lambda: bench.sweep() == [run_id], 20, 0.2)
    assert bench.await_state(run_id, State.DONE).attempt == 2
    # What the first worker had read was kept: only the page it was at is read twice.
    assert len(bench.readings()) <= 9


def test_a_stopped_worker_hands_its_run_back_at_once(bench: Bench, impatient: None) -> None:
    run_id = bench.hand_in(form="total_assets=1\npages=40\nslow=0.2")
    bench.carrier.send(bench.database, run_id)
    worker = bench.work()
    wait_until(lambda: len(bench.readings()) >= 2)
    worker.terminate()
    with pytest.raises(psutil.TimeoutExpired):
        worker.wait(1.2)
    worker.terminate()
    worker.wait(10)
    run = bench.run(run_id)
    assert (run.state, run.attempt) == (State.QUEUED, 0)
    assert bench.sweep() == [run_id]


def test_a_paper_that_kills_workers_ends_as_failed(bench: Bench, impatient: None) -> None:
    run_id = bench.hand_in(form="die")
    bench.carrier.send(bench.database, run_id)
    for _ in range(bench.settings.attempts):
        worker = bench.work()
        worker.wait(20)
        wait_until(lambda: bench.sweep() or bench.run(run_id).state == State.FAILED, 20, 0.2)
    run = bench.run(run_id)
    assert (run.state, run.reason_zh) == (State.FAILED, runs.LOST.zh)


def test_a_surprise_is_tried_again_and_then_told_in_plain_words(bench: Bench) -> None:
    run_id = bench.hand_in(form="raise")
    bench.carrier.send(bench.database, run_id)
    bench.work()
    run = bench.await_state(run_id, State.FAILED)
    assert run.attempt == 3
    assert "意外" in (run.reason_zh or "")
    assert "Traceback" not in (run.reason_zh or "")
    assert "as asked" in (run.fault or "")


def test_one_broken_paper_does_not_stop_the_others(bench: Bench) -> None:
    run_id = bench.hand_in(form="broken", audit="total_assets=400000")
    bench.carrier.send(bench.database, run_id)
    bench.work()
    bench.await_state(run_id, State.DONE)
    errors = {d["name"]: d["error"] for d in bench.body(run_id)["documents"]}
    assert errors["form.txt"].startswith("文件已损坏")
    assert errors["audit.txt"] is None


def test_a_job_past_its_time_fails_with_the_reason(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench.carrier, "_seconds", 2)
    run_id = bench.hand_in(form="total_assets=1\npages=100\nslow=0.2")
    bench.carrier.send(bench.database, run_id)
    bench.work()
    run = bench.await_state(run_id, State.FAILED)
    assert "时限" in (run.reason_zh or "")


def test_a_lost_file_is_said(bench: Bench) -> None:
    run_id = bench.hand_in(form="total_assets=1")
    for file in (Path(bench.settings.storage_url) / "content").rglob("*"):
        if file.is_file():
            file.unlink()
    bench.carrier.send(bench.database, run_id)
    bench.work()
    assert "存储中缺少" in (bench.await_state(run_id, State.FAILED).reason_zh or "")


@pytest.mark.parametrize("when", ["before it is read", "while it is read"])
def test_a_file_that_is_no_longer_what_was_handed_in_is_not_judged_on_and_comes_back(bench: Bench, when: str) -> None:
    good = "total_assets=600071\npages=8\nslow=0.2"
    run_id = bench.hand_in(form=good)
    digest = hashlib.sha256(good.encode()).hexdigest()
    place = Path(bench.settings.storage_url) / "content" / digest[:2] / digest
    place.chmod(0o644)
    if when.startswith("while"):
        bench.carrier.send(bench.database, run_id)
        bench.work()
        wait_until(lambda: len(bench.readings()) > 0)
    place.write_text("total_assets=999999")
    if when.startswith("before"):
        bench.carrier.send(bench.database, run_id)
        bench.work()
    assert "再次上传" in (bench.await_state(run_id, State.FAILED).reason_zh or "")
    bench.store.put_bytes(good.encode())  # as whoever hands the file in again does
    with bench.database.writing() as session:
        runs.retry(session, Actor(None, "staff"), session.get_one(Run, run_id))
    bench.carrier.send(bench.database, run_id)
    bench.await_state(run_id, State.DONE)
    assert [c["value"] for c in bench.body(run_id)["claims"]] == [600071]


def test_redis_away_is_no_error_for_who_hands_in(bench: Bench, tmp_path: Path) -> None:
    from dataclasses import replace

    away = Carrier(replace(bench.settings, redis_url=f"unix://{tmp_path / 'nothing.sock'}"))
    run_id = bench.hand_in(form="total_assets=1")
    assert not away.send(bench.database, run_id)
    assert not away.is_up()
    assert sweep(bench.database, away, bench.settings) == []
    assert bench.run(run_id).state == State.QUEUED
