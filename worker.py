"""The RQ side: takes a job up, has the service do it, ends. `python -m worker` is one worker process.

It listens on one queue alone (on two, RQ can lose a job). The work is done in this process, without RQ's fork
for every job: what is heavy runs in limited reading children that stay warm between jobs, and the record in the
database, not RQ, says what is still to be done.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from functools import cache
from typing import Any

from redis import Redis
from redis.exceptions import RedisError, ResponseError
from rq import Queue, SimpleWorker
from rq.job import Job
from rq.serializers import JSONSerializer
from rq.utils import now
from rq.worker_registration import register

from service import logs, settings, traces
from service.database import known
from service.errands import is_our_mark, job_class, refuse
from service.queue import keep_alive
from service.workshop import Workshop

WORKER_SECONDS = 60
WRONG_TYPE = "WRONGTYPE"
"""How Redis says that something else lies under a name than what is asked of it."""

JOBS_A_LIFE = 500
"""After so many jobs a worker ends and is started anew, so that nothing can pile up in it for ever."""

log = logging.getLogger(__name__)


class Listener(SimpleWorker):
    """Tells Redis with each sign of life that it listens: a Redis that was begun anew knows of nobody.

    Whatever else lies in Redis neither gives it orders nor ends it.
    """

    def heartbeat(self, timeout: int | None = None, pipeline: Any = None) -> None:
        """As RQ does it."""
        super().heartbeat(timeout, pipeline)
        if pipeline is None:
            register(self)

    def subscribe(self) -> None:
        """No orders are taken by Redis: the service's own way to end a worker is a signal."""

    def check_for_suspension(self, burst: bool) -> None:
        """Nor is work put off by a word that somebody left there."""

    def execute_job(self, job: Job, queue: Queue) -> None:
        """As RQ does it, unless this process had better end: the job then goes back to where it was."""
        if not (why := shop().unfit()):
            super().execute_job(job, queue)  # type: ignore[no-untyped-call]  # RQ leaves it without types
            return
        log.error("this worker takes up no more work and ends: %s", why)
        queue.push_job_id(job.id, at_front=True)
        queue.intermediate_queue.remove(job.id)
        self._stop_requested = True

    def dequeue_job_and_maintain_ttl(self, timeout: int | None, max_idle_time: int | None = None) -> Any:
        """As RQ does it; what cannot be the name of a job is passed over, and what cannot be a queue is put away.

        What was to be done is on record elsewhere, and sent again.
        """
        while True:
            try:
                return super().dequeue_job_and_maintain_ttl(timeout, max_idle_time)
            except UnicodeError as error:
                refuse(self.connection, error)
            except ResponseError as error:
                if not str(error).startswith(WRONG_TYPE):
                    raise
                refuse(self.connection, error)
                self.connection.delete(*(queue.key for queue in self.queues))

    def run_maintenance_tasks(self) -> None:
        """As RQ does it; odd things in its lists are no reason to end. What was on its way is on record elsewhere."""
        try:
            super().run_maintenance_tasks()
        except (ValueError, KeyError, TypeError, ResponseError) as error:
            log.warning("rq's lists could not be tidied up: %s: %s", type(error).__name__, error)
            self.connection.delete(*(queue.intermediate_queue.key for queue in self.queues))
            self.last_cleaned_at = now()


@cache
def shop() -> Workshop:
    """This process's workshop."""
    return Workshop(settings.load(), jobs=int(os.environ.get("PRESCREEN_READING_JOBS", "0")))


def review_run(run_id: int) -> str:
    """The job that `service.queue` sends for a run."""
    from service.performing import perform

    return perform(run_id, shop())


def draw_pages(run_id: int) -> str:
    """The job that draws a finished run's other pages."""
    from service.drawing import draw_pages

    with logs.about(run=run_id), traces.span("draw pages", run=run_id):
        return draw_pages(run_id, shop())


def write_book(export_id: int) -> str:
    """The job that writes a round's workbook."""
    from service.booking import book

    with logs.about(export=export_id), traces.span("write book", export=export_id):
        return book(export_id, shop())


def stranger(found: settings.Settings) -> str:
    """Why all jobs on the queue would be refused here; "" where they would not, or nobody can tell now.

    Asked on a connection of its own: RQ must find the one that it waits on unused, to give it its patience.
    """
    with contextlib.suppress(RedisError), Redis.from_url(found.redis_url, **keep_alive(found.redis_url)) as connection:
        if not is_our_mark(found.secret_key, found.queue, connection):
            return "the service signs its jobs with another secret; it was changed while the service ran: start it anew"
    return ""


def main() -> int:
    """Work until a signal comes; the exit code."""
    found = settings.load()
    logs.configure(found)
    traces.install(found, "worker")
    os.environ["OMP_THREAD_LIMIT"] = "1"
    bench = shop()
    connection = Redis.from_url(bench.settings.redis_url, **keep_alive(bench.settings.redis_url))
    known()  # now: the program may be replaced while this process runs
    if why := bench.unfit() or stranger(found):
        log.error("this worker does not begin: %s", why)
        bench.close()
        return 1
    worker = Listener(
        [bench.settings.queue],
        name=bench.name,
        connection=connection,
        serializer=JSONSerializer,
        job_class=job_class(bench.settings.secret_key),
        worker_ttl=WORKER_SECONDS,
        maintenance_interval=WORKER_SECONDS,
        log_job_description=False,
    )
    try:
        worker.work(logging_level="WARNING", max_jobs=JOBS_A_LIFE)
    finally:
        bench.close()
    return 0


if __name__ == "__main__":
    import worker as itself  # jobs are found under the module's own name, and so is their workshop

    sys.exit(itself.main())
