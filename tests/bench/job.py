"""One whole job as a command: `python -m tests.bench.job PAPER… [--jobs 2] [--kept DIR]`; prints the seconds until the
first page was read, and how many were recognised."""

from __future__ import annotations

import argparse
import time
from datetime import date
from pathlib import Path

from service.warming import warm


def main() -> None:
    """Review the papers as one dossier; imports and all, as the command does it."""
    started = time.monotonic()
    warm()
    from checkers.rulebook.loading import in_force
    from service.kept_said import KeptSaid
    from service.model import Handed, Options, Progress
    from service.page_store import KeptPages
    from service.pipeline import review
    from service.store import Store

    parser = argparse.ArgumentParser()
    parser.add_argument("papers", nargs="+", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kept", type=Path, help="pages read before are taken from here")
    given = parser.parse_args()
    first: list[float] = []

    def tell(progress: Progress) -> None:
        if progress.phase == "reading" and not first:
            first.append(time.monotonic() - started)

    handed = [Handed(path, path.name) for path in given.papers]
    options, store = Options(jobs=given.jobs), Store(given.kept.as_uri()) if given.kept else None
    pages, said = (KeptPages(store), KeptSaid(store, options.readers)) if store else (None, None)
    report = review(handed, in_force(), options, date(2026, 3, 1), tell, pages, kept=said)
    if said:
        said.settle()
    print(first[0] if first else -1.0, report.run.ocr_pages)


if __name__ == "__main__":
    main()
