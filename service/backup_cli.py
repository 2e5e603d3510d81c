"""`prescreen backup` and `prescreen restore`: a running service into a folder, and from there into an empty place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from sqlalchemy.exc import SQLAlchemyError

from service import settings
from service.backups.making import make
from service.backups.manifest import BadBackup
from service.backups.restoring import NotEmpty, finished, given_up, prepare
from service.backups.restoring import restore as restore_all
from service.database import Database
from service.purge_cli import beside, purge_listed
from service.records.audit import SHELL, Subject, note
from service.retention import listing
from service.retention.listing import BadList
from service.serve_cli import with_settings
from service.settings import BadSetting, Settings
from service.store import Store
from service.verify_cli import opened, tell_faults

PURGED = "A list of what was purged since (purged.jsonl); several may be named."


@click.command()
@click.argument("to", type=click.Path(path_type=Path))
@with_settings
@click.pass_context
def backup(ctx: click.Context, found: Settings, to: Path) -> None:
    """Write all that the service keeps to a new folder, while it runs. Keep it as secret as the data folder.

    Exit 0: all of it; 1: the store lacks what the record names, which is told; 2: nothing was written.
    """
    store = Store(found.storage_url, begin=False).folder
    if store and to.resolve().is_relative_to(store.parent.resolve()):
        raise click.ClickException(f"{to} lies in the store itself: name a folder elsewhere, best on another disk")
    with opened(found.database_url) as database:
        made = make(found, to)
        try:
            listing.note_place(found, to.parent)
            with database.reading() as session:
                listing.write(session, found)
            _log(database, "backup.made", to)
        except (SQLAlchemyError, OSError) as error:  # a disk that is full is what a backup may be made for
            click.echo(f"hint: the backup is there, but the service's log does not know: {str(error).splitlines()[0]}")
    for digest in made.lost:
        click.echo(f"{digest} is missing or spoilt in the store -- prescreen verify says where it belongs")
    click.echo(f"{made.rows} rows, {made.contents} contents, {made.readings} kept readings in {to}")
    ctx.exit(int(bool(made.lost)))


@click.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="FROM")
@click.option("--data", type=click.Path(path_type=Path), help="Data folder; else PRESCREEN_DATA, else ./data.")
@click.option("--purged", "lists", type=click.Path(path_type=Path, exists=True), multiple=True, help=PURGED)
@click.pass_context
def restore(ctx: click.Context, source: Path, data: Path | None, lists: tuple[Path, ...]) -> None:
    """Restore a backup into an empty data folder, database and store, bring it up to this version, and verify it.

    What was purged after it was made is purged again, by the lists that lie beside it or are named.
    Exit 0: all is there and whole; 1: faults, each told with what to do; 2: no whole backup, or no empty place.
    """
    place = settings.data_folder(data)
    with _told():
        manifest = prepare(source, place)
    try:
        with _told():
            found = settings.load(data=data, restoring=True)
            restore_all(source, manifest, found)
            gone = purge_listed(found, beside(source, lists))
            finished(place)
    finally:
        given_up(place)
    with opened(found.database_url) as database:
        code = tell_faults(database, Store(found.storage_url, begin=False), manifest.head)
        _log(database, "backup.restored", source)
    if not gone:
        click.echo("hint: no list of what was purged since; where there is one: prescreen purge --again LIST --really")
    ctx.exit(code)


@contextmanager
def _told() -> Iterator[None]:
    """What is wrong with a backup or its place, in one line."""
    try:
        yield
    except (BadBackup, NotEmpty, BadSetting, BadList) as error:
        raise click.ClickException(str(error)) from error


def _log(database: Database, action: str, folder: Path) -> None:
    with database.writing() as session:
        note(session, SHELL, action, Subject("backup", folder.name[:64]))
