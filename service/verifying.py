"""Holds database, store and log against one another, every hash of them, and says of each fault what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Executable, select, text
from sqlalchemy.orm import Session

from service.records import chain
from service.store import NotKept, Spoilt, Store
from service.tables import AuditEntry, Cutout, Document, PagePicture, Run, RunReport, Step, Version, WholePaper

A_PIECE = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and what to do about it."""

    what: str
    do: str


@dataclass(frozen=True, slots=True)
class Named:
    """Content that the database names: for what, and where it comes from should it be lost."""

    digest: str
    of: str
    do: str


HAND_IN = "hand in the very file again, or take it from a backup"
FROM_BACKUP = "take it from a backup"
RUN_AGAIN = "run the dossier again, or take it from a backup"
BY_ITSELF = "nothing: it is made anew when it is asked for, or with the next run"
TAMPERED = "somebody changed the database past the service: compare with a backup before anything else is trusted"
REMOVE = "remove the file from the store: no record names it"


def faults(session: Session, store: Store, head: str | None = None) -> Iterator[Fault]:
    """All that is wrong with the service that is kept there."""
    yield from of_database(session)
    yield from of_log(session, head)
    yield from of_papers(session)
    yield from of_store(session, store)


def of_database(session: Session) -> Iterator[Fault]:
    """SQLite's own look at its file; PostgreSQL looks after its pages itself, where it was told to."""
    if session.get_bind().dialect.name != "sqlite":
        return
    for (said,) in session.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield Fault(f"database: {said}", "restore the last backup")
    for row in session.execute(text("PRAGMA foreign_key_check")):
        yield Fault(f"database: a row of {row[0]} refers to nothing in {row[2]}", TAMPERED)


def of_log(session: Session, head: str | None = None) -> Iterator[Fault]:
    """Entries that were changed, put in or taken out."""
    for one in chain.broken(session):
        how = "was changed" if one.changed else "does not follow the one before: entries were taken out or put in"
        yield Fault(f"log: entry {one.entry} {how}", TAMPERED)
    known = select(AuditEntry.id).where(AuditEntry.hash == head)
    if head and head != chain.START and session.scalar(known) is None:
        yield Fault(f"log: its former end {head} is no longer in it", TAMPERED)


def of_papers(session: Session) -> Iterator[Fault]:
    """Papers on record of whose coming the log knows nothing."""
    told = select(AuditEntry.dossier_id, AuditEntry.after).where(AuditEntry.action.startswith("document."))
    logged = {(dossier, (after or {}).get("sha256")) for dossier, after in session.execute(told)}
    papers = select(Document.dossier_id, Version.sha256, Version.name).join(Version.document)
    for dossier, digest, name in session.execute(papers):
        if (dossier, digest) not in logged:
            yield Fault(f"dossier {dossier}: the log does not know of {name}", TAMPERED)


def of_store(session: Session, store: Store) -> Iterator[Fault]:
    """Content that the record names and the store lost, or holds otherwise; then what lies there unnamed and spoilt."""
    seen: set[str] = set()
    for one in named(session):
        if one.digest not in seen:
            seen.add(one.digest)
            yield from _of_content(store, one)
    for digest in store.digests():
        if digest not in seen:
            yield from _of_content(store, Named(digest, "content", REMOVE))


def _of_content(store: Store, one: Named) -> Iterator[Fault]:
    try:
        store.check_content(one.digest, anew=True)
    except Spoilt:
        yield Fault(f"{one.of}: {one.digest} is spoilt", one.do)
    except NotKept:
        yield Fault(f"{one.of}: {one.digest} is missing", one.do)


def stale_readings(store: Store) -> int:
    """Kept readings that count no longer: spoilt, or of an earlier version. Their pages are read anew."""
    return sum(store.reading(key) is None for key in store.digests("readings"))


def named(session: Session) -> Iterator[Named]:
    """All content that the database names, what cannot be made again first."""
    papers = select(Version.sha256, Document.dossier_id, Version.name).join(Version.document)
    yield from (Named(d, f"dossier {dossier}, {name}", HAND_IN) for d, dossier, name in _rows(session, papers))
    steps = select(Step.sha256, Step.dossier_id, Step.name).where(Step.sha256 != "")
    yield from (Named(d, f"dossier {dossier}, {name}", FROM_BACKUP) for d, dossier, name in _rows(session, steps))
    yield from _of_runs(session)
    cuts = select(Cutout.picture).where(Cutout.picture.is_not(None))
    yield from (Named(d, "cut-out", RUN_AGAIN) for (d,) in _rows(session, cuts))
    yield from (Named(d, "picture of a page", BY_ITSELF) for (d,) in _rows(session, select(PagePicture.picture)))
    yield from (Named(d, "paper shown as a whole", BY_ITSELF) for (d,) in _rows(session, select(WholePaper.body)))


def _of_runs(session: Session) -> Iterator[Named]:
    """A run's reports, the rules that it was judged by, the papers that hung on others."""
    query = select(Run.dossier_id, Run.number, RunReport.html_zh, RunReport.html_en, RunReport.body).join(
        Run, Run.id == RunReport.run_id
    )
    for dossier, number, zh, en, body in _rows(session, query):
        said: dict[str, Any] = json.loads(body)
        rules = (said.get("rulebook") or {}).get("files")
        papers = [d["sha256"] for d in said.get("documents", ()) if d.get("sha256") and not d.get("error")]
        for digest in (zh, en, *([rules] if rules else []), *papers):
            yield Named(digest, f"dossier {dossier}, run {number}", RUN_AGAIN)


def _rows(session: Session, query: Executable) -> Iterator[Any]:
    yield from session.execute(query.execution_options(yield_per=A_PIECE))
