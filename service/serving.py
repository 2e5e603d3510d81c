"""Runs the whole service on one machine, or workers alone: starts its parts, watches them, ends them on one signal."""

from __future__ import annotations

import contextlib
import fcntl
import logging
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from types import FrameType
from urllib.parse import urlsplit

from alembic.util import CommandError
from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from extractors.rooms import lacking
from service import memory, own_redis
from service.belonging import strange
from service.database import Database, is_current, migrate
from service.errands import is_our_mark, leave_mark
from service.leftovers import sweep_leftovers
from service.parts import Part
from service.queue import Carrier, keep_alive, sweep
from service.records import hooks, second_factor
from service.sealing import HOOK, Seal
from service.settings import BEGUN, Settings
from service.store import Store

LOOK = 0.5
SWEEP = 5.0
BESIDE = 12
"""So many times less often those look who have workers alone: a thousand machines must not all look every 5 s."""

TIDY = 24 * 3600.0
POLITE = 2.0
"""Seconds that a worker has to finish by itself; a run that takes longer goes back into the queue, its pages kept."""

FIRM = 15.0
OTHER_SECRET = (
    "the service's secret is not the one it had: %s second factors cannot be opened, nor webhooks be signed. Bring "
    "secret.key back from a backup, or call `prescreen user reset-factor NAME` for each"
)
STRANGER = "PRESCREEN_SECRET_KEY is not that of the service whose jobs are in this Redis"

log = logging.getLogger(__name__)


class CannotServe(Exception):
    """The service cannot start; the text says why in one line."""


class Signals:
    """Turns SIGINT and SIGTERM into a word that loops look at; the second one means: at once."""

    def __init__(self) -> None:
        self.count = 0

    def __enter__(self) -> Signals:
        self._former = {s: signal.signal(s, self._heard) for s in (signal.SIGINT, signal.SIGTERM)}
        return self

    def __exit__(self, *_: object) -> None:
        for sign, handler in self._former.items():
            signal.signal(sign, handler)

    def _heard(self, number: int, frame: FrameType | None) -> None:
        self.count += 1


def serve(settings: Settings, listener: socket.socket, workers: int, ready: Callable[[], None]) -> None:
    """Everything on this machine, until a signal comes. Raises CannotServe; `ready` is called once all is up."""
    with only_one(settings), Signals() as signals:
        redis = [_redis(settings)] if settings.own_redis else []
        try:
            bring_up(settings)
            _check_store(settings)
            descriptor = listener.fileno()
            web = Part(
                "web", [sys.executable, "-m", "service.web", str(descriptor)], _env(settings), pass_fds=(descriptor,)
            )
            post = Part("post", [sys.executable, "-m", "service.posting"], _env(settings))
            parts = [web, post, *worker_parts(settings, workers)]
            _run(settings, parts, redis, signals, ready, leads=True)
        finally:
            _end(redis, signals)


def work(settings: Settings, workers: int, ready: Callable[[], None]) -> None:
    """Workers alone, for a service that runs elsewhere. Raises CannotServe."""
    with Signals() as signals:
        database = Database(settings.database_url)
        try:
            if not is_current(database.engine):
                raise CannotServe("the database is not that of this version; start `prescreen serve` first")
        except SQLAlchemyError as error:
            raise CannotServe(f"the database cannot be reached: {_first_line(error)}") from error
        finally:
            database.close()
        _check_store(settings, begin=False)
        _check_secret(settings)
        _run(settings, worker_parts(settings, workers), [], signals, ready)


