"""Opens the database: sessions for reading and for writing, and its tables brought up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

if TYPE_CHECKING:
    from alembic.config import Config

PATIENCE = 15_000
"""Milliseconds that SQLite waits for another writer before it gives up."""

CONNECTIONS = 16
"""Kept for the threads of a process, `THREADS` of the web's; a few more for what is begun beside them."""

MIGRATION_LOCK = 7_163_041

CUT_LINE = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 20_000}
"""How soon a cut line to PostgreSQL is noticed on this side, seconds and milliseconds."""

CUT_LINE_THERE = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"
"""The same on the server's side: what a machine held locked when it was cut off is free again in half a minute."""


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

    def forget_deleted(self) -> None:
        """See that what was deleted stands in no file of the database any more, as far as that lies with it."""
        if self.engine.dialect.name == "postgresql":
            with self.engine.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("VACUUM")
            return
        raw = self.engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def open_engine(url: str) -> Engine:
    """An engine that treats SQLite as a real database (WAL, foreign keys, patience) and PostgreSQL as it is."""
    if make_url(url).get_backend_name() != "sqlite":
        ours: dict[str, Any] = {"connect_timeout": 10, **CUT_LINE, "options": CUT_LINE_THERE}
        unsaid = {name: value for name, value in ours.items() if name not in make_url(url).query}
        return create_engine(url, pool_size=CONNECTIONS, pool_pre_ping=True, pool_recycle=1800, connect_args=unsaid)
    engine = create_engine(
        url, pool_size=CONNECTIONS, connect_args={"timeout": PATIENCE / 1000, "check_same_thread": False}
    )
    event.listen(engine, "connect", _settle_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _settle_sqlite(connection: Any, entry: ConnectionPoolEntry) -> None:
    """The driver's own transactions off (it would begin them too late), and the settings that hold a connection."""
    connection.isolation_level = None
    settings = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON", "secure_delete=ON")
    for pragma in (*settings, f"busy_timeout={PATIENCE}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("prescreen_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the tables to `revision`. Several processes may call it at once; one does the work."""
    from alembic import command

    with altering(engine) as config:
        command.upgrade(config, revision)


@contextmanager
def altering(engine: Engine) -> Iterator[Config]:
    """What Alembic's commands take, on one connection and in one transaction: all of it is done, or nothing."""
    from alembic.config import Config

    with (
        as_file(files("service").joinpath("migrations")) as scripts,
        _without_foreign_keys(engine.execution_options(prescreen_write=True)) as connection,
        connection.begin(),
    ):
        config = Config()
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.attributes["connection"] = connection
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        yield config
        _check_foreign_keys(connection)


@contextmanager
def _without_foreign_keys(engine: Engine) -> Iterator[Connection]:
    """A connection on which SQLite may make a table anew that others refer to (sqlite.org/lang_altertable.html, 7)."""
    with engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        if connection.dialect.name != "sqlite" or raw is None:
            yield connection
            return
        raw.cursor().execute("PRAGMA foreign_keys=OFF")
        try:
            yield connection
        finally:
            raw.cursor().execute("PRAGMA foreign_keys=ON")


def _check_foreign_keys(connection: Connection) -> None:
    """Raises IntegrityError where a row now refers to nothing: the whole migration is then undone."""
    if connection.dialect.name != "sqlite":
        return
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        raise IntegrityError("PRAGMA foreign_key_check", None, ValueError(f"{len(broken)} rows refer to nothing"))


def is_current(engine: Engine) -> bool:
    """Whether the tables are those that this program knows."""
    from alembic.runtime.migration import MigrationContext

    with engine.connect() as connection:
        return set(MigrationContext.configure(connection).get_current_heads()) == known()


@cache
def known() -> frozenset[str]:
    """What the tables are brought up to by the program as it was when this process first asked.

    Newer files may come in its place while it runs, and it does not become newer by that.
    """
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    with as_file(files("service").joinpath("migrations")) as scripts:
        config = Config()
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        return frozenset(ScriptDirectory.from_config(config).get_heads())
