"""Rids the store, and the tables that are kept by content, of what no record names: nothing that was touched lately."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from service.database import Database
from service.kept_said import digest as said_of
from service.model import PageKey, Readers
from service.page_store import digest as key_of
from service.records.round_exports import KEPT
from service.store import Store
from service.store_files import FRESH
from service.tables import (
    ExportState,
    FileMark,
    PagePicture,
    PersonalPlaces,
    RoundExport,
    Run,
    RunReport,
    State,
    Version,
    WholePaper,
)
from service.tables.base import now
from service.verifying import named
from service.version import reading_version, understanding_version

BY_CONTENT = (PagePicture, WholePaper, FileMark, PersonalPlaces)
"""Tables whose rows are of a file's content, whoever handed it in."""

READERS: tuple[Readers, ...] = ("auto", "rapidocr", "tesseract")
PAGES_UNKNOWN = 3000
"""Pages of a file that nobody has counted yet whose readings are left alone: a run is at it."""

A_PIECE = 200
SLACK = 300.0

log = logging.getLogger(__name__)


@dataclass
class Cleared:
    """How many contents and kept readings went, and how many bytes; `waiting` were touched too lately to go."""

    contents: int = 0
    readings: int = 0
    waiting: int = 0


@dataclass
class _Held:
    """The files that somebody still has, with their pages where these are known."""

    pages: dict[str, int] = field(default_factory=dict)

    def keys(self) -> set[str]:
        """Under what readings of them may be kept by this version."""
        version, understood = reading_version(), understanding_version()
        said = {said_of(sha256, readers, understood) for sha256 in self.pages for readers in READERS}
        return said | {
            key_of(PageKey(sha256, number, readers, version))
            for sha256, pages in self.pages.items()
            for number in range(1, (pages or PAGES_UNKNOWN) + 1)
            for readers in READERS
        }


def untouched_since(job_seconds: float) -> float:
    """The moment before which nothing that is only now being written can have been touched."""
    return time.time() - (job_seconds + FRESH + SLACK)


def clear(database: Database, store: Store, before: float, gone: Collection[str] = ()) -> Cleared:
    """Take away what nobody has any more; `gone`: files of which that is known. What was touched since `before` stays.

    Rows by content are swept only while no run is at work, since a run writes them before it is on record itself;
    those of `gone` at once.
    """
    with database.writing() as session:
        held = _held(session)
        quiet = session.scalar(select(Run.id).where(Run.state == State.RUNNING).limit(1)) is None
        for table in BY_CONTENT:
            _rows(session, table, held.pages, None if quiet else gone)
    with database.reading() as session:
        wanted = {*(one.digest for one in named(session)), *_workbooks(session), *held.pages}
    done = Cleared()
    for digest in set(store.digests()) - wanted:
        if store.forget(digest, before):
            done.contents += 1
        else:
            done.waiting += 1
    for key in set(store.digests("readings")) - held.keys():
        done.readings += store.forget(key, before, "readings")
    return done


def _held(session: Session) -> _Held:
    found = _Held(dict.fromkeys(session.scalars(select(Version.sha256).distinct()), 0))
    for body in session.scalars(select(RunReport.body).execution_options(yield_per=A_PIECE)):
        for document in json.loads(body).get("documents", ()):
            if document.get("sha256"):
                found.pages[document["sha256"]] = document.get("pages") or 0
    return found


def _rows(session: Session, table: Any, held: Collection[str], of: Collection[str] | None) -> None:
    there = set(session.scalars(select(table.sha256).distinct()))
    todo = sorted((there if of is None else there & set(of)) - set(held))
    for start in range(0, len(todo), A_PIECE):
        session.execute(delete(table).where(table.sha256.in_(todo[start : start + A_PIECE])))


def _workbooks(session: Session) -> Iterator[str]:
    """Workbooks of rounds that are still handed out."""
    alive = (RoundExport.state != ExportState.GONE, RoundExport.asked_at > now() - KEPT - timedelta(hours=1))
    yield from session.scalars(select(RoundExport.sha256).where(*alive, func.length(RoundExport.sha256) > 0))
