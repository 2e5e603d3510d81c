"""What those who watch are told, in Prometheus' text form: our own figures and rq's. Counts, never a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from redis.exceptions import RedisError
from rq import Worker

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
    """What rq knows; nothing while Redis is away."""
    queue = carrier.queue
    try:
        jobs = {
            "queued": queue.count,
            "started": queue.started_job_registry.count,
            "finished": queue.finished_job_registry.count,
            "failed": queue.failed_job_registry.count,
        }
        states = Counter(worker.get_state() for worker in Worker.all(queue=queue))
    except RedisError:
        return ()
    workers = {state: states.get(state, 0) for state in WORKER_STATES}
    return (
        Figure("rq_jobs", "Jobs in rq's registries by state; finished ones for five minutes.", _by_state(jobs)),
        Figure("rq_workers", "Workers that rq knows on this queue, by state.", _by_state(workers)),
    )


def _by_state(values: Mapping[str, float]) -> dict[str, float]:
    return {f'{{state="{state}"}}': value for state, value in values.items()}
