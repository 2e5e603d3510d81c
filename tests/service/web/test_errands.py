"""Who writes to Redis can make a worker do nothing but the two errands that the service sent, each as it was sent."""

from __future__ import annotations

import time
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from redis import Redis
from rq import Queue
from rq.exceptions import NoSuchJobError
from rq.job import Job
from rq.serializers import JSONSerializer

from service.errands import DRAW, REVIEW, is_our_mark, job_class, leave_mark, new_id, refused
from service.metrics import text_of
from service.settings import Settings
from service.tables import State
from tests.service.web.test_queue import Bench, bench

__all__ = ["bench"]

KEY = "k" * 64


@pytest.fixture
def redis(settings: Settings) -> Redis:
    return Redis.from_url(settings.redis_url)


def put(redis: Redis, function: str, job_id: str, *args: object, **more: object) -> Job:
    queue = Queue("reviews", connection=redis, serializer=JSONSerializer)
    return queue.enqueue_call(function, args=args, job_id=job_id, **more)


def fetch(redis: Redis, job_id: str) -> Job:
    return job_class(KEY).fetch(job_id, connection=redis, serializer=JSONSerializer)


def test_what_the_service_sent_is_taken(redis: Redis) -> None:
    for kind, function in (("run", REVIEW), ("draw", DRAW)):
        job_id = new_id(KEY, kind, 17)
        put(redis, function, job_id, 17)
        assert fetch(redis, job_id).args == [17]
        assert len(job_id) <= 64  # the record has so much room for it


@pytest.mark.parametrize(
    ("function", "args", "forged"),
    [
        ("os.system", ("touch /nowhere",), "x"),
        ("os.system", (17,), ""),
        (REVIEW, (18,), ""),
        (REVIEW, ("17",), ""),
        (REVIEW, (17, 18), ""),
        (REVIEW, (), ""),
        (DRAW, (17,), ""),
        (REVIEW, (17,), "x"),
        (REVIEW, ({"__reduce__": 1},), ""),
    ],
)
def test_all_else_is_not_there(redis: Redis, function: str, args: tuple[object, ...], forged: str) -> None:
    before = refused(redis)
    job_id = new_id(KEY, "run", 17) + forged
    put(redis, function, job_id, *args)
    with pytest.raises(NoSuchJobError):
        fetch(redis, job_id)
    assert refused(redis) == before + 1


def test_an_errand_of_another_service_is_not_ours(redis: Redis) -> None:
    job_id = new_id("another", "run", 17)
    put(redis, REVIEW, job_id, 17)
    with pytest.raises(NoSuchJobError):
        fetch(redis, job_id)


def test_nothing_is_called_back(redis: Redis) -> None:
    job_id = new_id(KEY, "run", 17)
    put(redis, REVIEW, job_id, 17)
    redis.hset(f"rq:job:{job_id}", mapping={"failure_callback_name": "os.system", "success_callback_name": "os.system"})
    redis.hset(f"rq:job:{job_id}", "webhooks", '[{"url": "http://127.0.0.1:1/"}]')
    job = fetch(redis, job_id)
    assert (job.success_callback, job.failure_callback, job.webhooks) == (None, None, [])


ODD = {
    "created_at": b"once",
    "status": b"odd",
    "timeout": b"x",
    "result_ttl": b"x",
    "origin": b"\xff",
    "worker_name": b"\xff",
}


@pytest.mark.parametrize("field", ODD)
def test_a_job_that_cannot_be_taken_apart_is_not_there(redis: Redis, field: str) -> None:
    job_id = new_id(KEY, "run", 17)
    put(redis, REVIEW, job_id, 17)
    redis.hset(f"rq:job:{job_id}", field, ODD[field])
    with pytest.raises(NoSuchJobError):
        fetch(redis, job_id)


def test_what_an_errand_has_no_need_of_is_not_taken(redis: Redis) -> None:
    job_id = new_id(KEY, "run", 17)
    put(redis, REVIEW, job_id, 17)
    redis.hset(
        f"rq:job:{job_id}", mapping={"exc_info": b"\xff", "meta": b"\x80", "dependency_ids": "{", "group_id": "g"}
    )
    redis.hset(f"rq:job:{job_id}", mapping={"rate_limit_key": "k", "rate_limit_concurrency": 1, "repeats_left": 9})
    job = fetch(redis, job_id)
    assert (job.args, job.group_id, job.rate_limit_key, job.repeats_left) == ([17], None, None, None)


