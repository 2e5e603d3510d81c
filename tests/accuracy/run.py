"""Forges dossiers by seed, runs the command on each, and prints how well it did.

    python -m tests.accuracy.run [--seeds 1-12] [--jobs 2] [--only text|word|sheet|scan|photo] [--keep DIR] [--reuse]

Seeds from 1000 on draw from wordings and layouts that lower seeds never use, seeds from 3000 on also what strangers
do to papers, seeds from 5000 on hand in the papers of every condition (samples/README.md).
Misses go to out/accuracy/misses.json.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import yaml

from samples.forge.dossier import forge
from samples.forge.record import expected_yaml
from tests.accuracy.match import Score, score
from tests.accuracy.table import table

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "out" / "accuracy"
DEFAULT_SEEDS = "1-6,1001-1006"


def seeds_of(text: str) -> list[int]:
    """`1-3,7` as 1, 2, 3, 7."""
    out: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        out += range(int(first), int(last or first) + 1)
    return out


def prepare(seed: int, folder: Path, only: str | None, reuse: bool) -> Path:
    """The seed's dossier in a folder of its own, forged unless it may be reused."""
    home = folder / (f"{seed}-{only}" if only else str(seed))
    if reuse and (home / "expected.yaml").exists():
        return home
    papers = home / "papers"
    papers.mkdir(parents=True, exist_ok=True)
    for old in papers.iterdir():
        old.unlink()
    truth = forge(seed, papers, only)
    (home / "expected.yaml").write_text(expected_yaml(truth), encoding="utf-8")
    return home


def score_folder(home: Path, papers: Sequence[Path], seed: str, extra: Sequence[str] = ()) -> Score:
    """Reviews these papers and scores the report against the folder's expected.yaml."""
    expected = yaml.safe_load((home / "expected.yaml").read_text(encoding="utf-8"))
    start = time.monotonic()
    report = review(papers, expected["dossier"]["as_of"], home / "report.json", extra)
    out = score(expected, report, seed)
    out.add("time", "seconds", time.monotonic() - start)
    out.add("time", "pages", report["run"]["pages"])
    out.add("time", "dossiers")
    if "failed" in report:
        out.add("time", "failed")
        out.misses.insert(0, {"what": "FAILED", "seed": seed, "message": report["failed"]})
    return out


def review(papers: Sequence[Path], as_of: str, target: Path, extra: Sequence[str] = ()) -> dict[str, Any]:
    """The report of the command, run in a process of its own; an empty one with `failed` where that ended badly."""
    command = [sys.executable, "-m", "service.cli", "check", *map(str, papers), "--as-of", as_of]
    command += ["--json", str(target), "--jobs", "1", *extra]
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    target.unlink(missing_ok=True)
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode in (0, 1) and target.exists():
        return json.loads(target.read_text(encoding="utf-8"))
    empty: dict[str, Any] = {"dossier": {}, "documents": [], "claims": [], "findings": [], "run": {"pages": 0}}
    return empty | {"failed": f"exit {done.returncode}: {done.stderr[-2000:]}"}


def measure(job: tuple[int, Path, str | None, bool, tuple[str, ...]]) -> Score:
    """Forges, reviews and scores one seed."""
    seed, folder, only, reuse, extra = job
    home = prepare(seed, folder, only, reuse)
    return score_folder(home, sorted((home / "papers").iterdir()), str(seed), extra)


def run(seeds: list[int], folder: Path, jobs: int, only: str | None, reuse: bool, extra: tuple[str, ...]) -> Score:
    """The score of all seeds, one line a seed on the way."""
    whole = Score()
    work = [(seed, folder, only, reuse, extra) for seed in seeds]
    with ProcessPoolExecutor(jobs) as pool:
        for seed, part in zip(seeds, pool.map(measure, work), strict=True):
            whole.merge(part)
            dangerous = part.counts.get("findings", {}).get("dangerous", 0)
            print(f"seed {seed}: {len(part.misses)} misses, {dangerous} dangerous", flush=True)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit 1 where a condition was reported met that is not."""
    parser = argparse.ArgumentParser(description="Measures the pipeline on forged dossiers.")
    parser.add_argument("--seeds", default=DEFAULT_SEEDS)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", choices=("text", "word", "sheet", "scan", "photo"))
    parser.add_argument("--keep", type=Path, help="keep dossiers and reports in this folder")
    parser.add_argument("--reuse", action="store_true", help="with --keep: do not forge again what is there")
    parser.add_argument("--readers", help="handed on to the command")
    options = parser.parse_args(arguments)
    extra = ("--readers", options.readers) if options.readers else ()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        whole = run(seeds_of(options.seeds), folder, options.jobs, options.only, options.reuse, extra)
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "misses.json").write_text(json.dumps(whole.misses, ensure_ascii=False, indent=1), encoding="utf-8")
    (OUT / "counts.json").write_text(json.dumps(whole.counts, indent=1), encoding="utf-8")
    print("\n" + table(whole))
    print(f"misses: {(OUT / 'misses.json').relative_to(ROOT)}")
    return 1 if whole.counts.get("findings", {}).get("dangerous") else 0


if __name__ == "__main__":
    sys.exit(main())