def worker_parts(settings: Settings, workers: int) -> list[Part]:
    """Worker processes that share cores and memory among them; no more than there is memory for a child each."""
    cores, megabytes = os.cpu_count() or 1, memory.budget()
    if (fit := memory.workers(megabytes, workers, cores)) < workers:
        log.warning("%s workers instead of %s: there are %s MB for reading children", fit, workers, megabytes)
    workers = fit
    env = {
        **_env(settings),
        "PRESCREEN_READING_JOBS": str(settings.reading_jobs or max(1, cores // max(workers, 1))),
        memory.SHARE_NAME: str(megabytes // max(workers, 1)),
        "OMP_THREAD_LIMIT": "1",
    }
    return [Part(f"worker {n + 1}", [sys.executable, "-m", "worker"], env) for n in range(workers)]


def listen(host: str, port: int) -> socket.socket:
    """The web's door, opened before anything else. Raises CannotServe."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
    except OSError as error:
        door.close()
        raise CannotServe(f"{host}:{port}: {error.strerror or error}") from error
    door.listen(128)
    return door


@contextlib.contextmanager
def only_one(settings: Settings) -> Iterator[None]:
    """One service for a data folder; the lock goes with the process. Raises CannotServe."""
    with (settings.data / "serve.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotServe(f"a service is running on {settings.data} already") from None
        yield


def _redis(settings: Settings) -> Part:
    try:
        return own_redis.start(settings)
    except own_redis.RedisFailed as error:
        raise CannotServe(f"Redis did not start: {error}") from error


def bring_up(settings: Settings) -> None:
    """The database, made where there is none yet, and brought up to this version. Raises CannotServe."""
    database = Database(settings.database_url)
    try:
        if why := strange(database.engine, settings):
            raise CannotServe(why)
        migrate(database.engine)
        with database.writing() as session:
            hooks.seal_old(session, Seal(settings.secret_key, HOOK))
            if locked_out := second_factor.closed(session, Seal(settings.secret_key)):
                log.warning(OTHER_SECRET, locked_out)
    except SQLAlchemyError as error:
        raise CannotServe(f"the database cannot be used: {_first_line(error)}") from error
    except CommandError as error:  # Alembic's, where it does not know what the tables are brought up to
        raise CannotServe(f"the database is of a later version of this program: {_first_line(error)}") from error
    finally:
        database.close()


def _check_store(settings: Settings, begin: bool = True) -> None:
    try:
        Store(settings.storage_url, begin).check()
    except OSError as error:
        raise CannotServe(f"the store cannot be used: {_first_line(error)}") from error


def _check_secret(settings: Settings) -> None:
    """Jobs are signed: with another secret than the service's a worker would refuse them all. Raises CannotServe."""
    with Redis.from_url(settings.redis_url, **keep_alive(settings.redis_url)) as connection:
        try:
            if is_our_mark(settings.secret_key, settings.queue, connection):
                return
        except RedisError as error:
            raise CannotServe(f"the queue cannot be reached: {_first_line(error)}") from error
    raise CannotServe(STRANGER)


def exposure(redis_url: str) -> str:
    """What lies open where Redis is on another host, in one sentence; "" for nothing."""
    parts = urlsplit(redis_url)
    if parts.scheme == "unix" or (parts.hostname or "localhost") in ("localhost", "127.0.0.1", "::1"):
        return ""
    guards = (("a password", bool(parts.password)), ("TLS (rediss://)", parts.scheme == "rediss"))
    lacking = [name for name, there in guards if not there]
    return f"REDIS_URL leads to another host without {' and '.join(lacking)}" if lacking else ""


def unset(settings: Settings) -> tuple[str, ...]:
    """What mails cannot hold as long as a setting is missing."""
    if not settings.mail_url or settings.site_url:
        return ()
    return ("PRESCREEN_SITE_URL is not set: links for new passwords are mailed for this machine's own addresses alone",)


def _run(
    settings: Settings,
    parts: Sequence[Part],
    before: Sequence[Part],
    signals: Signals,
    ready: Callable[[], None],
    leads: bool = False,
) -> None:
    """Watch the parts and sweep the queue until a signal comes; then end the parts. `leads`: whose secret holds."""
    database, carrier = Database(settings.database_url), Carrier(settings)
    if open_door := exposure(settings.redis_url):
        log.warning("%s: whoever is on that network can read, stop and refuse work", open_door)
    for open_side in (*lacking(), *unset(settings)):
        log.warning("%s", open_side)
    due = tidy = 0.0
    try:
        for part in parts:
            part.start()
        ready()
        while not signals.count:
            for part in (*before, *parts):
                part.watch()
            if time.monotonic() >= due:
                _sweep(database, carrier, settings, leads)
                due = time.monotonic() + SWEEP * (1 if leads else BESIDE)
            if time.monotonic() >= tidy:
                _tidy(settings)
                tidy = time.monotonic() + TIDY
            time.sleep(LOOK)
    finally:
        _end(parts, signals)
        carrier.close()
        database.close()


def _tidy(settings: Settings) -> None:
    try:
        sweep_leftovers(settings)
    except OSError as error:
        log.warning("what was left behind stays for now: %s", _first_line(error))


def _sweep(database: Database, carrier: Carrier, settings: Settings, leads: bool) -> None:
    """A database or queue that is away for a moment does not end the service."""
    try:
        if leads:
            leave_mark(settings.secret_key, settings.queue, carrier.redis)
        elif not is_our_mark(settings.secret_key, settings.queue, carrier.redis):
            raise CannotServe(STRANGER)
        sent = sweep(database, carrier, settings)
    except (SQLAlchemyError, RedisError) as error:
        log.warning("the sweep has to wait: %s", _first_line(error))
        return
    if sent:
        log.warning("runs %s were sent again", sent)


def _end(parts: Sequence[Part], signals: Signals) -> None:
    """Ask, ask again (workers then leave their run), and at last insist."""
    for seconds in (POLITE, FIRM):
        for part in parts:
            part.ask()
        if _all_ended(parts, seconds, signals):
            return
    for part in parts:
        part.kill()


def _all_ended(parts: Sequence[Part], seconds: float, signals: Signals) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end and signals.count < 3:
        if all(part.has_ended(0) for part in parts):
            return True
        time.sleep(0.05)
    return all(part.has_ended(0) for part in parts)


def _env(settings: Settings) -> dict[str, str]:
    return {"PRESCREEN_DATA": str(settings.data), BEGUN: "1"}


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
