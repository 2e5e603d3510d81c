"""Harm to Redis and to what it carries."""

from __future__ import annotations

import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from redis import Redis
from redis.exceptions import RedisError
from rq import Queue
from rq.serializers import JSONSerializer

from tests.chaos.kinds import fault
from tests.chaos.served import kill
from tests.chaos.world import World

WAITING = "rq:queue:reviews"
FROZEN = 4.0


@contextmanager
def opened(world: World) -> Iterator[Redis]:
    """The service's Redis, for one who got in; whatever it answers."""
    with Redis.from_url(world.base.settings().redis_url, socket_timeout=3) as redis, suppress(RedisError):
        yield redis


@fault("Redis killed")
def killed(world: World) -> None:
    kill(world.served.parts("redis"))
    world.hand_in()


@fault("Redis files spoilt")
def spoilt(world: World) -> None:
    world.hand_in()
    for journal in _files(world):
        with suppress(OSError):
            journal.write_bytes(b"*3\r\n$nonsense" + journal.read_bytes())
    kill(world.served.parts("redis"))


@fault("Redis files removed")
def removed(world: World) -> None:
    world.hand_in()
    shutil.rmtree(world.served.data / "redis", ignore_errors=True)
    kill(world.served.parts("redis"))


@fault("Redis emptied")
def emptied(world: World) -> None:
    world.hand_in()
    with opened(world) as redis:
        redis.flushall()


@fault("Redis frozen for a while")
def frozen(world: World) -> None:
    found = world.served.parts("redis")
    kill(found, signal.SIGSTOP)
    world.background(lambda: (time.sleep(FROZEN), kill(found, signal.SIGCONT)))
    world.hand_in()


@fault("job lost")
def lost(world: World) -> None:
    world.hand_in()
    with opened(world) as redis:
        for _ in range(20):
            redis.delete(WAITING)
            time.sleep(0.05)


@fault("job doubled")
def doubled(world: World) -> None:
    since = len(world.served.phases())
    entry = world.acknowledged()
    with opened(world) as redis:
        for key in redis.keys("rq:job:run-*"):
            redis.rpush(WAITING, *[key.decode().removeprefix("rq:job:")] * 3)
    world.served.worker_in("reading", since, 3)
    assert entry.title


@fault("job forged")
def forged(world: World) -> None:
    proof = world.served.temporary / "forged"
    with opened(world) as redis:
        queue = Queue("reviews", connection=redis, serializer=JSONSerializer)
        queue.enqueue("os.system", f"touch {proof}")
        queue.enqueue("worker.review_run", 1, job_id="run-1-00000000-" + "0" * 32)
    world.forged.append(proof)
    world.hand_in()


def _files(world: World) -> list[Path]:
    folder = world.served.data / "redis"
    return [path for path in folder.rglob("*") if path.is_file() and "appendonly" in str(path)]
