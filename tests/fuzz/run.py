"""Harms papers by the thousand and hands them in: `python -m tests.fuzz.run [--count 2000] [--seed 1] [--seconds 0]`.

Each must end as read or as told in a plain sentence, in time; the process that handles them must not grow.
"""

from __future__ import annotations

import argparse
import contextlib
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import psutil

from extractors.rooms import Room
from service.model import Options
from service.pipeline import new_children
from service.store import Store
from tests.fuzz.mutations import mutated
from tests.fuzz.samples import OFTEN, all_samples
from tests.fuzz.uploading import GENERAL, End, ends
from tests.test_imports import ROOT

OUT = ROOT / "out" / "fuzz"
LONG = 30.0
"""Seconds of the processor's time that one small paper may take, children and all."""

LOOKS = (0.1, 0.5, 1.0)
"""At which parts of the way it is looked how much memory there is: by the first a process has all that it keeps."""


@dataclass
class Tally:
    """What came of all papers."""

    ends: Counter[tuple[str, str]] = field(default_factory=Counter)
    kept: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    memory: dict[int, tuple[float, float]] = field(default_factory=dict)
    """By how many papers were done: MB of this process, and of its largest child."""

    cost: Counter[str] = field(default_factory=Counter)
    """Milliseconds of the processor by format."""

    papers: Counter[str] = field(default_factory=Counter)


def main(arguments: Sequence[str] | None = None) -> int:
    """The table on the terminal; papers that ended otherwise than they should in out/fuzz. 1 where there are any."""
    parser = argparse.ArgumentParser(description="Harms papers and hands them in.")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=0, help="end after so long; 0: when all are done")
    given = parser.parse_args(arguments)
    tally = fuzz(given.count, given.seed, given.seconds)
    print(table(tally))
    return int(bool(tally.kept))


def fuzz(count: int, seed: int, seconds: float = 0) -> Tally:
    """So many papers, drawn by the seed, one after the other through one pool of children."""
    random, tally, end = Random(seed), Tally(), time.monotonic() + seconds
    looks = {round(count * part) for part in LOOKS}
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"{folder}/store")
        samples = all_samples(Path(folder))
        assert store.folder is not None
        with new_children(Options(jobs=1), Room(named=(store.folder,))) as children:
            for number in range(count):
                if seconds and time.monotonic() > end:
                    break
                name = random.choices(list(OFTEN), list(OFTEN.values()))[0]
                how, content = mutated(samples[name], name, random)
                label = f"{seed}-{number}-{how}.{name}"
                cpu = _cpu()
                try:
                    found = ends(content, f"paper.{name}", store, children)
                except Exception as error:  # noqa: BLE001 - that anything is raised here is what is looked for
                    found = [End(f"raised {type(error).__name__}", str(error), 0)]
                _note(tally, name, found, label, content, _cpu() - cpu)
                if number + 1 in looks:
                    tally.memory[number + 1] = _memory()
                if number % 50 == 49:
                    print(f"{number + 1} papers, {_memory()[0]:.0f} MB", file=sys.stderr, flush=True)
    return tally


def _note(tally: Tally, name: str, found: list[End], label: str, content: bytes, cpu: float) -> None:
    tally.papers[name] += 1
    tally.cost[name] += round(1000 * cpu)
    for end in found:
        tally.ends[name, end.how] += 1
    tally.slowest = max(tally.slowest, (cpu, label))
    bad = [end for end in found if end.how.startswith("raised") or end.how == "crashed" or not end.told]
    if bad or cpu > LONG or not found:
        tally.kept.append(f"{label}: {bad or found} {cpu:.0f} s")
    if bad or cpu > LONG or not found or any(end.how == GENERAL for end in found):
        OUT.mkdir(parents=True, exist_ok=True)
        (OUT / label).write_bytes(content)


def _cpu() -> float:
    """Of this process and of all that it started: those that ended, and those that live."""
    used = sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    for child in psutil.Process().children(recursive=True):
        try:
            used += sum(child.cpu_times()[:4])  # with those that it waited for
        except psutil.Error:
            continue
    return used


def _memory() -> tuple[float, float]:
    """MB of this process, and of the largest of its children."""
    own, children = psutil.Process(), [0.0]
    for child in own.children(recursive=True):
        with contextlib.suppress(psutil.Error):
            children.append(child.memory_info().rss / 1e6)
    return own.memory_info().rss / 1e6, max(children)


def table(tally: Tally) -> str:
    """Format by format, how they ended."""
    names = list(OFTEN)
    hows = sorted({how for _, how in tally.ends}, key=lambda how: (how != "read", how))
    rows = [("", *names)] + [(how, *(str(tally.ends[name, how]) for name in names)) for how in hows]
    lines = [f"{row[0]:<24}" + "".join(f"{cell:>8}" for cell in row[1:]) for row in rows]
    seconds, label = tally.slowest
    costs = ", ".join(f"{name} {tally.cost[name] / max(tally.papers[name], 1) / 1000:.2f}" for name in names)
    told = f"{tally.papers.total()} papers; the slowest took {seconds:.1f} s of the processor ({label})"
    memory = [
        f"after {n} papers: {own:.0f} MB, its largest child {child:.0f} MB" for n, (own, child) in tally.memory.items()
    ]
    return "\n".join([*lines, told, f"seconds of the processor a paper: {costs}", *memory, *tally.kept])


if __name__ == "__main__":
    sys.exit(main())
