"""Makes a backup while the service runs: the record as of one moment, then the store, which only ever grows."""

from __future__ import annotations

import gzip
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, MetaData, Table, select
from sqlalchemy.orm import Session

from extractors.folders import OWNER, is_in_use, sign
from service.backups.manifest import seal
from service.backups.rows import line_of
from service.database import Database
from service.records import chain
from service.settings import Settings
from service.store import NotKept, Store
from service.tables.base import now
from service.verifying import named
from service.version import project_version

A_PIECE = 500
VERSIONS = "alembic_version"
SECRET = "secret.key"
DRAFTS = ".*.part"

log = logging.getLogger(__name__)


@dataclass
class Made:
    """What came into a backup; `lost` are contents that the record names and the store does not hold as they were."""

    rows: int = 0
    contents: int = 0
    readings: int = 0
    lost: list[str] = field(default_factory=list)


def make(settings: Settings, target: Path) -> Made:
    """Write a backup to `target`, which must not be there yet: all of it, or nothing. Raises FileExistsError."""
    if target.exists():
        raise FileExistsError(17, "there is something already", str(target))
    _clear_away(target.parent)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    draft.mkdir(parents=True, mode=0o700)
    sign(draft)
    try:
        made = _fill(settings, draft)
        _on_disk(draft)
        draft.rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return made


def _clear_away(place: Path) -> None:
    """What backups left there that were killed: all papers, and the secret."""
    for draft in place.glob(DRAFTS):
        if is_in_use(draft) is False:
            log.warning("%s is what a backup left that was killed; it is taken away", draft)
            shutil.rmtree(draft, ignore_errors=True)


def _fill(settings: Settings, folder: Path) -> Made:
    database, store, made = Database(settings.database_url), Store(settings.storage_url, begin=False), Made()
    try:
        with snapshot(database.engine) as connection:
            tables = _tables(connection, folder / "tables")
            revision = MigrationContext.configure(connection).get_current_revision()
            with Session(connection) as session:
                head, wanted = chain.head(session), {one.digest for one in named(session)}
            kind = connection.dialect.name
    finally:
        database.close()
    _contents(store, folder, wanted, made)
    _readings(store, folder, made)
    if (settings.data / SECRET).exists():
        shutil.copy2(settings.data / SECRET, folder / SECRET)
    (folder / OWNER).unlink()
    made.rows = sum(tables.values())
    about = {"version": project_version(), "revision": revision, "database": kind, "made_at": now().isoformat()}
    counts = {"tables": tables, "contents": made.contents, "readings": made.readings, "lost": made.lost}
    seal(folder, {**about, **counts, "head": head})
    return made


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """A connection on which everything is as it was at the first look, whatever others write meanwhile."""
    with engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


def reflected(connection: Connection) -> list[Table]:
    """The tables as they are in the database, each after those that it refers to."""
    metadata = MetaData()
    metadata.reflect(connection)
    return [table for table in metadata.sorted_tables if table.name != VERSIONS]


def _tables(connection: Connection, folder: Path) -> dict[str, int]:
    folder.mkdir()
    return {table.name: _table(connection, table, folder / f"{table.name}.jsonl.gz") for table in reflected(connection)}


def _table(connection: Connection, table: Table, path: Path) -> int:
    count = 0
    query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=A_PIECE)
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=5) as file:
        for row in connection.execute(query).mappings():
            file.write(line_of(table, dict(row)))
            count += 1
    return count


def _contents(store: Store, folder: Path, wanted: set[str], made: Made) -> None:
    """What is spoilt is not copied; it is told where the record names it."""
    for digest in sorted(wanted | set(store.digests())):
        place = folder / "content" / digest[:2] / digest
        try:
            with store.open(digest) as source:
                place.parent.mkdir(parents=True, exist_ok=True)
                with place.open("wb") as sink:
                    shutil.copyfileobj(source, sink, 1 << 20)
        except NotKept:
            made.lost += [digest] if digest in wanted else []
            continue
        made.contents += 1


def _readings(store: Store, folder: Path, made: Made) -> None:
    for key in sorted(store.digests("readings")):
        content = store.reading(key)
        if content is not None:
            place = folder / "readings" / key[:2] / key
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
            made.readings += 1


def _on_disk(folder: Path) -> None:
    """Nothing counts as kept before it is on the disk."""
    for path in (*folder.rglob("*"), folder):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
