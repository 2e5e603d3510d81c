"""Worker processes that begin to work at once: forked from one that has loaded what each would load for two seconds."""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[3]


def new_worker(environment: Mapping[str, str]) -> psutil.Process:
    """A worker process with the stand-in for the reading core, and this environment."""
    nursery = _nursery()
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write(json.dumps(dict(environment)) + "\n")
    nursery.stdin.flush()
    return psutil.Process(int(nursery.stdout.readline()))


@cache
def _nursery() -> subprocess.Popen[str]:
    """The process that forks; it ends with this one."""
    command = [sys.executable, "-m", "tests.service.web.nursery"]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(process.communicate)
    return process


def main() -> int:
    """Fork a worker for each line until there are no more; the exit code, of a worker its own."""
    import service.performing
    import worker

    assert service.performing.perform
    assert worker.main
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who has ended is gone, whoever waits
    while line := sys.stdin.readline():
        if not (pid := os.fork()):
            return _work(json.loads(line))
        print(pid, flush=True)
    return 0


def _work(environment: dict[str, str]) -> int:
    from tests.service.web import standin

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdin, sys.stdout):
        os.dup2(nothing, stream.fileno())
    os.environ.clear()
    os.environ.update(environment)
    return standin.main([])


if __name__ == "__main__":
    sys.exit(main())
