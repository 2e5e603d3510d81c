"""Prints what came of many faults: `python -m tests.chaos.run [--faults 200] [--seed 1] [--database sqlite]`.

Each scenario has a seed of its own, counted from the first; `--seed N --faults 5` plays one again.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections import Counter
from collections.abc import Sequence

from tests.chaos.databases import template
from tests.chaos.kinds import KINDS
from tests.chaos.scenario import Outcome, play
from tests.test_imports import ROOT

A_SCENARIO = 10
OUT = ROOT / "out" / "chaos"
SORTS = ("lost", "wrong", "doubled", "stuck")


def main(arguments: Sequence[str] | None = None) -> int:
    """The table on the terminal; what a scenario with findings left behind in out/chaos. 1 where there are any."""
    parser = argparse.ArgumentParser(description="Harms the service while dossiers are handed in.")
    parser.add_argument("--faults", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--kinds", default="", help="these instead of drawn ones, with , between")
    given = parser.parse_args(arguments)
    outcomes, begun = [], time.monotonic()
    kinds = given.kinds.split(",") if given.kinds else None
    with template(given.database) as made:
        seed = given.seed
        while sum(len(one.struck) for one in outcomes) < given.faults:
            folder = OUT / f"{given.database}-{seed}"
            shutil.rmtree(folder, ignore_errors=True)
            outcomes.append(play(seed, min(A_SCENARIO, given.faults), made, folder, kinds))
            _tell(outcomes[-1])
            seed += 1
    print(table(outcomes, time.monotonic() - begun))
    return int(any(one.findings for one in outcomes))


def _tell(outcome: Outcome) -> None:
    said = "; ".join(f"{name} {seconds:.0f} s" for name, seconds in outcome.took.items())
    print(f"seed {outcome.seed}: {outcome.dossiers} dossiers, {outcome.seconds:.0f} s: {said}", flush=True)
    for found in outcome.findings:
        print(f"    {found.sort}: [{found.kind}] {found.what}", flush=True)


def table(outcomes: Sequence[Outcome], seconds: float) -> str:
    """Kind by kind, then the whole."""
    struck = Counter(name for one in outcomes for name in one.struck)
    found = Counter((f.kind, f.sort) for one in outcomes for f in one.findings)
    rows = [("", "times", *SORTS)]
    names = [*(kind.name for kind in KINDS if struck[kind.name]), ""]
    for name in names:
        times = str(struck[name]) if name else ""
        rows.append((name or "the service as a whole", times, *(str(found[name, sort]) for sort in SORTS)))
    sums = (str(sum(found[name, sort] for name in names)) for sort in SORTS)
    rows.append(("all", str(sum(struck.values())), *sums))
    lines = [f"{row[0]:<40}" + "".join(f"{cell:>9}" for cell in row[1:]) for row in rows]
    dossiers, by_hand = sum(o.dossiers for o in outcomes), sum(o.by_hand for o in outcomes)
    told = f"{dossiers} dossiers acknowledged, {by_hand} runs asked for again by hand, {len(outcomes)} scenarios"
    return "\n".join([*lines, f"{told}, {seconds / 60:.0f} min"])


if __name__ == "__main__":
    sys.exit(main())
