"""Reports that are there to be judged again: JSON files that `prescreen check --json` wrote, or a service's own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.database import Database
from service.errors import no_report, not_found
from service.model import Report
from service.records.reports import body_of, last_done
from service.records.upgrading import upgraded
from service.report.parsing import report_of
from service.settings import load
from service.tables import Dossier


@dataclass(frozen=True, slots=True)
class Kept:
    """A report with what its dossier is called by, and the dossier's id where a service has it."""

    name: str
    report: Report
    dossier: str = ""


MARKS = ("secret.key", "prescreen.db")
"""What lies in a service's data folder, even where its database is elsewhere (DATABASE_URL)."""


def kept(paths: Iterable[Path]) -> Iterator[Kept]:
    """The reports of files, of folders of files, of a service's data folder. Raises UnusableInput."""
    for path in paths:
        if not path.exists():
            raise not_found(str(path))
        if any((path / mark).is_file() for mark in MARKS):
            yield from _of_service(path)
        elif path.is_dir():
            yield from (_of_file(file) for file in sorted(path.rglob("*.json")))
        else:
            yield _of_file(path)


def stored(session: Session) -> Iterator[Kept]:
    """The latest report of every dossier of a service that has one."""
    for dossier in session.scalars(select(Dossier).order_by(Dossier.id)):
        run = last_done(session, dossier.id)
        body = body_of(session, run) if run else None
        if body:
            yield Kept(dossier.applicant or dossier.title or dossier.id, report_of(body), dossier.id)


def _of_service(data: Path) -> Iterator[Kept]:
    database = Database(load(data=data).database_url)
    with database.reading() as session:
        yield from stored(session)
    database.close()


def _of_file(path: Path) -> Kept:
    try:
        report = report_of(upgraded(json.loads(path.read_text(encoding="utf-8"))))
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise no_report(str(path)) from error
    return Kept(report.dossier.applicant or path.stem, report)
