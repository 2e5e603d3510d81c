"""What those who watch are told, in Prometheus' text form: our own figures and rq's. Counts, never a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from redis.exceptions import RedisError

from service.database import Database
from service.errands import refused
from service.queue import Carrier
from service.records import runs

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
WORKER_STATES = ("idle", "busy", "suspended", "started")


@dataclass(frozen=True, slots=True)
class Figure:
    """One gauge: its name, what it says, and its values by label text ("" for one without)."""

    name: str
    explained: str
    values: Mapping[str, float]


def text_of(database: Database, carrier: Carrier) -> str:
    """All figures as they are now; those of the queue are left out while it is away."""
    lines: list[str] = []
    for one in (*own(database, carrier), *of_queue(carrier)):
        lines += [f"# HELP {one.name} {one.explained}", f"# TYPE {one.name} gauge"]
        lines += [f"{one.name}{label} {value:g}" for label, value in one.values.items()]
    return "\n".join(lines) + "\n"


def own(database: Database, carrier: Carrier) -> Iterable[Figure]:
    """What the record knows."""
    with database.reading() as session:
        counts, oldest = runs.counts(session), runs.oldest_wait(session)
    waits = (datetime.now(UTC) - oldest).total_seconds() if oldest else 0.0
    return (
        Figure("prescreen_runs", "Runs by state.", _by_state(dict(sorted(counts.items())))),
        Figure("prescreen_oldest_wait_seconds", "How long the oldest queued run waits.", {"": round(waits, 1)}),
        Figure("prescreen_workers", "Worker processes that listen.", {"": carrier.workers()}),
        Figure(
            "prescreen_refused_jobs", "Jobs in the queue that this service did not send.", {"": refused(carrier.redis)}
        ),
        Figure("prescreen_redis_up", "Whether the queue answers.", {"": carrier.is_up()}),
    )


def of_queue(carrier: Carrier) -> Iterable[Figure]:
    """What rq knows; nothing while Redis is away.

    Registries are counted as they stand: rq's own way of counting tidies them up, and calls what jobs in them name.
    """
    queue = carrier.queue
    registries = {
        "started": queue.started_job_registry,
        "finished": queue.finished_job_registry,
        "failed": queue.failed_job_registry,
    }
    try:
        jobs = {"queued": queue.count, **{state: _size(carrier, one.key) for state, one in registries.items()}}
        states = _states(carrier)
    except RedisError:
        return ()
    workers = {state: states.get(state, 0) for state in WORKER_STATES}
    return (
        Figure("rq_jobs", "Jobs in rq's registries by state; finished ones for five minutes.", _by_state(jobs)),
        Figure("rq_workers", "Workers that rq knows on this queue, by state.", _by_state(workers)),
    )


def _size(carrier: Carrier, key: str) -> int:
    now = datetime.now(UTC).timestamp()
    size: Any = carrier.redis.zcount(key, f"({now}", "+inf")
    return int(size)


def _states(carrier: Carrier) -> Counter[str]:
    """How many workers are in each state, by the one word that each keeps of itself."""
    keys: Any = carrier.redis.smembers(carrier.listeners)
    pipeline = carrier.redis.pipeline(transaction=False)
    for key in keys:
        pipeline.hget(key, "state")
    found = pipeline.execute(raise_on_error=False)
    return Counter(word.decode(errors="replace") for word in found if isinstance(word, bytes))


def _by_state(values: Mapping[str, float]) -> dict[str, float]:
    return {f'{{state="{state}"}}': value for state, value in values.items()}
