"""Writes the report of every dossier under a folder, by the code of the tree that it is run in.

    PYTHONPATH=<tree> python reports.py WORK OUT PAGES

Run as a file, never imported: the tree may be of any commit, also of one that has no such script. Pages that were
read before by the same reading code lie in PAGES.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import yaml

JOBS = 2


class Pages:
    """A folder of pages as a review's page cache."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def _path(self, key: Any) -> Path:
        return self._folder / f"{key.sha256[:24]}-{key.number}-{key.readers}.json.gz"

    def get(self, key: Any, /) -> Any:
        """The page, None where it was not read before."""
        from service.page_store import unpacked

        path = self._path(key)
        return unpacked(path.read_bytes()) if path.exists() else None

    def put(self, key: Any, page: Any, /) -> None:
        """Keep the page."""
        from service.page_store import packed

        self._path(key).write_bytes(packed(page))


def report_of(home: Path, rulebook: Any, children: Any, pages: Pages, scratch: Path) -> str:
    """The report of one dossier as JSON text, without what no two runs share."""
    from service.intake import collect
    from service.model import Options
    from service.pipeline import review
    from service.report.json import to_json

    expected = yaml.safe_load((home / "expected.yaml").read_text(encoding="utf-8"))
    papers = home / "papers"
    files = sorted(papers.iterdir()) if papers.exists() else [home / d["name"] for d in expected["documents"]]
    day = date.fromisoformat(str(expected["dossier"]["as_of"]))
    handed = collect(files, scratch)
    report = to_json(review(handed, rulebook, Options(as_of=day, jobs=JOBS), day, cache=pages, children=children))
    report["run"]["seconds"] = 0
    return json.dumps(report, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _rulebook() -> Any:
    """The rulebook by whatever name the tree's loader has."""
    try:
        from checkers.rulebook.loading import load
    except ModuleNotFoundError:
        from checkers.rulebook import load
    return load()


def main(work: Path, out: Path, pages: Path) -> None:
    """Every dossier that has no report yet, one line each."""
    from tempfile import TemporaryDirectory

    from service.model import Options
    from service.pipeline import new_children

    out.mkdir(parents=True, exist_ok=True)
    rulebook = _rulebook()
    with new_children(Options(jobs=JOBS)) as children:
        for home in sorted(p.parent for p in work.glob("*/expected.yaml")):
            target = out / f"{home.name}.json"
            if not target.exists():
                with TemporaryDirectory() as scratch:
                    text = report_of(home, rulebook, children, Pages(pages), Path(scratch))
                target.write_text(text, encoding="utf-8")
                print(home.name, flush=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
