"""The very way that an upload takes: into the store, looked at, laid out, opened and read in limited children."""

from __future__ import annotations

import io
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from checkers.rulebook.loading import Rulebook, in_force
from extractors.isolate import Isolated
from service.model import Handed, Options
from service.pipeline import review
from service.store import Store
from service.uploads import Turned, looked_at, receive

LIMIT = 100 * 1024 * 1024
DAY = date(2026, 3, 1)

GENERAL = "unreadable"
"""The code of a failure that no reader foresaw: plain to the reader, but worth a look."""


@dataclass(frozen=True, slots=True)
class End:
    """How it ended: "read", "turned away", or the code of its error; what is told of it, and how long it took."""

    how: str
    told: str
    seconds: float


@cache
def _rules() -> Rulebook:
    return in_force()


def ends(content: bytes, name: str, store: Store, children: Isolated) -> list[End]:
    """Of one upload, an end for each paper that came out of it."""
    begun = time.monotonic()
    found = []
    for received in receive(store, name, io.BytesIO(content), LIMIT):
        one = looked_at(store, received)
        if isinstance(one, Turned):
            found.append(End("turned away", one.text.zh, time.monotonic() - begun))
            continue
        with tempfile.TemporaryDirectory(prefix="prescreen-run-", dir=children.work) as folder:
            path = Path(folder) / f"0000{Path(one.name).suffix}"
            store.lay_out(one.sha256, path, anew=True)
            report = review((Handed(path, one.name),), _rules(), Options(jobs=1), DAY, children=children)
        for document in report.documents:
            error = document.error
            how, told = (error.code, error.text.zh) if error else ("read", "-")
            found.append(End(how, told, time.monotonic() - begun))
    return found
