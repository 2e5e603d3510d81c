"""Runs a command and says what it took: wall time, CPU time of all that it started, the most memory of any of it."""

from __future__ import annotations

import ctypes
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True, slots=True)
class Taken:
    """`seconds` by the clock, `cpu` of the whole tree, `megabytes` of its largest process."""

    seconds: float
    cpu: float
    megabytes: float
    output: str


def run(*command: str) -> Taken:
    """Run it in the project's root. Raises RuntimeError where it fails."""
    # What outlives its parent, as the server that forks the reading children, is then counted here.
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    started, uses = time.monotonic(), []
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    )
    assert process.stdout is not None
    with process.stdout:
        output = process.stdout.read().decode()
    seconds = 0.0
    while left := _next(process.pid):
        pid, status, use = left
        uses.append(use)
        if pid == process.pid:
            process.returncode, seconds = os.waitstatus_to_exitcode(status), time.monotonic() - started
    if process.returncode:
        raise RuntimeError(f"{command[:4]} ended with {process.returncode}")
    return Taken(seconds, sum(u.ru_utime + u.ru_stime for u in uses), max(u.ru_maxrss for u in uses) / 1024, output)


def _next(group: int) -> tuple[int, int, resource.struct_rusage] | None:
    try:
        return os.wait4(-group, 0)
    except ChildProcessError:
        return None


def python(module: str, *arguments: str) -> Taken:
    """A module of this project as a command."""
    return run(sys.executable, "-m", module, *arguments)


def on_one_core(command: Callable[[], Taken]) -> Taken:
    """The same, held to the first of the cores that are given."""
    given = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(given)})
    try:
        return command()
    finally:
        os.sched_setaffinity(0, given)


@dataclass(frozen=True, slots=True)
class Pair:
    """Medians of two things done in turn, and of their ratios."""

    ours: float
    theirs: float
    ratio: float
    cpu_ratio: float


def in_pairs(ours: Callable[[], Taken], theirs: Callable[[], Taken], times: int) -> Pair:
    """Both so many times, now the one first, now the other."""
    taken: list[tuple[Taken, Taken]] = []
    for turn in range(times):
        if turn % 2:
            other = theirs()
            taken.append((ours(), other))
        else:
            taken.append((ours(), theirs()))
    return Pair(
        _median([a.seconds for a, _ in taken]),
        _median([b.seconds for _, b in taken]),
        _median([a.seconds / b.seconds for a, b in taken]),
        _median([a.cpu / b.cpu for a, b in taken]),
    )


def _median(values: Sequence[float]) -> float:
    return float(statistics.median(values))
