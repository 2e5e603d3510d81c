"""Opens the database: sessions for reading and for writing, and its tables brought up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

PATIENCE = 15_000
"""Milliseconds that SQLite waits for another writer before it gives up."""

MIGRATION_LOCK = 7_163_041


class Database:
    """An engine with its two kinds of sessions; one for a process, shared by its threads, never taken over a fork."""

    def __init__(self, url: str) -> None:
        self.engine = open_engine(url)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that looks and changes nothing; what it found stays readable after it is closed."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that commits at the end, or not at all. It takes the writer's place at once: a reader that
        turned writer would be refused by SQLite without waiting."""
        engine = self.engine.execution_options(prescreen_write=True)
        with Session(engine, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def open_engine(url: str) -> Engine:
    """An engine that treats SQLite as a real database (WAL, foreign keys, patience) and PostgreSQL as it is."""
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, pool_recycle=1800)
    engine = create_engine(url, connect_args={"timeout": PATIENCE / 1000, "check_same_thread": False})
    event.listen(engine, "connect", _settle_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _settle_sqlite(connection: Any, entry: ConnectionPoolEntry) -> None:
    """The driver's own transactions off (it would begin them too late), and the settings that hold a connection."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={PATIENCE}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("prescreen_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the tables to `revision`. Several processes may call it at once; one does the work."""
    from alembic import command
    from alembic.config import Config

    with as_file(files("service").joinpath("migrations")) as scripts:
        config = Config()
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        with engine.execution_options(prescreen_write=True).connect() as connection:
            config.attributes["connection"] = connection
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
                command.upgrade(config, revision)


def is_current(engine: Engine) -> bool:
    """Whether the tables are those that this program knows."""
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    with as_file(files("service").joinpath("migrations")) as scripts, engine.connect() as connection:
        config = Config()
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        wanted = ScriptDirectory.from_config(config).get_heads()
        return set(MigrationContext.configure(connection).get_current_heads()) == set(wanted)
