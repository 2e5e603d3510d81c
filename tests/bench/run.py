"""Prints how fast it is beside what does a part of the same work, in one run, and draws cost against pages.

    python -m tests.bench.run [--rows whole,text] [--pages 4] [--many 8] [--pairs 3] [--plot 1,2,4,8]

Every ratio is of two things done in turn on the same machine; figures of two runs are not to be compared.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.measure import ROOT, python
from tests.bench.papers import scan_pdf
from tests.bench.plot import svg
from tests.bench.rows import BARE, JOB, ROWS, Row, Size

OUT = ROOT / "out" / "bench"
CORES = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """The table on the terminal, the drawing in out/bench."""
    parser = argparse.ArgumentParser(description="Measures side by side.")
    parser.add_argument("--rows", default=",".join(ROWS))
    parser.add_argument("--pages", type=int, default=4)
    parser.add_argument("--many", type=int, default=8)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--plot", default="", help="numbers of pages to draw the cost of: 1,2,4,8")
    given = parser.parse_args(arguments)
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    print(_line(Row("", "clock", "CPU", "goal")), flush=True)
    for name in given.rows.split(","):
        with tempfile.TemporaryDirectory() as folder:
            print(_line(ROWS[name](Path(folder), Size(given.pages, given.many, given.pairs))), flush=True)
    if given.plot:
        print(f"drawn: {_drawn([int(n) for n in given.plot.split(',')]).relative_to(ROOT)}")
    return 0


def _line(row: Row) -> str:
    return f"{row.what:<48}{row.ratio:>10}{row.cpu:>10}   {row.goal:<24}{row.detail}".rstrip()


def _drawn(pages: Sequence[int]) -> Path:
    """CPU seconds against pages, of the whole job and of the bare reader."""
    whole, bare = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in pages:
            scan = Path(folder) / f"{number}.pdf"
            scan_pdf(scan, number)
            whole.append((float(number), python(JOB, str(scan)).cpu))
            bare.append((float(number), python(BARE, "scans", str(scan)).cpu))
    OUT.mkdir(parents=True, exist_ok=True)
    target = OUT / "cost.svg"
    target.write_text(svg([("whole job", whole), ("bare reader", bare)], "scanned pages", "CPU seconds"), "utf-8")
    return target


if __name__ == "__main__":
    sys.exit(main())
