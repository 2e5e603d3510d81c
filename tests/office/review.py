"""Reviews folders of papers in a process of its own, whose environment names the office's words: fields are read once.

`python -m tests.office.review RULEBOOK FOLDER… [-- FOLDER…]` writes `report.json` and both pages into each folder; into
those behind `--` no pages, whose pictures would take a quarter of the time.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from checkers.rulebook.loading import load_folder
from service.model import Handed, Options
from service.pipeline import new_children, review
from service.report.html import to_html
from service.report.json import dumps
from service.report.terminal import show

TODAY = date(2030, 1, 1)


def main(rules: Path, folders: list[Path], without_pages: list[Path]) -> None:
    """Review each folder by the rulebook."""
    rulebook, options = load_folder(rules), Options(jobs=2)
    with new_children(options) as children:
        for folder in (*folders, *without_pages):
            handed = [Handed(p, p.name) for p in sorted(folder.iterdir()) if p.suffix in (".docx", ".pdf", ".xlsx")]
            report = review(handed, rulebook, options, TODAY, children=children)
            (folder / "report.json").write_text(dumps(report), encoding="utf-8")
            for lang in ("zh", "en"):
                show(report, lang)
                if folder in folders:
                    (folder / f"report.{lang}.html").write_text(to_html(report, children, lang), encoding="utf-8")


if __name__ == "__main__":
    given = sys.argv[2:]
    split = given.index("--") if "--" in given else len(given)
    main(Path(sys.argv[1]), [Path(f) for f in given[:split]], [Path(f) for f in given[split + 1 :]])