def test_words_that_unpack_to_very_much_are_not_unpacked(redis: Redis) -> None:
    job_id = new_id(KEY, "run", 17)
    put(redis, REVIEW, job_id, 17)
    words = zlib.compress(b'["worker.review_run",null,[17],{}]' + b" " * 10_000)
    redis.hset(f"rq:job:{job_id}", "data", words)
    with pytest.raises(NoSuchJobError):
        fetch(redis, job_id)
    redis.delete(f"rq:job:{job_id}")
    redis.set(f"rq:job:{job_id}", "a key of another sort")
    with pytest.raises(NoSuchJobError):
        fetch(redis, job_id)


def called_back(*_: object) -> None:
    raise AssertionError("a job named this")


def test_who_asks_for_figures_calls_nothing_back(bench: Bench) -> None:
    redis = bench.carrier.redis
    put(redis, "os.getpid", "forged")
    job = {"status": "started", "failure_callback_name": f"{__name__}.called_back", "created_at": "once"}
    redis.hset("rq:job:forged", mapping=job)
    redis.zadd("rq:wip:reviews", {"forged:1": 1, "lives:2": datetime.now(UTC).timestamp() + 60})
    redis.sadd("rq:workers:reviews", b"\xff", "rq:worker:odd")
    redis.set("rq:worker:odd", "a key of another sort")
    redis.set("prescreen:refused_jobs", "many")
    told = text_of(bench.database, bench.carrier)
    assert 'rq_jobs{state="started"} 1' in told
    assert "prescreen_workers 2" in told
    assert redis.hget("rq:job:forged", "status") == b"started"


def test_odd_things_in_redis_end_no_worker(bench: Bench) -> None:
    redis = bench.carrier.redis
    run_id = bench.hand_in(form="total_assets=523456.82 declared")
    put(redis, REVIEW, "odd", 17)
    redis.hset("rq:job:odd", "created_at", "once")
    redis.rpush("rq:queue:reviews", b"\xff\xfe", "odd")
    redis.rpush("rq:queue:reviews:intermediate", b"\xff\xfe", "odd")
    redis.sadd("rq:workers:reviews", b"\xff")
    redis.set("rq:suspended", 1)
    assert bench.carrier.send(bench.database, run_id)
    bench.work()
    bench.await_state(run_id, State.DONE)
    assert not redis.pubsub_channels()  # nobody gives workers orders by Redis


@pytest.mark.parametrize("other", ["string", "hash"])
def test_what_lies_where_the_queue_should_be_is_put_away(bench: Bench, other: str) -> None:
    redis = bench.carrier.redis
    run_id = bench.hand_in(form="total_assets=523456.82 declared")
    redis.delete("rq:queue:reviews")
    redis.set("rq:queue:reviews", "x") if other == "string" else redis.hset("rq:queue:reviews", "x", "y")
    worker = bench.work()
    while redis.exists("rq:queue:reviews"):
        assert worker.is_running()
        time.sleep(0.05)
    assert bench.carrier.send(bench.database, run_id)
    bench.await_state(run_id, State.DONE)
    assert refused(redis) >= 1


def test_a_worker_passes_over_forged_jobs_and_does_what_is_ours(bench: Bench, tmp_path: Path) -> None:
    mark = tmp_path / "was-here"
    run_id = bench.hand_in(form="total_assets=523456.82 declared")
    for number in range(3):
        put(bench.carrier.redis, "os.system", f"run-{run_id}-{number}", f"touch {mark}")
    put(bench.carrier.redis, "subprocess.call", "x", ["touch", str(mark)])
    assert bench.carrier.send(bench.database, run_id)
    bench.work()
    bench.await_state(run_id, State.DONE)
    assert not mark.exists()
    assert refused(bench.carrier.redis) == 4


def test_a_machine_with_another_secret_is_known_by_the_mark(redis: Redis) -> None:
    redis.flushall()
    assert is_our_mark(KEY, "reviews", redis)
    leave_mark(KEY, "reviews", redis)
    assert is_our_mark(KEY, "reviews", redis)
    assert not is_our_mark("o" * 64, "reviews", redis)
    assert is_our_mark("o" * 64, "spring", redis)
    assert KEY.encode() not in redis.get("prescreen:mark:reviews")
