"""Restores a backup into an empty place: the tables as of then, what they hold, the migrations since, the store."""

from __future__ import annotations

import gzip
import itertools
import shutil
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, func, insert, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError

from service.backups.making import SECRET, VERSIONS, reflected
from service.backups.manifest import BadBackup, Manifest, opened
from service.backups.rows import row_of
from service.database import Database, altering, migrate
from service.settings import Settings
from service.store import Store

A_PIECE = 500


class NotEmpty(Exception):
    """There is something already where a backup was to be restored; the text says what."""


def prepare(source: Path, data: Path) -> Manifest:
    """The backup, whole by its hashes; its secret comes into the data folder. Raises BadBackup, NotEmpty."""
    manifest = opened(source)
    if data.exists() and any(data.iterdir()):
        raise NotEmpty(f"{data} is not empty")
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    if (source / SECRET).exists():
        shutil.copyfile(source / SECRET, data / SECRET)
        (data / SECRET).chmod(0o600)
    return manifest


def restore(source: Path, manifest: Manifest, settings: Settings) -> None:
    """All that the backup holds, brought up to this version. Raises BadBackup, NotEmpty."""
    database, store = Database(settings.database_url), Store(settings.storage_url)
    try:
        check_empty(database.engine, store)
        _store(source, store)
        try:
            migrate(database.engine, manifest.revision)
            with altering(database.engine) as config:
                _rows(config.attributes["connection"], source / "tables", manifest)
            migrate(database.engine)
        except SQLAlchemyError as error:
            raise BadBackup(f"the database does not take it: {str(error).splitlines()[0]}") from error
    finally:
        database.close()


def check_empty(engine: Engine, store: Store) -> None:
    """Raises NotEmpty."""
    if set(inspect(engine).get_table_names()) - {VERSIONS}:
        raise NotEmpty("the database has tables already")
    if next(store.digests(), None):
        raise NotEmpty("the store holds content already")


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
