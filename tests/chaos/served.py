"""The service of a scenario from outside: started, asked, stopped, and its processes found by what they are."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import requests

from tests.chaos.core import LOG, PART, READ_ONLY
from tests.chaos.waiting import wait_until
from tests.test_imports import ROOT

COMMAND = [sys.executable, "-m", "tests.chaos.core"]
START_SECONDS = 180
STRANGE = ("PRESCREEN", "REDIS", "DATABASE", "STORAGE", "CHAOS")


class Served:
    """A data folder that is served, with all that belongs to it below `folder`."""

    def __init__(self, folder: Path, disk: Path, database_url: str = "") -> None:
        self.disk, self.data, self.temporary = disk, disk / "data", disk / "tmp"
        self.events, self.log, self.read_only = folder / "events", folder / "log", folder / "read-only"
        self.temporary.mkdir(exist_ok=True)
        self.events.touch()
        self.process: subprocess.Popen[str] | None = None
        self.address = ""
        self.env = environment(self.data) | {
            "TMPDIR": str(self.temporary),
            LOG: str(self.events),
            READ_ONLY: str(self.read_only),
            "PRESCREEN_WEBHOOK_HTTP": "1",
            "PRESCREEN_WEBHOOK_INSIDE": "1",
            **({"DATABASE_URL": database_url} if database_url else {}),
        }

    def start(self) -> None:
        """Begin, and wait until it is ready."""
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [*COMMAND, "serve", "--port", "0", "--workers", "2"],
                env=self.env,
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self.process.stdout is not None
        found = re.search(r"http://\S+", self.process.stdout.readline())
        assert found, f"the service did not start; see {self.log}"
        self.address = found[0]
        self.await_ready()

    def await_ready(self) -> None:
        """Until web, queue, database, store and workers are all there."""
        wait_until(self.is_ready, START_SECONDS, 0.2, "for the service")

    def is_ready(self) -> bool:
        """Whether it says that it can work."""
        with suppress(requests.RequestException):
            return requests.get(f"{self.address}/readyz", timeout=5).status_code == 200
        return False

    def is_up(self) -> bool:
        """Whether the process that watches the others lives."""
        return self.process is not None and self.process.poll() is None

    def ask(self, method: str, path: str, token: str, **more: Any) -> requests.Response:
        """One request of a program. Raises RequestException where there is no answer."""
        headers = {"Authorization": f"Bearer {token}", **more.pop("headers", {})}
        return requests.request(method, f"{self.address}/api/v1{path}", headers=headers, timeout=20, **more)

    def family(self) -> list[psutil.Process]:
        """All its processes."""
        if not self.is_up():
            return []
        assert self.process is not None
        with suppress(psutil.NoSuchProcess):
            return psutil.Process(self.process.pid).children(recursive=True)
        return []

    def parts(self, name: str) -> list[psutil.Process]:
        """Its parts of that name: `web`, `post`, `worker 1`, `worker 2`, or `worker` for both; `redis`."""
        return [one for one in self.family() if (_part(one) or "").startswith(name)]

    def children(self) -> list[psutil.Process]:
        """Its reading children: those of pebble's that fork from a server of forks."""
        return list(_readers(self.family()))

    def phases(self) -> list[tuple[str, int]]:
        """Which phases were begun, and by which process, in order."""
        lines = (line.split() for line in self.events.read_text().splitlines())
        return [(phase, int(pid)) for phase, pid in lines]

    def worker_in(self, phase: str, since: int, seconds: float = 30) -> int | None:
        """The process that is the next to begin a phase, after as many events; None where none does in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for found, pid in self.phases()[since:]:
                if found == phase:
                    return pid
            time.sleep(0.02)
        return None

    def end(self, sign: signal.Signals = signal.SIGTERM) -> list[psutil.Process]:
        """End it; the processes of it that still live 40 s later."""
        if self.process is None:
            return []
        family = self.family()
        self.process.send_signal(sign)
        self.process.wait(120)
        _, alive = psutil.wait_procs(family, timeout=40)
        if self.process.stdout:
            self.process.stdout.close()
        self.process = None
        return alive


def environment(data: Path) -> dict[str, str]:
    """This one's, but for what would lead to another service."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(STRANGE)}
    return {**env, "PRESCREEN_DATA": str(data)}


def _part(process: psutil.Process) -> str | None:
    """What a process is: named in its environment, but for those that a part started."""
    with suppress(psutil.Error):
        words = process.cmdline()
        if any("redis-server" in word for word in words):
            return "redis"
        if "tests.chaos.core" in words or any(word.startswith("rq:worker") for word in words):
            return process.environ().get(PART)
    return None


def _readers(family: list[psutil.Process]) -> Iterator[psutil.Process]:
    for one in family:
        with suppress(psutil.Error):
            parent = one.parent()
            if parent is not None and "forkserver" in " ".join(parent.cmdline()):
                yield one


def kill(processes: Mapping[str, psutil.Process] | list[psutil.Process], sign: signal.Signals = signal.SIGKILL) -> int:
    """Send them a signal; how many there were."""
    count = 0
    for one in processes.values() if isinstance(processes, Mapping) else processes:
        with suppress(psutil.NoSuchProcess):
            one.send_signal(sign)
            count += 1
    return count
