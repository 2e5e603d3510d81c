"""What a finished run leaves for the comparison of dossiers: marks of its files and of itself; then it is compared.

Marks are written with the run's report, and the comparison comes after: of two runs that end at once, the one that
is compared later sees the other. A dossier that nobody came to compare is compared with the next one.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from extractors.errors import PaperError
from extractors.isolate import Isolated
from service.model import Report, ReviewedDocument
from service.pairs.marks import marks_of
from service.pairs.model import FileMark
from service.records import pairs
from service.tables import Run
from service.workshop import Workshop

PAGES = 300
"""Of one file."""

PAGES_A_TASK = 25
SECONDS_A_PAGE = 10

log = logging.getLogger(__name__)


def mark_files(shop: Workshop, report: Report) -> None:
    """Write down what can be told of the run's files, of each content once."""
    documents = {d.sha256: d for d in report.documents if d.sha256 and not d.error}
    with shop.database.reading() as session:
        fresh = pairs.unmarked(session, documents)
    for told in told_of_files([d for sha256, d in documents.items() if sha256 in fresh], shop.children):
        with shop.database.writing() as session:
            pairs.mark_file(session, told)


def mark_run(session: Session, run_id: int, body: dict[str, Any]) -> None:
    """Write down a finished run's marks, beside its report. What goes wrong costs the comparison, not the run."""
    run = session.get_one(Run, run_id)
    try:
        told = list(pairs.told_of(session, [d["sha256"] for d in body["documents"] if d["sha256"]]))
        found = marks_of(run.dossier_id, run.number, body, told)
    except Exception:
        log.exception("no marks of run %s", run_id)
        return
    pairs.mark_dossier(session, run_id, found)


def compare_waiting(shop: Workshop) -> int:
    """Compare all dossiers that wait for it; how many were. What goes wrong is tried again after the next run."""
    with shop.database.reading() as session:
        todo = pairs.waiting(session)
    done = 0
    for dossier_id in todo if shop.settings.pair_months else ():
        try:
            done += _compare(shop, dossier_id)
        except Exception:
            log.exception("dossier %s was not compared", dossier_id)
    return done


def _compare(shop: Workshop, dossier_id: str) -> bool:
    """Look first, so that no writer waits for it, and then write what was seen."""
    with shop.database.reading() as session:
        found = pairs.found_for(session, dossier_id, shop.settings.pair_months)
    if found is None:
        return False
    with shop.database.writing() as session:
        pairs.keep(session, *found)
    return True


def told_of_files(documents: list[ReviewedDocument], children: Isolated) -> Iterator[tuple[FileMark, ...]]:
    """What children tell of each file; what they cannot tell is left out, and nobody asks for it again."""
    tasks: list[tuple[ReviewedDocument, list[Future[tuple[FileMark, ...]]]]] = []
    for document in documents:
        numbers = tuple(range(1, min(document.pages, PAGES) + 1))
        chunks = [numbers[i : i + PAGES_A_TASK] for i in range(0, len(numbers), PAGES_A_TASK)]
        limits = [(SECONDS_A_PAGE * len(chunk) + 30, chunk) for chunk in ((), *chunks)]
        submit = children.submit_within
        tasks.append((document, [submit(s, tell, document.path, document.sha256, c) for s, c in limits]))
    for document, futures in tasks:
        found = [mark for future in futures for mark in _result(future)]
        whole = FileMark(document.sha256, 0)
        yield tuple(found) if any(not mark.page for mark in found) else (whole, *found)


def _result(future: Future[tuple[FileMark, ...]]) -> tuple[FileMark, ...]:
    try:
        return future.result()
    except PaperError:
        return ()


# In the child


def tell(path: Path, sha256: str, numbers: tuple[int, ...]) -> tuple[FileMark, ...]:
    """How these pages look; without any, what the file says of its own making. Raises PaperError."""
    if numbers:
        from extractors.pictures.hashes import looks

        return tuple(FileMark(sha256, look.number, look.hash, look.scanned) for look in looks(path, numbers))
    from extractors.readers.properties import properties

    said = properties(path)
    made = (said.author, said.changed_by, said.producer, said.created, said.changed)
    return (FileMark(sha256, 0, "", False, *made),)
