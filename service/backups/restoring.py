"""Restores a backup into an empty place: the tables as of then, what they hold, the migrations since, the store."""

from __future__ import annotations

import gzip
import itertools
import shutil
from pathlib import Path

from alembic import command
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, Table, func, insert, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError

from extractors.folders import OWNER, is_in_use, sign
from service.backups.making import SECRET, VERSIONS, reflected
from service.backups.manifest import BadBackup, Manifest, opened
from service.backups.rows import row_of
from service.database import Database, altering
from service.settings import RESTORING, Settings
from service.store import Store

A_PIECE = 500


class NotEmpty(Exception):
    """There is something already where a backup was to be restored; the text says what."""


def prepare(source: Path, data: Path) -> Manifest:
    """The backup, whole by its hashes; its secret comes into the data folder. Raises BadBackup, NotEmpty.

    The folder is marked until `finished`: what a restore that was cut off left in it goes, and nobody serves it.
    """
    manifest = opened(source)
    mark = data / RESTORING
    if is_in_use(mark):
        raise NotEmpty(f"{data}: another restore is at work on it")
    if data.exists() and any(data.iterdir()) and not mark.exists():
        raise NotEmpty(f"{data} is not empty")
    mark.mkdir(parents=True, exist_ok=True, mode=0o700)
    data.chmod(0o700)
    sign(mark)
    for left in data.iterdir():
        if left != mark:
            shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()
    if (source / SECRET).exists():
        shutil.copyfile(source / SECRET, data / SECRET)
        (data / SECRET).chmod(0o600)
    return manifest


def finished(data: Path) -> None:
    """All of it is there, and what was purged since is gone again: the folder may be served."""
    shutil.rmtree(data / RESTORING)


def given_up(data: Path) -> None:
    """Nobody is at work on it any more; until it was done again the folder is no service's."""
    (data / RESTORING / OWNER).unlink(missing_ok=True)


def restore(source: Path, manifest: Manifest, settings: Settings) -> None:
    """All that the backup holds, brought up to this version; the record whole or not at all.

    Raises BadBackup, NotEmpty.
    """
    database, store = Database(settings.database_url), Store(settings.storage_url)
    try:
        check_empty(database.engine, store, source)
        _store(source, store)
        with altering(database.engine) as config:
            command.upgrade(config, manifest.revision)
            _rows(config.attributes["connection"], source / "tables", manifest)
            command.upgrade(config, "head")
    except (SQLAlchemyError, CommandError) as error:
        raise BadBackup(f"the database does not take it: {str(error).splitlines()[0]}") from error
    finally:
        database.close()


def check_empty(engine: Engine, store: Store, source: Path) -> None:
    """Raises NotEmpty; what the store has of this very backup already is no harm."""
    if set(inspect(engine).get_table_names()) - {VERSIONS}:
        raise NotEmpty("the database has tables already; empty it, or name an empty one in DATABASE_URL")
    if not all((source / "content" / digest[:2] / digest).exists() for digest in store.digests()):
        raise NotEmpty("the store holds content already; name an empty one in STORAGE_URL")


def _store(source: Path, store: Store) -> None:
    """Each content is hashed once more as it goes in."""
    for path in sorted((source / "content").glob("*/*")):
        with path.open("rb") as file:
            if store.put(file).sha256 != path.name:
                raise BadBackup(f"content {path.name} is not what its name says")
    for path in sorted((source / "readings").glob("*/*")):
        store.keep_reading(path.name, path.read_bytes())


def _rows(connection: Connection, folder: Path, manifest: Manifest) -> None:
    tables = reflected(connection)
    if unknown := manifest.tables.keys() - {table.name for table in tables}:
        raise BadBackup(f"the tables {', '.join(sorted(unknown))} are not known at {manifest.revision}")
    for table in reversed(tables):  # what migrations put in themselves is in the backup as well
        if connection.scalar(select(func.count()).select_from(table)):
            connection.execute(table.delete())
    for table in tables:
        if table.name in manifest.tables:
            _fill(connection, table, folder / f"{table.name}.jsonl.gz", manifest.tables[table.name])


def _fill(connection: Connection, table: Table, path: Path, wanted: int) -> None:
    count = 0
    with gzip.open(path, "rt", encoding="utf-8") as file:
        while rows := [row_of(line) for line in itertools.islice(file, A_PIECE)]:
            connection.execute(insert(table), rows)
            count += len(rows)
    if count != wanted:
        raise BadBackup(f"{table.name}: {count} rows of {wanted}")
    if connection.dialect.name == "postgresql" and "id" in table.columns and count:
        _go_on_counting(connection, table)


def _go_on_counting(connection: Connection, table: Table) -> None:
    """The next row gets the number after the last one, as it would have where the backup was made."""
    sequence = connection.scalar(text("SELECT pg_get_serial_sequence(:name, 'id')"), {"name": table.name})
    if sequence:
        last = connection.scalar(select(func.max(table.c.id)))
        connection.execute(text("SELECT setval(:sequence, :last)"), {"sequence": sequence, "last": last})
