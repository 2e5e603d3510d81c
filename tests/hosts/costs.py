"""What many workers and many waiting runs cost those that they share, by measure: `python -m tests.hosts.costs`.

The order of turns with so many runs waiting, on PostgreSQL; what rq asks of Redis for a job and for a worker.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from redis import Redis
from rq import SimpleWorker
from rq.serializers import JSONSerializer
from sqlalchemy import event

from service.database import Database, migrate
from service.errands import new_id
from service.performing import perform
from service.queue import Carrier
from service.records import turns
from service.settings import database_address, load
from service.tables import Dossier, Role, Run, User
from service.workshop import Workshop
from tests.service.web import standin
from tests.service.web.servers import postgres_programs, postgres_server, redis_server
from tests.service.web.test_queue import Bench

WAITING = (100, 1_000, 10_000)
ASKERS = 50
LOOKS = 5
JOBS = 20
PAGES = 20
KEY = "k" * 64


def seconds(deed: Callable[[], object], times: int = LOOKS) -> float:
    """Of this process's processor, the best of some tries: what else the machine does counts little."""
    found = []
    for _ in range(times):
        begun = time.process_time()
        deed()
        found.append(time.process_time() - begun)
    return min(found)


def crowd(database: Database, number: int) -> None:
    """So many runs wait, of askers who take turns."""
    with database.writing() as session:
        askers = [User(name=f"a{i}", key=f"a{i}", password="x", role=Role.APPLICANT) for i in range(ASKERS)]
        session.add_all(askers)
        session.flush()
        owned = [(Dossier(owner_id=askers[i % ASKERS].id), askers[i % ASKERS].id) for i in range(number)]
        session.add_all(dossier for dossier, _ in owned)
        session.flush()
        session.add_all(Run(dossier_id=d.id, number=1, cause="handed_in", requested_by_id=who) for d, who in owned)


def of_turns(database: Database) -> float:
    """Seconds that it takes to know whose turn it is."""

    def look() -> None:
        with database.reading() as session:
            assert next(turns.in_turn(session))

    return seconds(look)


@contextmanager
def fresh(address: str, number: int) -> Iterator[Database]:
    """A database with so many waiting runs."""
    import psycopg

    name = f"crowd_{number}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    database = Database(database_address(address.replace("@/postgres", f"@/{name}")))
    migrate(database.engine)
    crowd(database, number)
    yield database
    database.close()


def nothing(number: int) -> None:
    """A job that does nothing, under the name of one that does."""


def of_jobs(url: str, folder: Path, jobs: int = JOBS) -> tuple[float, float]:
    """Commands of Redis for a job that is sent and done, and for a worker that comes and goes."""
    found = load({"REDIS_URL": url}, folder)
    with Redis.from_url(url) as redis:
        carrier, before = Carrier(found), _commands(redis)
        _work(redis, found.queue)
        lonely = _commands(redis) - before
        before = _commands(redis)
        for number in range(jobs):
            carrier.queue.enqueue("tests.hosts.costs.nothing", number, job_id=new_id(KEY, "run", number))
        _work(redis, found.queue)
        carrier.close()
        return (_commands(redis) - before - lonely) / jobs, lonely


def of_runs(url: str, folder: Path) -> tuple[float, float]:
    """Commits of a run but for signs of life, and how many of them each further page brings."""
    os.environ["STANDIN_LOG"] = str(folder / "read.log")
    standin.install()
    found = load({"REDIS_URL": url}, folder / "data")
    migrate(Database(found.database_url).engine)
    bench, shop, commits = Bench(found, folder), Workshop(found), []
    event.listen(shop.database.engine, "commit", commits.append)
    told = []
    for pages in (1, 1 + PAGES):
        begun = len(commits)
        assert perform(bench.hand_in(form=f"total_assets=1 declared\npages={pages}"), shop) == "done"
        told.append(len(commits) - begun)
    shop.close()
    bench.close()
    a_page = (told[1] - told[0]) / PAGES
    return told[0] - a_page, a_page


def _work(redis: Redis, queue: str) -> None:
    worker = SimpleWorker([queue], connection=redis, serializer=JSONSerializer)
    worker.work(burst=True, logging_level="ERROR")
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, signal.default_int_handler)


def _commands(redis: Redis) -> float:
    return float(redis.info("stats")["total_commands_processed"])


def main() -> int:
    """Print the figures."""
    with tempfile.TemporaryDirectory(prefix="ps-") as place:
        folder = Path(place)
        folder.chmod(0o711)
        with redis_server(folder) as url:
            a_job, a_worker = of_jobs(url, folder)
            a_run, a_page = of_runs(url, folder)
        print(f"Redis: {a_job:.0f} commands a job, {a_worker:.0f} a worker that comes and goes")
        print(f"record: {a_run:.0f} commits a run and {a_page:.1f} a page", flush=True)
        programs = postgres_programs()
        assert programs is not None, "PostgreSQL is missing"
        (folder / "pg").mkdir()
        with postgres_server(programs, folder / "pg") as address:
            for number in WAITING:
                with fresh(address, number) as database:
                    print(f"whose turn it is, {number} runs waiting: {of_turns(database) * 1000:.0f} ms", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
