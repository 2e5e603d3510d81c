"""Compares the reports of this tree with those of another commit, on the samples and on forged dossiers.

    python -m tests.golden.run --base COMMIT [--work DIR] [--only NAME…] [--show N]

Everything is kept in a folder outside the tree (default: prescreen-golden in the system's folder for temporary files):
the dossiers, forged once; each commit's reports; the pages read, for each state of the reading code. So a second run
only writes the reports of what changed. The working tree is always run anew. Exit 1 where a report differs.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.accuracy.run import prepare, seeds_of
from tests.golden.compare import differences, in_one_form, short

ROOT = Path(__file__).resolve().parents[2]
FORGED = {"text": "1-45,1001-1045", "word": "46-85,1046-1085", "scan": "86-100,1086-1100"}
"""200 dossiers, half of them of wordings that lower seeds never use."""

READING = ("readers", "recognise", "pictures")
"""Rooms of the extractors whose code, and word files whose words decide what a page reads as."""


def forge_all(work: Path) -> None:
    """The dossiers and copies of the samples, those that are not there yet."""
    for only, seeds in FORGED.items():
        for seed in seeds_of(seeds):
            prepare(seed, work, only, reuse=True)
    for sample in sorted(ROOT.glob("samples/*/expected.yaml")):
        if not (work / sample.parent.name).exists():
            shutil.copytree(sample.parent, work / sample.parent.name)


def tree_of(commit: str, home: Path) -> Path:
    """The files of a commit, in a folder of their own."""
    tree = home / "trees" / commit
    if not tree.exists():
        tree.mkdir(parents=True)
        archive = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True).stdout
        subprocess.run(["tar", "-x", "-C", str(tree)], input=archive, check=True)
    return tree


def reading_mark(tree: Path) -> str:
    """A hash of the code that reads pages, whatever its files are called and import, and of its words."""
    code = [_code(p) for room in READING for p in (tree / "extractors" / room).rglob("*.py")]
    words = [p.read_text("utf-8") for room in READING for p in (tree / "extractors" / "words").glob(f"{room}.yaml")]
    return hashlib.sha256("".join(sorted([*code, *words])).encode()).hexdigest()[:16]


def _code(path: Path) -> str:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    kept = [node for node in body if not isinstance(node, ast.Import | ast.ImportFrom)]
    return "".join(ast.dump(node) for node in kept)


def write_reports(tree: Path, work: Path, out: Path, home: Path) -> None:
    """The reports of a tree that are not in `out` yet."""
    script = [sys.executable, str(Path(__file__).with_name("reports.py"))]
    environment = os.environ | {"PYTHONPATH": str(tree), "OMP_THREAD_LIMIT": "1"}
    pages = home / "pages" / reading_mark(tree)
    command = [*script, str(work), str(out), str(pages)]
    subprocess.run(command, cwd=tree, env=environment, check=True, stdout=subprocess.DEVNULL)


def compare(old: Path, new: Path, show: int) -> int:
    """Prints which reports differ, and how; gives their number."""
    changed = 0
    paths: Counter[str] = Counter()
    for path in sorted(new.glob("*.json")):
        one, two = (json.loads((side / path.name).read_text(encoding="utf-8")) for side in (old, new))
        found = list(differences(*in_one_form(one, two)))
        changed += bool(found)
        paths.update(_place(where) for where, _, _ in found)
        for where, before, after in found[:show]:
            print(f"{path.stem}: {where}: {short(before)} -> {short(after)}")
        if len(found) > show:
            print(f"{path.stem}: … {len(found) - show} more")
    print("\n".join(["", *(f"{count:6} {where}" for where, count in paths.most_common(30))]))
    print(f"{len(list(new.glob('*.json')))} reports, {changed} differ")
    return changed


def _place(path: str) -> str:
    """A path without the numbers in it."""
    return "".join(c for c in path if not c.isdigit())


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit 1 where a report differs from that of the base."""
    parser = argparse.ArgumentParser(description="Compares the reports of this tree with those of another commit.")
    parser.add_argument("--base", required=True, help="the commit to compare with")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "prescreen-golden")
    parser.add_argument("--only", nargs="*", help="dossiers whose name begins so")
    parser.add_argument("--show", type=int, default=6, help="differences shown of each report")
    options = parser.parse_args(arguments)
    home, work = options.work, options.work / "dossiers"
    commit = _commit(options.base)
    forge_all(work)
    old = home / "reports" / commit
    with tempfile.TemporaryDirectory() as scratch:
        chosen = _chosen(work, Path(scratch) / "dossiers", options.only)
        write_reports(tree_of(commit, home), chosen, old, home)
        new = Path(scratch) / "new"
        write_reports(ROOT, chosen, new, home)
        return int(compare(old, new, options.show) > 0)


def _commit(name: str) -> str:
    """The full name of a commit."""
    command = ["git", "rev-parse", "--verify", f"{name}^{{commit}}"]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def _chosen(work: Path, folder: Path, only: Sequence[str] | None) -> Path:
    """A folder of links to the dossiers whose names begin as asked; all of them where nothing is asked."""
    if not only:
        return work
    folder.mkdir()
    for home in work.iterdir():
        if home.name.startswith(tuple(only)):
            (folder / home.name).symlink_to(home)
    return folder


if __name__ == "__main__":
    sys.exit(main())
