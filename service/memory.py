"""How much memory reading children may have together on this machine, and how many children that makes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

SHARE = 0.7
"""Of the machine's memory, for all reading children together; the rest is for the service itself and the system."""

CHILD, ALONE = 2_800, 4_000
"""Megabytes of written-to address space: for a child of which there are several (an engine takes 1,300, a page in
memory about 100 more; 2,300 were seen at most on scans by the dozen), and for one that has the room to itself."""

A_CORE = 250
"""More for each core beyond two: OpenVINO's threads reserve what they hardly touch (of 4,500 on 16 cores 1,300)."""

BUDGET_NAME, SHARE_NAME = "PRESCREEN_MEMORY_MB", "PRESCREEN_MEMORY_SHARE_MB"
"""What an office sets for the machine, and what `serve` tells each worker of it."""

UNLIMITED = 1 << 60
MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Plan:
    """For one parent: so many children with so many megabytes each; `alone`: what the only one may have, 0 for no more.

    jobs * child and alone both lie within the parent's share.
    """

    jobs: int
    child: int
    alone: int = 0


def plan(share: int, jobs: int, cores: int) -> Plan:
    """The children of a parent that may have `share` megabytes and would have so many; always one, however little."""
    more = A_CORE * max(cores - 2, 0)
    child, alone = CHILD + more, ALONE + more
    if jobs * alone <= share:
        return Plan(jobs, alone)
    jobs = max(1, min(jobs, share // child))
    child, alone = min(child, share), min(alone, share)
    return Plan(jobs, child, alone if alone > child else 0)


def workers(budget: int, wanted: int, cores: int) -> int:
    """How many workers have room for a child each; always one, however little, unless none is wanted."""
    return min(wanted, max(1, budget // (CHILD + A_CORE * max(cores - 2, 0))))


def share(environ: Mapping[str, str] | None = None) -> int:
    """The megabytes of this process's children: what it was told, else all that the machine has for such."""
    told = _number((os.environ if environ is None else environ).get(SHARE_NAME, ""))
    return told or budget(environ)


def budget(environ: Mapping[str, str] | None = None) -> int:
    """The megabytes for all reading children of this machine: as set, else a share of what it has."""
    told = _number((os.environ if environ is None else environ).get(BUDGET_NAME, ""))
    return told or int(machine() * SHARE)


def machine(root: Path = Path("/")) -> int:
    """The megabytes of this machine, or of the control group that this process is in, whichever is less."""
    return min([UNLIMITED, *_total(root), *_groups(root)]) // MEGABYTE


def _total(root: Path) -> Iterator[int]:
    for line in _lines(root / "proc/meminfo"):
        if line.startswith("MemTotal:"):
            yield int(line.split()[1]) * 1024


def _groups(root: Path) -> Iterator[int]:
    """The limits of the group and of those around it, of either version; "max" and the like are none."""
    for line in _lines(root / "proc/self/cgroup"):
        _, controllers, path = line.split(":", 2)
        if controllers not in ("", "memory") and "memory" not in controllers.split(","):
            continue
        base, name = ("sys/fs/cgroup", "memory.max") if not controllers else ("sys/fs/cgroup/memory", V1)
        parts = [part for part in path.split("/") if part not in ("", "..")]
        for depth in range(len(parts) + 1):
            found = _lines(root.joinpath(base, *parts[:depth], name))
            yield from (int(text) for text in found if text.isdigit() and int(text) < UNLIMITED)


V1 = "memory.limit_in_bytes"


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="ascii").splitlines()
    except OSError:
        return []


def _number(text: str) -> int:
    """What was set; 0 for nothing. What cannot be meant, the settings refuse."""
    return int(text) if text.isascii() and text.isdigit() else 0
