"""`prescreen export`: reports, dossiers and rounds of a service as files, from the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from checkers.model import Text
from service.database import Database, migrate
from service.exports.contents import Taking
from service.exports.of_dossier import FORMS, report_as, zip_of
from service.exports.of_round import write_book
from service.exports.of_run import shown
from service.model import Lang
from service.records import exports, reports
from service.records.audit import SHELL, Subject
from service.records.refusals import Refused
from service.serve_cli import with_settings
from service.settings import Settings
from service.store import Store
from service.tables import Dossier, Round

NO_DOSSIER = Text("没有这份申报件。", "There is no such dossier.")
NO_REPORT = Text("预审还没有完成，暂无报告。", "The run is not finished, so there is no report yet.")
NO_ROUND = Text("没有这个申报批次。", "There is no such round.")

LANG = click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
TO = click.option("-o", "--output", "file", type=click.Path(path_type=Path, dir_okay=False), required=True)


@click.group()
def export() -> None:
    """Take reports, dossiers and rounds out of a service as files."""


@export.command()
@click.argument("dossier")
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="pdf", show_default=True)
@TO
@LANG
@with_settings
def report(found: Settings, dossier: str, form: str, file: Path, lang: str) -> None:
    """Write the latest report of a dossier of the service (by its id)."""
    taking = _taking(found, lang)
    with _database(found) as database:
        with database.reading() as session:
            one = _dossier(session, dossier)
            run = reports.last_done(session, one.id)
            if run is None or run.report is None:
                raise Refused("no_report", NO_REPORT, 404)
            made = shown(session, one, run, taking)
        file.write_bytes(report_as(form, made, taking))
        _written(database, "report", exports.of_dossier(one), {"form": form, "number": made.run})


@export.command()
@click.argument("dossier")
@TO
@LANG
@with_settings
def dossier(found: Settings, dossier: str, file: Path, lang: str) -> None:
    """Write a dossier of the service as a zip: originals, report, hashes."""
    with _database(found) as database:
        with database.reading() as session:
            one = _dossier(session, dossier)
            made = zip_of(session, one, _taking(found, lang))
        with file.open("wb") as target:
            target.writelines(made.pieces)
        _written(database, "dossier", exports.of_dossier(one), {"form": "zip"})


@export.command("round")
@click.argument("number")
@TO
@LANG
@with_settings
def round_book(found: Settings, number: str, file: Path, lang: str) -> None:
    """Write a round of the service as an Excel workbook (NUMBER: that of its notice)."""
    with _database(found) as database:
        with database.reading() as session:
            one = session.scalar(select(Round).where(Round.number == number))
            if one is None:
                raise Refused("no_round", NO_ROUND, 404)
            with file.open("wb") as target:
                count = write_book(session, target, one, _taking(found, lang))
        _written(database, "round", exports.of_round(one), {"form": "xlsx", "count": count})
    click.echo(f"{count} dossiers", err=True)


@contextmanager
def _database(found: Settings) -> Iterator[Database]:
    database = Database(found.database_url)
    migrate(database.engine)
    try:
        yield database
    finally:
        database.close()


def _dossier(session: Session, number: str) -> Dossier:
    one = session.get(Dossier, number)
    if one is None:
        raise Refused("no_dossier", NO_DOSSIER, 404)
    return one


def _taking(found: Settings, lang: str) -> Taking:
    return Taking(Store(found.storage_url, begin=False), ZoneInfo(found.timezone), cast(Lang, lang))


def _written(database: Database, sort: str, subject: Subject, told: dict[str, object]) -> None:
    with database.writing() as session:
        exports.written(session, SHELL, sort, subject, told)
