"""What was written beside the cells of Excel sheets: notes, and threads of comments with those that are done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.exceptions import CellCoordinatesException

from extractors.readers.cell_pictures import sheet_parts
from extractors.readers.packages import Package

At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CellNote:
    """What is written at a cell (1-based row and column); `settled`: the thread is marked as done."""

    at: At
    text: str
    settled: bool = False


def notes_at_cells(package: Package) -> Mapping[str, tuple[CellNote, ...]]:
    """The notes by the title of their sheet, each thread in its order."""
    return {title: tuple(_on_sheet(package, part)) for title, part in sheet_parts(package).items()}


def _on_sheet(package: Package, part: str) -> Iterator[CellNote]:
    """Of a cell with a thread the note beside is but a copy of that for older programs."""
    targets = [(r.kind, r.target) for r in package.relations(part).values() if not r.external]
    threads = [note for kind, name in targets if kind == "threadedComment" for note in _threads(package.tree(name))]
    yield from threads
    threaded = {note.at for note in threads}
    for name in (name for kind, name in targets if kind == "comments"):
        yield from (note for note in _notes(package.tree(name)) if note.at not in threaded)


def _notes(tree: Any) -> Iterator[CellNote]:
    authors = [one.text or "" for one in _named(tree, "author")]
    for note in _named(tree, "comment"):
        text = "".join(t.text or "" for t in _named(note, "t")).strip()
        author = note.get("authorId", "")
        for name in authors[int(author) : int(author) + 1] if author.isdigit() else ():
            text = text.removeprefix(name).lstrip(":： \n") if name and text.startswith(name) else text
        yield from _noted(note, text, False)


def _threads(tree: Any) -> Iterator[CellNote]:
    entries = list(_named(tree, "threadedComment"))
    done = {one.get("id") for one in entries if one.get("done") in ("1", "true")}
    for one in entries:
        text = "".join(t.text or "" for t in _named(one, "text")).strip()
        yield from _noted(one, text, one.get("id") in done or one.get("parentId") in done)


def _noted(entry: Any, text: str, settled: bool) -> Iterator[CellNote]:
    try:
        row, column = coordinate_to_tuple(entry.get("ref", "").split(":")[0].replace("$", ""))
    except (CellCoordinatesException, ValueError):
        return
    if text:
        yield CellNote((row, column), text, settled)


def _named(tree: Any, name: str) -> Iterator[Any]:
    """The elements of that local name: threads have a namespace of their own."""
    return iter(()) if tree is None else tree.iter("{*}" + name)
