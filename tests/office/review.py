"""Reviews folders of papers in a process of its own, whose environment names the office's words: fields are read once.

`python -m tests.office.review RULEBOOK PAGES FOLDER…` writes `report.json` and `report.html` into each folder.
Pages are kept in PAGES, and those that were read before found there.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from checkers.rulebook.loading import load_folder
from service.model import Handed, Options
from service.page_store import KeptPages
from service.pipeline import new_children, review
from service.report.crops import pictures
from service.report.html import page_of
from service.report.json import dumps
from service.report.terminal import show
from service.store import Store

TODAY = date(2030, 1, 1)


def main(rules: Path, pages: Path, folders: list[Path]) -> None:
    """Review each folder by the rulebook."""
    rulebook, options, kept = load_folder(rules), Options(jobs=1), KeptPages(Store(pages.as_uri()))
    with new_children(options) as children:
        for folder in folders:
            handed = [Handed(p, p.name) for p in sorted(folder.iterdir()) if p.suffix in (".docx", ".pdf", ".xlsx")]
            report = review(handed, rulebook, options, TODAY, cache=kept, children=children)
            (folder / "report.json").write_text(dumps(report), encoding="utf-8")
            made = pictures(report, children)
            for lang in ("zh", "en"):
                (folder / f"report.{lang}.html").write_text(page_of(report, made, lang), encoding="utf-8")
                show(report, lang)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [Path(f) for f in sys.argv[3:]])
