"""Carries work: which run is to be done goes to the workers through Redis, by RQ, as an id in JSON and nothing else."""

from __future__ import annotations

import logging
import socket
from typing import Any

from redis import Redis
from redis.exceptions import RedisError
from rq import Queue, Retry
from rq.serializers import JSONSerializer
from rq.worker_registration import WORKERS_BY_QUEUE_KEY
from sqlalchemy.exc import SQLAlchemyError

from service.database import Database
from service.errands import KNOWN, job_class, new_id
from service.records import runs
from service.records.silence import Silence
from service.settings import Settings

RESULT_SECONDS = 300
FAILURE_SECONDS = 24 * 3600
DRAW_PAUSE = 30
PATIENCE = 10.0
"""Seconds after which a run that still waits is looked for in Redis."""

log = logging.getLogger(__name__)


def keep_alive(url: str) -> dict[str, Any]:
    """How a connection to a Redis elsewhere notices within half a minute that the line is cut."""
    if url.startswith("unix://"):
        return {}
    probes = {socket.TCP_KEEPIDLE: 10, socket.TCP_KEEPINTVL: 5, socket.TCP_KEEPCNT: 3, socket.TCP_USER_TIMEOUT: 20_000}
    return {"socket_keepalive": True, "socket_keepalive_options": probes, "socket_connect_timeout": 5.0}


class Carrier:
    """The queue as those see it who put work in. `quick` connections give up early: a page must not hang on Redis."""

    def __init__(self, settings: Settings, quick: bool = True) -> None:
        wait = 2.0 if quick else None
        limits = {**keep_alive(settings.redis_url), "socket_connect_timeout": wait, "socket_timeout": wait}
        self.redis = Redis.from_url(settings.redis_url, **limits)
        self._seconds = settings.job_seconds
        self._key = settings.secret_key
        self.silence = Silence()
        self._first = settings.first
        ours = job_class(settings.secret_key)  # whoever looks at the queue reads no other job, the web process neither
        self.queue = Queue(settings.queue, connection=self.redis, serializer=JSONSerializer, job_class=ours)

    def send(self, database: Database, run_id: int) -> bool:
        """Put a run into the queue; False where Redis or the database is away, and the sweep then sees to it.

        A run may well be sent twice: whoever comes second finds nothing to do. Which run a worker begins when a job
        comes, the record says (`service.records.turns`).
        """
        job = new_id(self._key, "run", run_id)
        if not self._enqueue("run", run_id, job):
            return False
        try:
            with database.writing() as session:
                runs.sent(session, run_id, job)
        except SQLAlchemyError as error:  # whoever asked for the run has it on record already
            log.warning("it is not noted that %s was sent: %s", job, error)
            return False
        return True

    def draw(self, run_id: int) -> bool:
        """Have the pages of a finished run drawn, usually before other work, since somebody looks at them.

        Not if that was asked for a moment ago; False with Redis away.
        """
        try:
            if self.redis.set(f"prescreen:draw:{self.queue.name}:{run_id}", 1, nx=True, ex=DRAW_PAUSE):
                return self._enqueue("draw", run_id, new_id(self._key, "draw", run_id))
        except RedisError:
            return False
        return True

    def book(self, export_id: int) -> bool:
        """Have a round's workbook written; False with Redis away, and who looks at its page asks again."""
        return self._enqueue("book", export_id, new_id(self._key, "book", export_id))

    def _enqueue(self, kind: str, run_id: int, job: str) -> bool:
        try:
            self.queue.enqueue(
                KNOWN[kind],
                run_id,
                job_id=job,
                job_timeout=self._seconds,
                result_ttl=RESULT_SECONDS,
                failure_ttl=FAILURE_SECONDS,
                retry=Retry(max=2),
                description=job,
                at_front=kind in self._first,
            )
        except RedisError as error:
            log.warning("%s could not be sent: %s", job, error)
            return False
        return True

    def waiting(self) -> set[str]:
        """The ids of the jobs that no worker took yet."""
        waiting: Any = self.redis.lrange(self.queue.key, 0, -1)
        return {job.decode(errors="replace") for job in waiting}

    def workers(self) -> int:
        """How many workers listen; none while Redis is away."""
        try:
            count: Any = self.redis.scard(self.listeners)
        except RedisError:
            return 0
        return int(count)

    @property
    def listeners(self) -> str:
        """Where Redis has the keys of the workers that listen on this queue."""
        return str(WORKERS_BY_QUEUE_KEY % self.queue.name)

    def is_up(self) -> bool:
        """Whether Redis answers."""
        try:
            return bool(self.redis.ping())
        except RedisError:
            return False

    def close(self) -> None:
        """Let go of the connections."""
        self.redis.close()


def sweep(database: Database, carrier: Carrier, settings: Settings) -> list[int]:
    """See that nothing is lost: runs of silent workers and runs that Redis forgot are sent again. Their ids."""
    with database.reading() as session:
        silent = carrier.silence.longer_than(session, settings.silence)
    with database.writing() as session:
        lost = runs.recover(session, settings.silence, settings.attempts, silent)
    if lost:
        log.warning("workers fell silent on runs %s", lost)
    with database.reading() as session:
        doubtful = [(run.id, run.job) for run in runs.unsent(session, PATIENCE)]
    if not doubtful or not carrier.is_up():
        return []
    there = carrier.waiting()
    return [run_id for run_id, job in doubtful if job not in there and carrier.send(database, run_id)]
