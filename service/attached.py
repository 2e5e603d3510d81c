"""What hangs on PDFs and OFDs or is embedded in office files becomes papers of the dossier: taken out in children."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from checkers.model import Text
from extractors.errors import AttachmentLeft
from extractors.isolate import Isolated
from extractors.readers.sniff import OLE, is_locked_package
from service.children import take_out
from service.model import Handed, Trouble
from service.reading import outcomes

if TYPE_CHECKING:
    from extractors.readers.attached import Attached

MOST = 200
"""Attachments of one dossier."""

DEPTH = 2
"""Attachments of handed-in papers, and those of these; what is wrapped deeper is named and not read."""

SECONDS = 120
_DIRECTORY = 1 << 20
"""Bytes at the end of a zip in which the names of its parts stand."""
_SAID_BY_THE_PAPER = frozenset({"encrypted", "encrypted_office", "damaged", "no_pages"})
"""Why a paper could not be looked into that its own entry says as well."""


def with_attached(handed: Sequence[Handed], pool: Isolated, folder: Path) -> tuple[Handed, ...]:
    """The papers, each followed by what hangs on it, called "paper/attachment".

    What is taken out lies below `folder`, which must outlive the review; what cannot be is named with its trouble.
    """
    return _Desk(pool, folder, {h.name for h in handed}).unwrapped(handed, 1)


class _Desk:
    """The attachments of one dossier as they are taken out."""

    def __init__(self, pool: Isolated, folder: Path, names: set[str]) -> None:
        self._pool = pool
        self._folder = folder
        self._left = MOST
        self._seen = Counter(names)
        self._tasks = 0

    def unwrapped(self, handed: Sequence[Handed], level: int) -> tuple[Handed, ...]:
        found: dict[str, tuple[Attached, ...] | Trouble] = {}
        for name, outcome in outcomes({h.name: self._submit(h) for h in handed if _may_hold_others(h)}):
            found[name] = outcome
        result: list[Handed] = []
        for paper in handed:
            inside = tuple(self._inside(paper, found.get(paper.name, ()), level))
            result += [paper, *(self.unwrapped(inside, level + 1) if inside else ())]
        return tuple(result)

    def _submit(self, paper: Handed) -> Future[tuple[Attached, ...]]:
        self._tasks += 1
        return self._pool.submit_within(SECONDS, take_out, paper.path, self._folder / f"{self._tasks:04d}")

    def _inside(self, paper: Handed, found: tuple[Attached, ...] | Trouble, level: int) -> Iterator[Handed]:
        if isinstance(found, Trouble):
            if found.code not in _SAID_BY_THE_PAPER:
                yield Handed(paper.path, self._called(paper, "?"), found)
            return
        for one in found:
            self._left -= 1
            error = one.error or (AttachmentLeft() if level > DEPTH or self._left < 0 else None)
            trouble = Trouble(error.code, Text(error.zh, error.en)) if error else None
            yield Handed(one.path or paper.path, self._called(paper, one.name), trouble)

    def _called(self, paper: Handed, name: str) -> str:
        called = f"{paper.name}/{name}"
        self._seen[called] += 1
        return called if self._seen[called] == 1 else f"{called} ({self._seen[called]})"


def _may_hold_others(paper: Handed) -> bool:
    """A PDF or OFD, or an office file with something embedded, or locked, by its bytes alone: a child opens it."""
    if paper.trouble:
        return False
    try:
        with paper.path.open("rb") as file:
            head = file.read(1024)
            if head.startswith(OLE):
                return is_locked_package(paper.path)
            if not head.startswith(b"PK") or paper.name.lower().endswith(".ofd"):
                return b"%PDF-" in head or head.startswith(b"PK")
            file.seek(-min(_DIRECTORY, paper.path.stat().st_size), 2)
            return b"/embeddings/" in file.read()
    except OSError:
        return False
